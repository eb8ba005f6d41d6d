import { addDays, startOfDay, type Day } from '../basis/time.ts';
import { seaClassFactor } from '../model/ambient.ts';
import type { Determination } from '../model/determination.ts';
import type { Point } from '../model/point.ts';
import type { Words } from '../model/words.ts';
import type { House } from './house.ts';

export type BuoyDay = { readonly point: Point; readonly rows: readonly Determination[] };
/** Days of buoys that were held against a target, and those that met it; `key` is the sea's name, empty for all. */
export type SeaGroup = { readonly key: string; readonly name: Words; readonly buoys: number; readonly judged: number; readonly meets: number };

/** Every buoy on `last`, and how often its target was met over the `span` days that end with it, whole and by sea area. */
export async function seaDays(house: House, last: Day, span: number): Promise<{ readonly buoys: readonly BuoyDay[]; readonly seas: readonly SeaGroup[] }> {
  const points = [...house.directory.points.values()].filter((point) => point.kind === 'sea-buoy').sort((a, b) => a.number - b.number);
  if (points.length === 0) return { buoys: [], seas: [] };
  const to = startOfDay(addDays(last, 1));
  const asked = { points: points.map(({ number }) => number), period: 'day' as const };
  const [whole, onLast] = await Promise.all([
    house.observations.determinations({ ...asked, factors: [seaClassFactor], window: { from: startOfDay(addDays(last, 1 - span)), to }, limit: points.length * span }),
    house.observations.determinations({ ...asked, window: { from: startOfDay(last), to }, limit: points.length * itemsMost }),
  ]);
  const [classes, rows] = [Map.groupBy(whole, ({ point }) => point), Map.groupBy(onLast, ({ point }) => point)];
  const group = (key: string, name: Words, own: readonly Point[]): SeaGroup => {
    const held = own.flatMap(({ number }) => classes.get(number) ?? []);
    const meets = held.filter(({ verdict }) => verdict === 'meets').length;
    return { key, name, buoys: own.length, meets, judged: meets + held.filter(({ verdict }) => verdict === 'exceeds').length };
  };
  return {
    buoys: points.map((point) => ({ point, rows: rows.get(point.number) ?? [] })),
    seas: [
      group('', { zh: '全部海域', en: 'all sea areas' }, points),
      ...[...Map.groupBy(points, (point) => seaOf(point).zh)].map(([key, own]) => group(key, own[0] === undefined ? { zh: key, en: key } : seaOf(own[0]), own)),
    ],
  };
}

/** Rows that a buoy has of a day at most: every item of the standard that it could measure, nitrogen and the class. */
const itemsMost = 50;

/** The sea area that the register names; without one it says so. */
export function seaOf({ attributes }: Point): Words {
  const zh = attributes['sea'] ?? '';
  return zh === '' ? { zh: '未填海域', en: 'no sea area given' } : { zh, en: attributes['seaEn'] ?? zh };
}
