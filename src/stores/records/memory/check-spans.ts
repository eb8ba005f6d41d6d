import type { CheckSpanKey, CheckSpanReader, CheckSpanWriter } from '../../../flow/ports/check-spans.ts';
import type { CheckSpan } from '../../../model/check-span.ts';
import { RowRefused, sees } from '../row-rules.ts';
import { ascending, type Look } from './state.ts';

const idOf = ({ point, factor, key, from }: CheckSpanKey): string => `${point} ${factor} ${key} ${from}`;
const longestFirst = (a: CheckSpan, b: CheckSpan): number =>
  (b.to - b.from) - (a.to - a.from) || b.from - a.from || a.point - b.point || ascending(a.factor, b.factor) || ascending(a.key, b.key);

export function spanReads({ viewer, state }: Look): CheckSpanReader {
  const seen = ({ point }: CheckSpan): boolean => {
    const place = state().places.get(point);
    return viewer.scope === 'all' || (place !== undefined && sees(viewer, place));
  };
  return {
    checkSpans: async ({ points, factors, keys, window, limit }) => [...state().checkSpans.values()].filter((span) => seen(span)
      && (points?.includes(span.point) ?? true) && (factors?.includes(span.factor) ?? true) && (keys?.includes(span.key) ?? true)
      && (window === undefined || (span.from < window.to && span.to > window.from))).sort(longestFirst).slice(0, limit),
  };
}

export const spanWrites = ({ viewer, state }: Look): CheckSpanWriter => ({
  async replaceCheckSpans(gone, put) {
    if (viewer.scope !== 'all') throw new RowRefused('row of check_spans');
    for (const key of gone) state().checkSpans.delete(idOf(key));
    for (const span of put) state().checkSpans.set(idOf(span), span);
  },
});
