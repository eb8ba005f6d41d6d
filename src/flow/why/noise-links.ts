import { dayOf, instant } from '../../basis/time.ts';
import { judgeNoiseDay, judgeNoiseHour, noisePeriodOf, type NoiseVerdict } from '../../judge/noise-zone.ts';
import type { Step } from '../../judge/verdict.ts';
import { noiseLevels } from '../../model/ambient.ts';
import type { DataMark } from '../../model/data-mark.ts';
import type { Determination } from '../../model/determination.ts';
import type { Point } from '../../model/point.ts';
import type { Reading } from '../../model/reading.ts';
import { editionOn } from '../../rulebook/choose-edition.ts';
import { hourFields, hoursOf } from '../determine/hour-readings.ts';
import { hourOfDay, hoursOfDay, leqByHour, levelReading, zoneOf } from '../determine/noise.ts';
import { marksAbout } from '../determine/marked.ts';
import type { House } from '../house.ts';

export type NoiseGround = {
  readonly steps: readonly Step[]; readonly readings: readonly Reading[]; readonly verdict: NoiseVerdict | undefined;
  /** Of an hour: the data mark that decides of its level. */
  readonly mark?: DataMark;
};

/** How a level of a noise station came about, told anew from what is stored: one hour, or the hours of its day. */
export async function noiseGround(house: House, point: Point, row: Determination): Promise<NoiseGround> {
  const asked = row.period === 'day' ? hoursOfDay(point.number, row.at) : [{ point: point.number, at: row.at }];
  const marked = await marksAbout(house, asked);
  const hours = hoursOf(house.directory, await house.observations.readingsOfHours(asked, 'hour', hourFields), [], marked).toSorted((a, b) => a.at - b.at);
  const day = dayOf(instant(row.at));
  const entered = row.period === 'day' ? hours.filter((hour) => enters(house, row.factor, day, hour.at)) : hours;
  const readings = entered.flatMap((hour) => levelReading(hour.factors.get(row.period === 'day' ? 'Leq' : row.factor)) ?? []);
  const steps: Step[] = [];
  if (row.period === 'day') {
    const judged = judgeNoiseDay(leqByHour(hours), zoneOf(point), house.rulebook, day, steps);
    return { readings, steps: steps.filter(({ of }) => row.factor === 'Ldn' || of === row.factor), verdict: judged.ok ? judged.value[row.factor === 'Ln' ? 'Ln' : row.factor === 'Ld' ? 'Ld' : 'Ldn'] : undefined };
  }
  const of = noiseLevels.get(row.factor);
  const judged = of === undefined || hours[0]?.factors.get(row.factor)?.used !== 'N' ? undefined : judgeNoiseHour(of, readings[0]?.value, hourOfDay(row.at), zoneOf(point), house.rulebook, day, steps);
  const mark = hours[0]?.factors.get(row.factor)?.mark;
  return { readings, steps, verdict: judged?.ok === true ? judged.value : undefined, ...(mark === undefined ? {} : { mark }) };
}

/** Of a day, Ld rests on the hours of the day, Ln on those of the night, Ldn on all. */
function enters(house: House, factor: string, day: string, at: number): boolean {
  const edition = editionOn(house.rulebook, 'noise-quality', day);
  return factor === 'Ldn' || edition === undefined || (noisePeriodOf(edition, hourOfDay(at)) === 'day') === (factor === 'Ld');
}
