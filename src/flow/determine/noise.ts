import { dayMs, dayOf, hourMs, instant, startOfDay } from '../../basis/time.ts';
import { judgeNoiseDay, judgeNoiseHour, type NoiseVerdict } from '../../judge/noise-zone.ts';
import { noiseLevels } from '../../model/ambient.ts';
import type { Determination } from '../../model/determination.ts';
import type { Point } from '../../model/point.ts';
import type { Reading } from '../../model/reading.ts';
import type { House } from '../house.ts';
import type { DirtyHour } from '../ports/observations.ts';
import { notUsed } from './assessed.ts';
import { hourFields, hoursOf, type FactorHour, type HourReadings } from './hour-readings.ts';
import type { Judged } from './judged.ts';
import type { Marked } from './marked.ts';
import type { Terms } from './terms.ts';
import { touchedDays, type TouchedDay } from './touched-days.ts';

export const zoneOf = (point: Point): string => point.attributes['zone'] ?? '';

/** A noise level stands in the field `Data` (HJ 212 annex C); loggers that send it as a mean are read as well. */
export const levelReading = (held: FactorHour | undefined): Reading | undefined => held?.fields.Data ?? held?.fields.Avg ?? held?.fields.Rtd;

/** Clock hour 0…23 of its natural day. */
export const hourOfDay = (at: number): number => (at - startOfDay(dayOf(instant(at)))) / hourMs;

/** Levels of one hour of a noise station against its function zone. What no row limits is kept and shown. */
export function determineNoiseHour(hour: HourReadings, { rulebook, editionDay, decidedAt }: Terms): readonly Determination[] {
  const rows: Determination[] = [];
  for (const [factor, held] of hour.factors) {
    const reading = levelReading(held);
    if (reading === undefined) continue;
    const base = { point: hour.point.number, factor, period: 'hour' as const, at: hour.at, flag: held.flag, frame: held.frame, decidedAt };
    const of = noiseLevels.get(factor);
    if (of === undefined || held.used !== 'N') {
      rows.push({ ...base, value: reading.value, verdict: 'not-judged', reason: of === undefined ? 'no-limit' : notUsed(held.used), edition: '' });
      continue;
    }
    const judged = judgeNoiseHour(of, reading.value, hourOfDay(hour.at), zoneOf(hour.point), rulebook, editionDay(family, dayOf(instant(hour.at))));
    rows.push(judged.ok ? { ...base, ...shown(judged.value), value: reading.value } : { ...base, verdict: 'undeterminable', reason: judged.fault, edition: '' });
  }
  return rows;
}

/**
 * Ld, Ln and Ldn of every natural day that these hours of noise stations touch, from all that is stored of the day: a late hour
 * judges its day again, and until all hours are in the day is undeterminable.
 */
export async function judgeNoiseDays(house: House, hours: readonly DirtyHour[], terms: Terms, marked: Marked): Promise<Judged> {
  const days = touchedDays(house, 'noise-station', hours);
  if (days.length === 0) return { windows: [], rows: [], findings: [] };
  const stored = await house.observations.readingsOfHours(days.flatMap(({ point, from }) => hoursOfDay(point.number, from)), 'hour', hourFields);
  const byDay = Map.groupBy(hoursOf(house.directory, stored, [], marked), (hour) => `${hour.point.number} ${dayOf(instant(hour.at))}`);
  return {
    windows: days.map(({ point, from }) => ({ point: point.number, at: from, period: 'day' })), findings: [],
    rows: days.flatMap((one) => determineDay(one, byDay.get(`${one.point.number} ${one.day}`) ?? [], terms)),
  };
}

export const hoursOfDay = (point: number, from: number): readonly DirtyHour[] => Array.from({ length: dayMs / hourMs }, (_, hour) => ({ point, at: from + hour * hourMs }));

/** Valid Leq of a day by clock hour, undefined where there is none. */
export function leqByHour(hours: readonly HourReadings[]): readonly (string | undefined)[] {
  const levels = Array.from({ length: dayMs / hourMs }, (): string | undefined => undefined);
  for (const hour of hours) {
    const held = hour.factors.get('Leq');
    if (held?.used === 'N') levels[hourOfDay(hour.at)] = levelReading(held)?.value;
  }
  return levels;
}

function determineDay({ point, day, from }: TouchedDay, hours: readonly HourReadings[], { rulebook, editionDay, decidedAt }: Terms): readonly Determination[] {
  const frame = hours.toSorted((a, b) => b.at - a.at).find((hour) => hour.factors.has('Leq'))?.factors.get('Leq')?.frame;
  if (frame === undefined) return [];
  const base = { point: point.number, period: 'day' as const, at: from, flag: 'N', frame, decidedAt };
  const judged = judgeNoiseDay(leqByHour(hours), zoneOf(point), rulebook, editionDay(family, day));
  if (!judged.ok) return dayFactors.map((factor) => ({ ...base, factor, verdict: 'undeterminable' as const, reason: judged.fault, edition: '' }));
  const { valid } = judged.value;
  const counts = { Ld: valid.day, Ln: valid.night, Ldn: valid.day + valid.night };
  return dayFactors.map((factor) => ({ ...base, factor, ...shown(judged.value[factor]), valid: counts[factor] }));
}

const family = 'noise-quality';
const dayFactors = ['Ld', 'Ln', 'Ldn'] as const;

function shown({ value, limit, verdict, reason, edition }: NoiseVerdict): Pick<Determination, 'value' | 'limit' | 'verdict' | 'reason' | 'edition'> {
  return { verdict, reason, edition, ...(value === undefined ? {} : { value: value.toSignificantDigits(storedDigits).toString() }), ...(limit?.value === undefined ? {} : { limit: limit.value }) };
}

/** Digits that a level keeps in the store: far below any rounding that could decide. */
const storedDigits = 20;
