import type { Case } from '../../model/case.ts';
import type { Point } from '../../model/point.ts';
import type { RegisterEntry } from '../../flow/ports/records.ts';
import type { Place } from './row-rules.ts';

/** Region and party units of a case: what its row rule looks at. */
export const placeOfCase = (of: Case): Place => ({
  region: of.region, units: [...new Set(Object.values(of.parties))].filter((unit) => unit !== ''),
});

/** The factor that the case itself names, empty when it names none. */
export const factorOfCase = (of: Case): string => (typeof of.fields['factor'] === 'string' ? of.fields['factor'] : '');

/** What a text search looks through. */
export const searchedText = (of: Case): string => `${of.number} ${titleText(of)}`;
export const titleText = (of: Case): string => `${of.title.zh} ${of.title.en}`;

/** A point's place in the register: its region, its enterprise and the branch that supervises it. */
export function placeOfPoint(entry: RegisterEntry): (Place & { readonly point: number }) | undefined {
  if (entry.kind !== 'point') return undefined;
  const point = entry.body as Partial<Point> | null;
  if (point === null || typeof point.number !== 'number' || typeof point.region !== 'string') return undefined;
  return { point: point.number, region: point.region, units: [point.enterprise, point.branch].filter((unit) => unit !== undefined) };
}
