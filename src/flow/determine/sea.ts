import { dayMs, dayOf, hourMs, instant } from '../../basis/time.ts';
import type { WaterSample } from '../../judge/item-means.ts';
import { judgeSeaDay, judgeSeaHour, type SeaResult } from '../../judge/sea-day.ts';
import { seaClassFactor, seaItems, seaNitrogen } from '../../model/ambient.ts';
import type { Determination } from '../../model/determination.ts';
import type { Point } from '../../model/point.ts';
import type { House } from '../house.ts';
import type { DirtyHour } from '../ports/observations.ts';
import { assessedOr } from './assessed.ts';
import { hourFields, hoursOf, validValues, type HourReadings } from './hour-readings.ts';
import type { Judged } from './judged.ts';
import type { Marked } from './marked.ts';
import type { Terms } from './terms.ts';
import { touchedDays, type TouchedDay } from './touched-days.ts';

export const functionZoneOf = (point: Point): string | undefined => point.attributes['functionZone'];
export const seaFamily = 'sea-water';

/** Class of one hour of a buoy by its worst item, every item's own class, and inorganic nitrogen; its day is what is held against a target. */
export function determineBuoyHour(hour: HourReadings, { rulebook, editionDay, decidedAt }: Terms): readonly Determination[] {
  const judged = judgeSeaHour(validValues(hour, seaItems), rulebook, editionDay(seaFamily, dayOf(instant(hour.at))));
  const base = { point: hour.point.number, period: 'hour' as const, at: hour.at, decidedAt, edition: judged.ok ? judged.value.edition : '' };
  const rows: Determination[] = [];
  for (const [factor, held] of hour.factors) {
    const value = held.fields.Avg ?? held.fields.Rtd;
    if (value === undefined) continue;
    const item = seaItems.get(factor);
    const own = { ...base, factor, value: value.value, flag: held.flag, frame: held.frame };
    const index = judged.ok ? judged.value.items.get(item ?? '')?.class : undefined;
    rows.push(item === undefined && held.used === 'N' ? { ...own, verdict: 'not-judged', reason: 'no-limit' } : { ...own, ...assessedOr(index, held) });
  }
  const frame = frameOf([hour]);
  if (frame === undefined) return rows;
  const whole = { ...base, flag: 'N', frame };
  return judged.ok ? [...rows, ...derivedRows(whole, judged.value)] : [...rows, { ...whole, factor: seaClassFactor, verdict: 'undeterminable', reason: judged.fault }];
}

/** Days that these hours of buoys touch, from all that is stored of the day: a late hour judges its day again. */
export async function judgeBuoyDays(house: House, hours: readonly DirtyHour[], terms: Terms, marked: Marked): Promise<Judged> {
  const days = touchedDays(house, 'sea-buoy', hours);
  if (days.length === 0) return { windows: [], rows: [], findings: [] };
  const stored = await house.observations.readingsOfHours(days.flatMap(({ point, from }) => hoursOfBuoyDay(point.number, from)), 'hour', hourFields);
  const byDay = Map.groupBy(hoursOf(house.directory, stored, [], marked), (hour) => `${hour.point.number} ${dayOf(instant(hour.at))}`);
  return {
    windows: days.map(({ point, from }) => ({ point: point.number, at: from, period: 'day' })), findings: [],
    rows: days.flatMap((one) => determineDay(one, byDay.get(`${one.point.number} ${one.day}`) ?? [], terms)),
  };
}

export const hoursOfBuoyDay = (point: number, from: number): readonly DirtyHour[] => Array.from({ length: dayMs / hourMs }, (_, hour) => ({ point, at: from + hour * hourMs }));

/** Valid items of each hour, in order of time. */
export const samplesOf = (hours: readonly HourReadings[]): readonly WaterSample[] =>
  hours.toSorted((a, b) => a.at - b.at).map((hour) => ({ at: hour.at, values: validValues(hour, seaItems) }));

/** A day without any item of the standard (a buoy of wind and waves) has no class, and no row that says so every day. */
function determineDay({ point, day, from }: TouchedDay, hours: readonly HourReadings[], { rulebook, editionDay, decidedAt }: Terms): readonly Determination[] {
  const frame = frameOf(hours.toSorted((a, b) => b.at - a.at));
  if (frame === undefined) return [];
  const base = { point: point.number, period: 'day' as const, at: from, flag: 'N', frame, decidedAt };
  const judged = judgeSeaDay(samplesOf(hours), functionZoneOf(point), rulebook, editionDay(seaFamily, day));
  if (!judged.ok) return [{ ...base, factor: seaClassFactor, verdict: 'undeterminable', reason: judged.fault, edition: '' }];
  const { items, edition, hours: valid } = judged.value;
  const factorOf = new Map([...seaItems].map(([factor, item]) => [item, factor]));
  return [
    ...[...items].flatMap(([item, { value, class: index, count }]): Determination[] => {
      const factor = factorOf.get(item);
      return factor === undefined ? [] : [{ ...base, factor, value, edition, valid: count, ...assessedOr(index, { used: 'N' }) }];
    }),
    ...derivedRows({ ...base, edition, valid }, judged.value),
  ];
}

/** The newest frame that brought an item of the standard: what a derived row names as its own. */
const frameOf = (hours: readonly HourReadings[]): string | undefined =>
  hours.flatMap((hour) => [...seaItems.keys()].flatMap((factor) => hour.factors.get(factor)?.frame ?? []))[0];

type Base = Omit<Determination, 'factor' | 'value' | 'index' | 'limit' | 'verdict' | 'reason'>;

function derivedRows(base: Base, { class: seaClass, target, verdict, reason, items }: SeaResult): readonly Determination[] {
  const nitrogen = items.get(seaNitrogen);
  return [
    ...(nitrogen === undefined ? [] : [{ ...base, factor: seaNitrogen, value: nitrogen.value, ...(base.valid === undefined ? {} : { valid: nitrogen.count }), ...assessedOr(nitrogen.class, { used: 'N' }) }]),
    {
      ...base, factor: seaClassFactor, verdict, reason, ...(seaClass === undefined ? {} : { value: String(seaClass), index: seaClass }),
      ...(target === undefined ? {} : { limit: String(target) }),
    },
  ];
}
