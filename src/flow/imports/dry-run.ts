import { ok, type Result } from '../../basis/result.ts';
import { TableBroken } from '../../codecs/table/open-table.ts';
import type { RefusedRow } from '../ports/records.ts';
import { chunkRows } from './destination.ts';
import { inChunks } from './in-chunks.ts';
import type { Agreement, ImportItem, OpenedFiles } from './published-file.ts';

/** 试运行: all that an import would come to, with nothing stored. rows = good + refused; `known`: of the good ones the store has these. */
export type DryRun = {
  readonly rows: number; readonly good: number; readonly refused: number; readonly known: number;
  readonly refusedBy: Readonly<Record<string, number>>;
  /** The first rows of each fault. */
  readonly firstRefused: readonly Omit<RefusedRow, 'run'>[];
  readonly newPoints: readonly string[];
  readonly points: number;
  readonly from?: number; readonly to?: number;
  /** How many values each factor has. */
  readonly factors: Readonly<Record<string, number>>;
  /** Of factors with a column of their own: in how many good rows it holds no value. */
  readonly absent: Readonly<Record<string, number>>;
  readonly agreement: Agreement;
};

const shownOfEach = 5;
const shownPoints = 500;

/** Reads everything and stores nothing. A file that breaks off is a fault. */
export async function dryRun({ items, destination, agreement, columns = [] }: OpenedFiles): Promise<Result<DryRun>> {
  const seen = { good: 0, refused: 0, known: 0, from: Infinity, to: -Infinity };
  const [refusedBy, factors, first, points] = [new Map<string, number>(), new Map<string, number>(), [] as Omit<RefusedRow, 'run'>[],
    new Set<number>()];
  const note = (item: ImportItem<unknown>): void => {
    if (!item.ok) {
      const before = refusedBy.get(item.refused.fault) ?? 0;
      refusedBy.set(item.refused.fault, before + 1);
      if (before < shownOfEach) first.push(item.refused);
      seen.refused += 1;
      return;
    }
    const { at, point, factors: own } = destination.about(item.row);
    seen.good += 1;
    [seen.from, seen.to] = [Math.min(seen.from, at), Math.max(seen.to, at)];
    if (point !== undefined) points.add(point);
    for (const factor of own) factors.set(factor, (factors.get(factor) ?? 0) + 1);
  };
  try {
    for await (const chunk of inChunks(items, 0, chunkRows)) {
      for (const item of chunk) note(item);
      seen.known += await destination.known(chunk.flatMap((item) => (item.ok ? [item.row] : [])));
    }
  } catch (error) {
    if (error instanceof TableBroken) return error.failure;
    throw error;
  }
  return ok({
    rows: seen.good + seen.refused, good: seen.good, refused: seen.refused, known: seen.known, refusedBy: Object.fromEntries(refusedBy),
      firstRefused: first,
    newPoints: destination.newPoints().slice(0, shownPoints),
    points: points.size, ...(seen.good === 0 ? {} : { from: seen.from, to: seen.to }), factors: Object.fromEntries(factors), agreement,
    absent: Object.fromEntries(columns.map((factor) => [factor, seen.good - (factors.get(factor) ?? 0)])),
  });
}
