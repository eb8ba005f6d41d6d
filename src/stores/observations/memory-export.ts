import { createHash } from 'node:crypto';
import { fail, ok } from '../../basis/result.ts';
import { civilOffsetMs } from '../../basis/time.ts';
import type { ObservationStore } from '../../flow/ports/observations.ts';
import { fields, readingFileColumns, type Reading } from '../../model/reading.ts';
import { byteOrderMark } from './reading-file.ts';

const text = (value: string): string => `"${value.replaceAll('"', '""')}"`;
const beijing = (at: number): string => new Date(at + civilOffsetMs).toISOString().slice(0, 19).replace('T', ' ');

/** Files of readings from memory: CSV, to the byte as the engines print it. */
export const exportIn = (readings: () => Iterable<Reading>, numberOf: (factor: string) => number): Pick<ObservationStore, 'exportReadings'> => ({
  async exportReadings(query) {
    if (query.format !== 'csv') return fail('export.no-parquet');
    const points = new Map(query.points.map((point) => [point.number, point]));
    const factors = new Map(query.factors.map((factor) => [factor.code, factor]));
    const rows = [...readings()].filter((row) => points.has(row.point) && row.period === query.period && row.at >= query.window.from && row.at < query.window.to)
      .sort((a, b) => a.point - b.point || numberOf(a.factor) - numberOf(b.factor) || fields[a.field] - fields[b.field] || a.at - b.at);
    const lines = rows.map((row) => {
      const [point, factor] = [points.get(row.point), factors.get(row.factor)];
      const named = [point?.id ?? '', point?.name ?? '', row.factor, factor?.name ?? row.factor, factor?.unit ?? '', row.period, row.field];
      return [...[...named, new Date(row.at).toISOString(), beijing(row.at)].map(text), row.value, text(row.flag), row.frame].join(',');
    });
    const printed = Buffer.from(`${[readingFileColumns.map(text).join(','), ...lines].join('\r\n')}\r\n`, 'utf8');
    const content = query.byteOrderMark ? Buffer.concat([byteOrderMark, printed]) : printed;
    return ok({ bytes: content.length, sha256: createHash('sha256').update(content).digest('hex'), content: inPieces(content) });
  },
});

async function* inPieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < content.length; from += 65_536) yield content.subarray(from, from + 65_536);
}
