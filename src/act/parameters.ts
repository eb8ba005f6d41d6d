import type { Json } from '../basis/canonical.ts';
import type { CaseType } from '../model/case-type.ts';

/** The local value of a parameter where one is held, else the declaration's. A declaration without it is a bug (checkProgrammes). */
export function numberParameter(type: CaseType, id: string, local: Readonly<Record<string, Json>>): number {
  const declared = Object.hasOwn(type.parameters, id) ? type.parameters[id]?.value : undefined;
  const value = Object.hasOwn(local, id) ? local[id] : declared;
  if (typeof value !== 'number') throw new TypeError(`${type.id}: parameter ${id} is not a number`);
  return value;
}
