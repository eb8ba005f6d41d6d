import type { Json } from '../basis/canonical.ts';
import type { CaseType } from '../model/case-type.ts';

/** The local value of a parameter where one is held, else the declaration's. A declaration without it is a bug (checkProgrammes). */
export function numberParameter(type: CaseType, id: string, local: Readonly<Record<string, Json>>): number {
  const value = parameter(type, id, local);
  if (typeof value !== 'number') throw new TypeError(`${type.id}: parameter ${id} is not a number`);
  return value;
}

/** A list of words; a local value that is none does not count. */
export function wordsParameter(type: CaseType, id: string, local: Readonly<Record<string, Json>>): readonly string[] {
  const value = parameter(type, id, local);
  return isWords(value) ? value : isWords(type.parameters[id]?.value) ? type.parameters[id].value : [];
}

const isWords = (value: Json | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((one: Json) => typeof one === 'string' && one !== '');

/** The same of a list of whole numbers from 1. */
export function listParameter(type: CaseType, id: string, local: Readonly<Record<string, Json>>): readonly number[] {
  const value = parameter(type, id, local);
  if (!isList(value)) throw new TypeError(`${type.id}: parameter ${id} is not a list of whole numbers`);
  return value;
}

export const isList = (value: Json | undefined): value is readonly number[] =>
  Array.isArray(value) && value.every((one: Json) => typeof one === 'number' && Number.isSafeInteger(one) && one >= 1);

function parameter(type: CaseType, id: string, local: Readonly<Record<string, Json>>): Json | undefined {
  const declared = Object.hasOwn(type.parameters, id) ? type.parameters[id]?.value : undefined;
  return Object.hasOwn(local, id) ? local[id] : declared;
}
