import type { Json } from '../basis/canonical.ts';
import type { CaseType } from './case-type.ts';
import type { Words } from './words.ts';

/** 风险等级 and 影响人口 of a case. `risk`: 1 is the lowest, absent where nobody has said. */
export type TaskWeight = { readonly risk?: number; readonly people?: number };

/** What its fields say by which tasks of one day are ordered. */
export function taskWeight(type: CaseType, fields: Readonly<Record<string, Json>>): TaskWeight {
  const [risk, people] = (['risk', 'people'] as const).map((ranks) => type.fields.find((field) => field.ranks === ranks));
  const place = risk?.choices?.findIndex(({ id }) => id === fields[risk.id]) ?? -1;
  const count = Math.floor(Number(fields[people?.id ?? ''] ?? 0));
  return { ...(place >= 0 && { risk: (risk?.choices?.length ?? 0) - place }), ...(count > 0 && { people: count }) };
}

/** The risk in words, and whether it is the highest. */
export function riskWords(type: CaseType, fields: Readonly<Record<string, Json>>): { readonly title: Words; readonly highest: boolean } | undefined {
  const risk = type.fields.find(({ ranks }) => ranks === 'risk');
  const place = risk?.choices?.findIndex(({ id }) => id === fields[risk.id]) ?? -1;
  const title = risk?.choices?.[place]?.title;
  return title === undefined ? undefined : { title, highest: place === 0 };
}
