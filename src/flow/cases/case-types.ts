import type { CaseType } from '../../model/case-type.ts';
import type { Programme } from '../../model/programme.ts';

/** The declaration of a case type by its id, in whichever programme it stands. */
export const caseTypeOf = (programmes: readonly Programme[], id: string): CaseType | undefined =>
  programmes.flatMap((programme) => programme.cases).find((type) => type.id === id);

/** For a case that is stored: its type must be declared, a missing one is a wiring error. */
export function declaredType(programmes: readonly Programme[], id: string): CaseType {
  const type = caseTypeOf(programmes, id);
  if (type === undefined) throw new TypeError(`no programme declares ${id}`);
  return type;
}
