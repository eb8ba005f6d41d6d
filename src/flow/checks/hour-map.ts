import { hourMs } from '../../basis/time.ts';
import { fields, type Field } from '../../model/reading.ts';
import type { House } from '../house.ts';
import type { HourColumns, Window } from '../ports/observations.ts';

const means = ['Avg', 'Rtd', 'Data'] as const satisfies readonly Field[];
const rankOf = new Map<number, number>(means.map((name, place) => [fields[name], means.length - place]));
const factorsMost = 255;

/** By point and factor one byte an hour of the window: the flag of its value as sent, 0 where none came. Also of factors that sent nothing in it. */
export async function hourMap({ observations }: Pick<House, 'observations'>, points: readonly number[],
  window: Window): Promise<ReadonlyMap<number, ReadonlyMap<string, Uint8Array>>> {
  const length = Math.max(0, (window.to - window.from) / hourMs);
  const flags = new Map<number, Map<string, Uint8Array>>();
  const ranks = new Map<Uint8Array, Uint8Array>();
  const ever = (points.length === 0 ? [] : await observations.latestReadings(points, 'hour')).filter(({ field }) => means.some((name) =>
    name === field));
  for (const { point, factor } of ever) {
    const own = flags.get(point) ?? new Map<string, Uint8Array>();
    flags.set(point, own);
    if (!own.has(factor)) own.set(factor, new Uint8Array(length));
  }
  const codes = [...new Set(ever.map(({ factor }) => factor))].sort();
  for (let at = 0; at < codes.length && length > 0; at += factorsMost) {
    const factors = codes.slice(at, at + factorsMost);
    for (const piece of await observations.hourColumns({ points, factors, fields: means, window })) fill(piece, factors, window.from,
      flags, ranks);
  }
  return flags;
}

/** Of two fields of one hour the one that stands first in `means` counts. */
function fill(piece: HourColumns, factors: readonly string[], from: number, flags: ReadonlyMap<number, ReadonlyMap<string, Uint8Array>>,
  ranks: Map<Uint8Array, Uint8Array>): void {
  for (let row = 0; row < piece.count; row += 1) {
    const own = flags.get(piece.point[row] ?? 0)?.get(factors[piece.factor[row] ?? 255] ?? '');
    if (own === undefined) continue;
    const place = ((piece.at[row] ?? 0) - from) / hourMs;
    const rank = rankOf.get(piece.field[row] ?? 0) ?? 0;
    const ranked = ranks.get(own) ?? new Uint8Array(own.length);
    ranks.set(own, ranked);
    if (rank <= (ranked[place] ?? 0)) continue;
    ranked[place] = rank;
    own[place] = piece.flag[row] ?? 0;
  }
}
