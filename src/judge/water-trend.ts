import type { Exact } from '../basis/decimal.ts';
import { bandOf, bandsOf } from '../rulebook/bands.ts';
import type { Edition } from '../rulebook/edition.ts';
import type { BandRow } from '../rulebook/water-rows.ts';

/** Which way water went and how clearly. `change` above zero is better. */
export type WaterTrend = { readonly change: Exact; readonly direction: 'better' | 'worse' | 'same'; readonly degree: BandRow | undefined };

/** ΔG − ΔD in points (`trend`), or classes gained (`trend-of-section`), against the bands of the evaluation method. */
export function waterTrend(evaluation: Edition, day: string, scale: 'trend' | 'trend-of-section', change: Exact): WaterTrend {
  const degree = bandOf(bandsOf(evaluation, scale, day), change.abs());
  const direction = change.isZero() || degree?.grade === 'none' ? 'same' : change.isNegative() ? 'worse' : 'better';
  return { change, direction, degree };
}
