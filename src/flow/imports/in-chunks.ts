import { TableBroken } from '../../codecs/table/open-table.ts';
import type { ImportItem } from './published-file.ts';

/** Items after the first `passed` in pieces that end at whole multiples of `size`, however the work was cut before. */
export async function* inChunks(items: AsyncIterable<ImportItem>, passed: number, size: number): AsyncGenerator<readonly ImportItem[]> {
  let [place, chunk]: [number, ImportItem[]] = [0, []];
  try {
    for await (const item of items) {
      place += 1;
      if (place <= passed) continue;
      chunk.push(item);
      if (place % size !== 0) continue;
      yield chunk;
      chunk = [];
    }
  } catch (error) {
    // A file that breaks off still has the rows that were read of it.
    if (error instanceof TableBroken && chunk.length > 0) yield chunk;
    throw error;
  }
  if (chunk.length > 0) yield chunk;
}
