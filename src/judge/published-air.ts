import { dayOf, type Instant } from '../basis/time.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { judgeStationHour } from './air-index.ts';

/** A published site hour: what was measured and which AQI was printed. */
export type PublishedHour = { readonly at: Instant; readonly values: Readonly<Record<string, string>>; readonly aqi?: number };
export type AqiAgreement = { readonly compared: number; readonly equal: number };

/** How many published AQI we reproduce, by the edition of each hour. Hours without a published AQI are not compared. */
export function airAgreement(rows: Iterable<PublishedHour>, rulebook: Rulebook): AqiAgreement {
  let compared = 0;
  let equal = 0;
  for (const row of rows) {
    if (row.aqi === undefined) continue;
    const judged = judgeStationHour(row.values, rulebook, dayOf(row.at));
    compared += 1;
    if (judged.ok && judged.value.aqi === row.aqi) equal += 1;
  }
  return { compared, equal };
}
