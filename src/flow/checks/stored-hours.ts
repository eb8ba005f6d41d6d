import { fields, type Field } from '../../model/reading.ts';
import type { HourValue } from '../../sense/checks/series.ts';
import type { House } from '../house.ts';
import type { Window } from '../ports/observations.ts';

/** The mean of an hour, else its value or its level, as determinations take it. */
const means = ['Avg', 'Rtd', 'Data'] as const satisfies readonly Field[];
const asked = [...means, 'Min', 'Max'] as const satisfies readonly Field[];
const factorsMost = 255;

type SeriesHours = Map<number, HourValue>;
/** Stored hours by point and factor. */
type StoredHours = ReadonlyMap<number, ReadonlyMap<string, SeriesHours>>;

/** Hours of these points and every factor that they sent, newest versions. */
export async function storedHours(house: Pick<House, 'observations'>, points: readonly number[], window: Window): Promise<StoredHours> {
  const held = new Map<number, Map<string, SeriesHours>>();
  if (points.length === 0) return held;
  const codes = [...new Set((await house.observations.latestReadings(points, 'hour')).map(({ factor }) => factor))].sort();
  for (let at = 0; at < codes.length; at += factorsMost) await add(house, points, codes.slice(at, at + factorsMost), window, held);
  return held;
}

type Row = { mean?: { micro: bigint; flag: string; rank: number }; min?: bigint; max?: bigint };

async function add(house: Pick<House, 'observations'>, points: readonly number[], factors: readonly string[], window: Window,
  held: Map<number, Map<string, SeriesHours>>): Promise<void> {
  const rows = new Map<string, Map<number, Row>>();
  for (const piece of await house.observations.hourColumns({ points, factors, fields: asked, window })) {
    for (let row = 0; row < piece.count; row += 1) {
      const key = `${piece.point[row] ?? 0} ${factors[piece.factor[row] ?? 255] ?? ''}`;
      const series = rows.get(key) ?? new Map<number, Row>();
      rows.set(key, series);
      const at = piece.at[row] ?? 0;
      const hour: Row = series.get(at) ?? {};
      series.set(at, hour);
      take(hour, piece.field[row] ?? 0, piece.value[row] ?? 0n, piece.flag[row] ?? 0);
    }
  }
  for (const [key, series] of rows) {
    const [point = '', factor = ''] = key.split(' ');
    const own = held.get(Number(point)) ?? new Map<string, SeriesHours>();
    held.set(Number(point), own);
    own.set(factor, new Map([...series].flatMap(([at, { mean, min, max }]) =>
      (mean === undefined ? [] : [[at, { micro: mean.micro, flag: mean.flag, ...(min === undefined ? {} : { min }), ...(max === undefined
        ? {} : { max }) }] as const]))));
  }
}

function take(hour: Row, field: number, micro: bigint, flag: number): void {
  if (field === fields.Min) hour.min = micro;
  else if (field === fields.Max) hour.max = micro;
  else {
    const rank = means.findIndex((name) => fields[name] === field);
    if (hour.mean === undefined || rank < hour.mean.rank) hour.mean = { micro, flag: String.fromCharCode(flag), rank };
  }
}
