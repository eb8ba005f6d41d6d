import type { Json } from '../basis/canonical.ts';
import type { CaseType } from '../model/case-type.ts';
import { coverText, type Covered } from '../publish/cover.ts';
import type { House } from './house.ts';
import { machineViewer } from './viewer.ts';

type Fields = Readonly<Record<string, Json>>;

/** How texts of one case read for whoever may not know who spoke; they stay verbatim in the record. */
export type Cover = {
  readonly text: (given: string) => string;
  /** Fields, or what an event was given, with the declared texts covered. */
  readonly fields: <T extends Fields>(given: T) => T;
  /** Which declared texts have something covered, and how much of each kind. */
  readonly said: (given: Fields) => readonly { readonly field: string; readonly counts: Covered['counts'] }[];
};

/** Undefined for a type that declares no such text (`reporters.covers`). */
export async function coverOf(house: House, { reporters }: CaseType, id: string): Promise<Cover | undefined> {
  const covers = reporters?.covers ?? [];
  if (covers.length === 0) return undefined;
  const known = (await house.records.read(machineViewer).reporters([id])).flatMap(({ name, phone }) => [name, phone]);
  const texts = (given: Fields) => covers.flatMap((field) => {
    const text = Object.hasOwn(given, field) ? given[field] : undefined;
    return typeof text === 'string' ? [{ field, ...coverText(text, known) }] : [];
  });
  return {
    text: (given) => coverText(given, known).text,
    fields: (given) => ({ ...given, ...Object.fromEntries(texts(given).map(({ field, text }) => [field, text])) }),
    said: (given) => texts(given).filter(({ counts }) => Object.keys(counts).length > 0).map(({ field, counts }) => ({ field, counts })),
  };
}
