import { dayOf, instant } from '../../basis/time.ts';
import { judgeOutletHour, type OutletHour } from '../../judge/outlet-hour.ts';
import type { Determination } from '../../model/determination.ts';
import type { FactorHour, HourReadings } from './hour-readings.ts';
import { takenOut } from './marked.ts';
import type { Terms } from './terms.ts';

/** The factor that carries measured oxygen (HJ 524, HJ 212 annex B). */
const oxygenFactor = 'a19001';
/** The factor that carries the temperature of water. */
const temperatureFactor = 'w01010';

export const outletHour = (hour: HourReadings, factor: string, held: FactorHour): OutletHour | undefined => {
  const mean = held.fields.Avg ?? held.fields.Rtd;
  if (mean === undefined) return undefined;
  const oxygen = hour.factors.get(oxygenFactor);
  const o2 = oxygen?.fields.Avg?.value;
  const temperature = hour.factors.get(temperatureFactor);
  const degrees = temperature?.used === 'N' ? (temperature.fields.Avg ?? temperature.fields.Rtd)?.value : undefined;
  const minutes = hour.minutes.get(factor);
  return {
    factor, value: mean.value, flag: held.used, ...(held.used === takenOut ? { marked: true } : {}),
    ...(o2 === undefined ? {} : { o2, o2Flag: oxygen?.used ?? 'N' }),
    ...(held.fields.ZsAvg === undefined ? {} : { converted: held.fields.ZsAvg.value }),
    ...(degrees === undefined ? {} : { waterTemperature: degrees }),
    ...(minutes === undefined ? {} : { minutes }),
  };
};

/** Every factor of one outlet hour against its strictest dated limit. A faulty value is undeterminable with the fault's code. */
export function determineOutlet(hour: HourReadings, { rulebook, limitsOf, editionDay, decidedAt }: Terms): readonly Determination[] {
  const day = dayOf(instant(hour.at));
  const rows: Determination[] = [];
  for (const [factor, held] of hour.factors) {
    const given = outletHour(hour, factor, held);
    if (given === undefined) continue;
    const base = { point: hour.point.number, factor, period: 'hour' as const, at: hour.at, flag: held.flag, frame: held.frame, decidedAt };
    const limits = limitsOf.of(hour.point.number, day, factor);
    if (limits.length === 0) {
      // State values (pressure may be negative, flow, oxygen) are kept and shown; nothing limits them.
      rows.push({ ...base, verdict: 'not-judged', reason: 'no-limit', value: String(given.value), edition: '' });
      continue;
    }
    const judged = judgeOutletHour(given, limits, rulebook, editionDay('emission-data', day));
    if (!judged.ok) {
      rows.push({ ...base, verdict: 'undeterminable', reason: judged.fault, edition: '' });
      continue;
    }
    const { verdict, reason, compared, limit } = judged.value;
    const value = compared ?? String(given.value);
    const max = limit?.max ?? limit?.min;
    rows.push({
      ...base, verdict, reason, edition: limit?.id ?? judged.value.edition, ...shown(value, given, limit?.referenceO2 !== undefined),
      ...(max === undefined ? {} : { limit: max }),
      ...(given.minutes === undefined ? {} : { valid: given.minutes }),
    });
  }
  return rows;
}

/** A value that a mark took out was never converted: it stays beside as measured, and is not drawn among the converted ones. */
function shown(value: string, { value: sent, marked }: OutletHour, converts: boolean): Pick<Determination, 'value' | 'measured'> {
  if (marked === true && converts) return { measured: String(sent) };
  return { value, ...(value === String(sent) ? {} : { measured: String(sent) }) };
}
