import { dayOf, instant } from '../../basis/time.ts';
import { judgeStationHour } from '../../judge/air-index.ts';
import type { Determination } from '../../model/determination.ts';
import { ambientPollutants } from '../../model/ambient.ts';
import { assessedOr } from './assessed.ts';
import { validValues, type HourReadings } from './hour-readings.ts';
import type { Terms } from './terms.ts';

/** Six pollutants with their individual indices, and the AQI itself as the derived factor `aqi`. */
export function determineStation(hour: HourReadings, { rulebook, editionDay, decidedAt }: Terms): readonly Determination[] {
  const day = editionDay('air-index', dayOf(instant(hour.at)));
  const judged = judgeStationHour(validValues(hour, ambientPollutants), rulebook, day);
  const frame = [...hour.factors.values()][0]?.frame ?? '';
  const base = { point: hour.point.number, period: 'hour' as const, at: hour.at, decidedAt };
  const rows: Determination[] = [];
  for (const [factor, held] of hour.factors) {
    const mean = held.fields.Avg ?? held.fields.Rtd;
    if (mean === undefined) continue;
    const index = judged.ok ? judged.value.iaqi[ambientPollutants.get(factor) ?? ''] : undefined;
    rows.push({
      ...base, factor, value: mean.value, flag: held.flag, frame: held.frame, edition: judged.ok ? judged.value.edition : '',
      ...assessedOr(index, held),
    });
  }
  const whole = { ...base, factor: 'aqi', flag: 'N', frame };
  if (!judged.ok) return [...rows, { ...whole, verdict: 'undeterminable', reason: judged.fault, edition: '' }];
  const { aqi, reason, edition } = judged.value;
  if (aqi === undefined) return [...rows, { ...whole, verdict: 'undeterminable', reason, edition }];
  return [...rows, { ...whole, value: String(aqi), index: judged.value.level ?? 0, verdict: 'assessed', reason: '', edition }];
}
