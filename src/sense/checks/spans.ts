import { hourMs } from '../../basis/time.ts';
import type { HourHit } from './check-hours.ts';
import type { Said } from './series.ts';

/** 存疑时段: hours in a row of which one version of one rule says something; `to` outside; `said` of its first hour. */
export type Span = {
  readonly key: string; readonly version: string; readonly row: string; readonly effect: 'note' | 'not-valid';
  readonly from: number; readonly to: number; readonly said: Said;
};

/** Hits of one series as spans, by rule and time. */
export const spansOf = (hits: readonly HourHit[]): readonly Span[] =>
  joined(hits.map(({ at, check: { key, version, effect, row }, said }) => ({ key, version, row: row.id, effect, from: at,
    to: at + hourMs, said })));

function joined(pieces: readonly Span[]): readonly Span[] {
  const spans: Span[] = [];
  for (const own of Map.groupBy(pieces, ({ version }) => version).values()) {
    for (const piece of own.toSorted((a, b) => a.from - b.from)) {
      const last = spans.at(-1);
      if (last?.version === piece.version && last.said.same === piece.said.same
        && last.to >= piece.from) spans[spans.length - 1] = { ...last, to: Math.max(last.to, piece.to) };
      else spans.push(piece);
    }
  }
  return spans;
}

/**
 * What holds of a series after a window of it was checked again: inside the window the hits, outside it what held. `hits` are of every
 * hour that a change can have touched and one more, so that a span which goes on beyond the window is joined to its beginning.
 */
export function reconciled(held: readonly Span[], hits: readonly HourHit[],
  window: { readonly from: number; readonly to: number }): readonly Span[] {
  const outside = held.flatMap((span) => [
    ...(span.from < window.from ? [{ ...span, to: Math.min(span.to, window.from) }] : []),
    ...(span.to > window.to ? [{ ...span, from: Math.max(span.from, window.to) }] : []),
  ]);
  return joined([...outside, ...spansOf(hits)]);
}
