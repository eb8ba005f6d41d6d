import type { ObservationStore, SeriesKey } from '../../flow/ports/observations.ts';
import type { Reading } from '../../model/reading.ts';

type SeriesPort = Pick<ObservationStore, 'storedSeries' | 'readingsBetween' | 'countBetween'>;

const keyOf = ({ point, factor, period, field }: SeriesKey): string => `${point}|${factor}|${period}|${field}`;

/** Series over the map of readings. */
export function seriesIn(readings: () => Iterable<Reading>): SeriesPort {
  const between: SeriesPort['readingsBetween'] = async ({ series, window, newestFirst, limit }) => {
    const wanted = new Set(series.map(keyOf));
    const found = [...readings()].filter((row) => wanted.has(keyOf(row)) && row.at >= window.from && row.at < window.to)
      .sort((a, b) => (newestFirst ? b.at - a.at : a.at - b.at));
    const last = found[limit - 1]?.at;
    return last === undefined ? found : found.filter(({ at }) => (newestFirst ? at >= last : at <= last));
  };
  return {
    async storedSeries(fields) {
      const groups = Map.groupBy([...readings()].filter(({ field }) => fields.includes(field)), keyOf);
      return [...groups.values()].flatMap(([first, ...rest]) => {
        if (first === undefined) return [];
        const { point, factor, period, field } = first;
        const span = rest.reduce((so, { at }) => ({ first: Math.min(so.first, at), last: Math.max(so.last, at) }), { first: first.at, last: first.at });
        return [{ point, factor, period, field, ...span }];
      });
    },
    readingsBetween: between,
    countBetween: async (query) => (await between({ ...query, newestFirst: false, limit: Infinity })).length,
  };
}
