import type { Stability } from '../plume/dispersion.ts';
import { plumeTable, type PlumeTable } from './plume-table.ts';
import type { LocateInput, LocateMethod } from './question.ts';

/** Hours that can speak, each with its winds (nodes of the quadrature) and what its stations saw. */
export type Hours = {
  readonly count: number; readonly nodes: Float64Array;
  /** Hour in the question; degrees of direction error; cosine beyond which no node reaches; per hour and node the unit vector the wind blows to; metres a second; table of its class. */
  readonly hour: Int32Array; readonly error: Float64Array; readonly outside: Float64Array; readonly east: Float64Array; readonly north: Float64Array; readonly speed: Float64Array; readonly tables: readonly PlumeTable[];
  /** Values of hour h stand from first[h] to first[h + 1]: station, root of the value. */
  readonly first: Int32Array; readonly station: Int32Array; readonly root: Float64Array;
  readonly leftOut: { readonly calm: number; readonly noWind: number; readonly noValue: number };
};

/** Nodes of the standard normal law, in standard errors: a plume is narrower than the error, so that five Gauss–Hermite nodes leave gaps between them. */
const offsets = [-2.4, -1.8, -1.2, -0.6, 0, 0.6, 1.2, 1.8, 2.4];

/** A light wind meanders: its direction scatters by about 0.5 m/s over its speed, radians (Hanna 1983), up to a radian. */
const meander = (speed: number): number => Math.min(1, 0.5 / speed) * 180 / Math.PI;

export function hoursOf(input: LocateInput, method: LocateMethod, directionError: number, farthest: number): Hours {
  const { hours: { speed, direction, stability }, seen } = input;
  const of = valuesByHour(input);
  const calm = (hour: number): boolean => (speed[hour] ?? 0) < method.calmBelow;
  const unknown = (hour: number): boolean => Number.isNaN((speed[hour] ?? 0) + (direction[hour] ?? 0)) && !calm(hour);
  const kept = [...speed.keys()].filter((hour) => !calm(hour) && !unknown(hour) && (of[hour]?.length ?? 0) > 0);
  const classes = ([0, 1, 2, 3, 4, 5] as const).map((one: Stability) => plumeTable(input, one, farthest, input.grid.step));
  const weights = offsets.map((offset) => Math.exp(-0.5 * offset ** 2));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const error = Float64Array.from(kept, (hour) => Math.max(directionError, meander(speed[hour] ?? 1)));
  const turned = kept.flatMap((hour, at) => offsets.map((offset) => ((direction[hour] ?? 0) + 180 + offset * (error[at] ?? 0)) * Math.PI / 180));
  const tables = kept.flatMap((hour) => classes[stability[hour] ?? 3] ?? []);
  const rows = kept.map((hour) => of[hour] ?? []);
  return {
    count: kept.length, nodes: Float64Array.from(weights, (weight) => weight / whole),
    hour: Int32Array.from(kept), error, outside: error.map((degrees, at) => outsideOf(degrees, tables[at])), east: Float64Array.from(turned, (angle) => Math.sin(angle)), north: Float64Array.from(turned, (angle) => Math.cos(angle)),
    speed: Float64Array.from(kept, (hour) => speed[hour] ?? 1), tables,
    first: startsOf(rows),
    station: Int32Array.from(rows.flat(), (at) => seen.station[at] ?? 0), root: Float64Array.from(rows.flat(), (at) => rootOf(seen.value[at] ?? 0)),
    leftOut: {
      calm: [...speed.keys()].filter(calm).length, noWind: [...speed.keys()].filter(unknown).length, noValue: seen.value.reduce((sum, value) => sum + Number(Number.isNaN(value)), 0),
    },
  };
}

function startsOf(rows: readonly (readonly number[])[]): Int32Array {
  const first = new Int32Array(rows.length + 1);
  for (const [at, row] of rows.entries()) first[at + 1] = (first[at] ?? 0) + row.length;
  return first;
}

/** Below nothing there is nothing: instruments drift below zero. */
export const rootOf = (value: number): number => Math.sqrt(Math.max(0, value));

function valuesByHour({ hours: { speed }, seen: { hour, value } }: LocateInput): readonly (readonly number[])[] {
  const of: number[][] = Array.from(speed, () => []);
  for (const [at, one] of value.entries()) if (!Number.isNaN(one)) of[hour[at] ?? 0]?.push(at);
  return of;
}

/** Cosine of the widest angle off the wind told at which any node still casts; −1 where that is every angle. */
function outsideOf(error: number, table: PlumeTable | undefined): number {
  return Math.cos(Math.min(Math.PI, (offsets.at(-1) ?? 0) * error * Math.PI / 180 + (table?.halfAngle ?? Math.PI)));
}
