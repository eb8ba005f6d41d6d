import type { Json } from '../basis/canonical.ts';
import type { CaseType } from './case-type.ts';
import type { Words } from './words.ts';

/** 风险等级 and 影响人口 of a case. `risk`: 1 is the lowest, absent where nobody has said. */
export type TaskWeight = { readonly risk?: number; readonly people?: number };

type Fields = Readonly<Record<string, Json>>;

/** What its fields say by which tasks of one day are ordered. */
export function taskWeight(type: CaseType, fields: Fields): TaskWeight {
  const { choices, place } = riskOf(type, fields);
  const people = type.fields.find(({ ranks }) => ranks === 'people');
  const count = Math.floor(Number(fields[people?.id ?? ''] ?? 0));
  return { ...(place >= 0 && { risk: choices.length - place }), ...(count > 0 && { people: count }) };
}

/** The risk in words, and whether it is the highest. */
export function riskWords(type: CaseType, fields: Fields): { readonly title: Words; readonly highest: boolean } | undefined {
  const { choices, place } = riskOf(type, fields);
  const title = choices[place]?.title;
  return title === undefined ? undefined : { title, highest: place === 0 };
}

/** The choices of the risk from the highest to the lowest, and the place of the one that was said; -1: none. */
function riskOf(type: CaseType, fields: Fields) {
  const risk = type.fields.find(({ ranks }) => ranks === 'risk');
  const choices = risk?.choices ?? [];
  return { choices, place: choices.findIndex(({ id }) => id === fields[risk?.id ?? '']) };
}
