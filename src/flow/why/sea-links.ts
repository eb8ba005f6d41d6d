import { dayOf, instant } from '../../basis/time.ts';
import { judgeSeaDay, judgeSeaHour, type SeaResult } from '../../judge/sea-day.ts';
import type { Step } from '../../judge/verdict.ts';
import { seaClassFactor, seaItems, seaNitrogen } from '../../model/ambient.ts';
import type { DataMark } from '../../model/data-mark.ts';
import type { Determination } from '../../model/determination.ts';
import type { Point } from '../../model/point.ts';
import type { Reading } from '../../model/reading.ts';
import { hourFields, hoursOf, validValues } from '../determine/hour-readings.ts';
import { marksAbout } from '../determine/marked.ts';
import { functionZoneOf, hoursOfBuoyDay, samplesOf } from '../determine/sea.ts';
import type { House } from '../house.ts';

export type SeaGround = { readonly steps: readonly Step[]; readonly readings: readonly Reading[]; readonly verdict: SeaResult | undefined; readonly mark?: DataMark };

/** How a value or a class of a buoy came about, told anew from what is stored: one hour, or the hours of its day. */
export async function seaGround(house: House, point: Point, row: Determination): Promise<SeaGround> {
  const asked = row.period === 'day' ? hoursOfBuoyDay(point.number, row.at) : [{ point: point.number, at: row.at }];
  const marked = await marksAbout(house, asked);
  const hours = hoursOf(house.directory, await house.observations.readingsOfHours(asked, 'hour', hourFields), [], marked).toSorted((a, b) => a.at - b.at);
  const day = dayOf(instant(row.at));
  const wanted = factorsOf(row.factor);
  const readings = hours.flatMap((hour) => wanted.flatMap((factor) => {
    const held = hour.factors.get(factor);
    const reading = held?.fields.Avg ?? held?.fields.Rtd;
    return reading === undefined || (row.period === 'day' && held?.used !== 'N') ? [] : [reading];
  }));
  const steps: Step[] = [];
  const [first] = hours;
  const judged = row.period === 'day' ? judgeSeaDay(samplesOf(hours), functionZoneOf(point), house.rulebook, day, steps)
    : first === undefined ? undefined : judgeSeaHour(validValues(first, seaItems), house.rulebook, day, steps);
  const items = new Set(wanted.map((factor) => seaItems.get(factor)));
  const about = ({ of }: Step): boolean => row.factor === seaClassFactor || (of !== undefined && (items.has(of) || of === row.factor));
  const mark = row.period === 'hour' ? first?.factors.get(row.factor)?.mark : undefined;
  return { readings, steps: steps.filter(about), verdict: judged?.ok === true ? judged.value : undefined, ...(mark === undefined ? {} : { mark }) };
}

/** What a derived factor rests on; any other rests on itself. */
function factorsOf(factor: string): readonly string[] {
  if (factor === seaClassFactor) return [...seaItems.keys()];
  if (factor === seaNitrogen) return [...seaItems].flatMap(([own, item]) => (item.endsWith('-N') ? [own] : []));
  return [factor];
}
