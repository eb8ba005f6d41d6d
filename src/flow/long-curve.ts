import { fractionOf, fractionText, ratioOf, fraction } from '../basis/fraction.ts';
import { hourMs } from '../basis/time.ts';
import type { House } from './house.ts';
import { heedChart } from './marked-hours/chart.ts';
import { Heeded, type HeededMark } from './marked-hours/heeded.ts';
import { markedHours } from './marked-hours/marked-hours.ts';
import type { ChartBucket } from './ports/observations.ts';

export type CurvePiece = {
  readonly from: number; readonly valid: number; readonly present: number;
  readonly mean?: string; readonly min?: string; readonly max?: string;
};
type Asked = { readonly point: number; readonly factor: string; readonly from: number; readonly to: number; readonly pieces: number };

/** Pieces are whole hours, so that no hour falls between two. */
const pieceOf = ({ from, to, pieces }: Asked): number => Math.max(1, Math.ceil((to - from) / hourMs / pieces)) * hourMs;

export type LongCurve = { readonly pieceMs: number; readonly pieces: readonly CurvePiece[]; readonly heeded: readonly HeededMark[] };

/**
 * Stored hour means over a long time, data marks heeded: the least and the largest as sent; exact sums of the valid hours, divided and
 * rounded once to one digit more than those have.
 */
export async function longCurve(house: Pick<House, 'observations' | 'records'>, asked: Asked): Promise<LongCurve> {
  const pieceMs = pieceOf(asked);
  const buckets = Math.max(1, Math.ceil((asked.to - asked.from) / pieceMs));
  const { point, factor, from } = asked;
  const window = { from, to: from + buckets * pieceMs };
  const heeded = new Heeded();
  const marks = await markedHours(house, [point], window);
  const query = { point, factor, period: 'hour', field: 'Avg', window, buckets } as const;
  const held = await heedChart(house.observations, query, pieceMs, marks, heeded);
  return { pieceMs, pieces: held.map(pieceOfBucket), heeded: heeded.of() };
}

function pieceOfBucket({ from, valid, present, min, max, sum }: ChartBucket): CurvePiece {
  if (min === undefined || max === undefined || sum === undefined) return { from, valid, present };
  const decimals = Math.max(decimalsIn(min), decimalsIn(max)) + 1;
  return { from, valid, present, mean: fractionText(ratioOf(fractionOf(sum), fraction(BigInt(valid), 1n)), decimals), min, max };
}

const decimalsIn = (text: string): number => (text.split('.')[1] ?? '').length;
