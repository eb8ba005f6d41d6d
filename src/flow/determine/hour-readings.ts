import { hourMs } from '../../basis/time.ts';
import type { DataMark } from '../../model/data-mark.ts';
import type { Point } from '../../model/point.ts';
import type { Field, Reading } from '../../model/reading.ts';
import type { Directory } from '../directory.ts';
import { usedFlag, type Marked } from './marked.ts';

/** All that is known of one point and one hour: the hour record's fields by factor, and the valid minutes by factor. */
export type HourReadings = {
  readonly point: Point;
  /** Start of the hour, UTC ms. */
  readonly at: number;
  readonly factors: ReadonlyMap<string, FactorHour>;
  /** Minutes covered by valid minute records (flag N, or so marked); absent where no minute record came. */
  readonly minutes: ReadonlyMap<string, number>;
};

export type FactorHour = {
  readonly fields: Readonly<Partial<Record<Field, Reading>>>; readonly frame: string;
  /** As the logger sent it. */
  readonly flag: string;
  /** By which it is used: `flag`, unless a data mark says otherwise of the whole hour. */
  readonly used: string;
  readonly mark?: DataMark;
};

/** The fields that a determination rests on; the rest of a record is for people. */
export const hourFields = ['Avg', 'Rtd', 'ZsAvg', 'Data'] as const satisfies readonly Field[];
export const minuteFields = ['Avg', 'Rtd'] as const satisfies readonly Field[];

const keyOf = (reading: Reading, hour: number): string => `${reading.point} ${hour}`;
const hourOf = (at: number): number => Math.floor(at / hourMs) * hourMs;

/** Valid hour means (flag N, or so marked) by the names that a table knows them by: what may enter an index or a class. */
export const validValues = (hour: HourReadings, names: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries([...names].flatMap(([factor, name]) => {
    const held = hour.factors.get(factor);
    const value = held?.fields.Avg ?? held?.fields.Rtd;
    return held?.used === 'N' && value !== undefined ? [[name, value.value]] : [];
  }));

/** Sorts readings into hours, each with its point as the register has it on that day. */
export function hoursOf(directory: Pick<Directory, 'pointAt'>, hourly: readonly Reading[], byMinute: readonly Reading[], marked: Marked): readonly HourReadings[] {
  const minutes = validMinutes(byMinute, marked);
  const hours: HourReadings[] = [];
  for (const [key, readings] of Map.groupBy(hourly, (reading) => keyOf(reading, hourOf(reading.at)))) {
    const first = readings[0];
    const point = first === undefined ? undefined : directory.pointAt(first.point, first.at);
    if (first === undefined || point === undefined) continue;
    hours.push({ point, at: hourOf(first.at), factors: factorHours(readings, point.number, hourOf(first.at), marked), minutes: minutes.get(key) ?? new Map() });
  }
  return hours;
}

function factorHours(readings: readonly Reading[], point: number, at: number, marked: Marked): ReadonlyMap<string, FactorHour> {
  const factors = new Map<string, { fields: Partial<Record<Field, Reading>>; flag: string; frame: string }>();
  for (const reading of readings) {
    const held = factors.get(reading.factor) ?? { fields: {}, flag: reading.flag, frame: reading.frame };
    held.fields[reading.field] = reading;
    if (reading.field === 'Avg' || reading.field === 'Rtd') {
      held.flag = reading.flag;
      held.frame = reading.frame;
    }
    factors.set(reading.factor, held);
  }
  return new Map([...factors].map(([factor, held]) => {
    const mark = marked(point, factor, at, at + hourMs);
    return [factor, { ...held, used: usedFlag(held.flag, mark), ...(mark === undefined ? {} : { mark }) }];
  }));
}

/** (point, hour) → factor → minutes. The spacing of a point's records in the hour says how long each stands for. */
function validMinutes(byMinute: readonly Reading[], marked: Marked): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const found = new Map<string, Map<string, number>>();
  const means = byMinute.filter((reading) => reading.field === 'Avg' || reading.field === 'Rtd');
  for (const [key, readings] of Map.groupBy(means, (reading) => keyOf(reading, hourOf(reading.at)))) {
    const length = spacingMinutes(readings);
    const minutes = new Map<string, number>();
    for (const reading of readings) {
      const used = usedFlag(reading.flag, marked(reading.point, reading.factor, reading.at, reading.at + 1));
      minutes.set(reading.factor, (minutes.get(reading.factor) ?? 0) + (used === 'N' ? length : 0));
    }
    found.set(key, minutes);
  }
  return found;
}

function spacingMinutes(readings: readonly Reading[]): number {
  const times = [...new Set(readings.map((reading) => reading.at))].sort((a, b) => a - b);
  let least = 60;
  for (let at = 1; at < times.length; at += 1) least = Math.min(least, ((times[at] ?? 0) - (times[at - 1] ?? 0)) / 60_000);
  return times.length < 2 ? 10 : Math.max(1, least);
}
