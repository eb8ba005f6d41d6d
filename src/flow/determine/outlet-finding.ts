import { canonical } from '../../basis/canonical.ts';
import { sha256Text } from '../../basis/hash.ts';
import { dayOf, instant } from '../../basis/time.ts';
import { judgeOutletHour } from '../../judge/outlet-hour.ts';
import type { Step } from '../../judge/verdict.ts';
import type { Determination } from '../../model/determination.ts';
import type { Finding } from '../../model/finding.ts';
import { explained } from '../explain.ts';
import type { HourReadings } from './hour-readings.ts';
import { outletHour } from './outlet.ts';
import type { Terms } from './terms.ts';

/** Named in every finding, raised when the way of determining changes. */
export const outletMethod = 'outlet-hour/1';

export const findingId = (of: { edition: string; point: number; factor: string; period: string; at: number }): string =>
  `F-${sha256Text(canonical({ edition: of.edition, point: of.point, factor: of.factor, period: of.period, at: of.at })).slice(0, 20)}`;

/** The exceedance that people must hear of, explained; judged once more with its steps, so same digits by construction. */
export function outletFinding(row: Determination, hour: HourReadings, { rulebook, limitsOf, editionDay }: Terms): Finding | undefined {
  const held = hour.factors.get(row.factor);
  const given = held === undefined ? undefined : outletHour(hour, row.factor, held);
  if (given === undefined) return undefined;
  const day = dayOf(instant(hour.at));
  const steps: Step[] = [];
  const judged = judgeOutletHour(given, limitsOf.of(row.point, day, row.factor), rulebook, editionDay('emission-data', day), steps);
  if (!judged.ok || judged.value.verdict !== 'exceeds' || judged.value.limit === undefined) return undefined;
  const { limit, timesOver, compared, confidence } = judged.value;
  return {
    id: findingId(row), point: row.point, factor: row.factor, period: row.period, at: row.at,
    value: compared ?? String(given.value), limit: limit.max ?? limit.min ?? '', unit: limit.unit,
    ...(row.measured === undefined ? {} : { measured: row.measured }), ...(timesOver === undefined ? {} : { timesOver }),
    edition: row.edition, standard: limit.standard, clause: limit.clause, confidence,
    steps: explained(steps), frame: row.frame, method: outletMethod, foundAt: row.decidedAt,
  };
}
