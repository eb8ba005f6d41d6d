import { fail, ok, type Result } from '../../basis/result.ts';
import { wholeText } from '../../codecs/table/open-table.ts';
import type { House } from '../house.ts';
import type { ImportedFile } from '../ports/records.ts';
import { readAirFiles } from './air-files.ts';
import { openMapped, type StreamedFile, type UsedMapping } from './mapped-items.ts';
import { PlaceRegister } from './place-register.ts';
import { type OpenedFiles, type PublishedFile, type PublishedKind, publishedKinds, type ReadFiles } from './published-file.ts';
import { readWaterFiles } from './water-files.ts';

type Reader = (house: House, files: readonly PublishedFile[], places: PlaceRegister) => Result<ReadFiles>;
const readers: { readonly [K in PublishedKind]: Reader } = { 'cnemc': readAirFiles, 'surface-water': readWaterFiles };

export const isPublishedKind = (text: string): text is PublishedKind => publishedKinds.some((kind) => kind === text);

/** By which door: a format known by name, or a mapping. */
export type Door = { readonly kind: PublishedKind } | UsedMapping;

/**
 * Files of the store opened for an import. Named formats are read whole, because their last line may correct their first; tables
 * through a mapping row by row. Faults: file.missing, import.*.
 */
export async function openFiles(house: House, door: Door, files: readonly ImportedFile[]): Promise<Result<OpenedFiles>> {
  const streamed: StreamedFile[] = [];
  for (const file of files) {
    const open = async (): Promise<AsyncIterable<Uint8Array>> => {
      const bytes = await house.files.open(file.hash);
      if (bytes === undefined) throw new Error(`file ${file.hash} is gone`);
      return bytes;
    };
    if (!await isThere(open)) return fail('file.missing', file.name);
    streamed.push({ name: file.name, open });
  }
  if (!('kind' in door)) return openMapped(house, door, streamed);
  const texts: PublishedFile[] = [];
  for (const { name, open } of streamed) {
    const text = await wholeText(await open());
    if (!text.ok) return { ...text, detail: `${name}: ${text.detail}` };
    texts.push({ name, text: text.value });
  }
  const places = new PlaceRegister(house, '2000-01-01');
  const read = readers[door.kind](house, texts, places);
  if (!read.ok) return read;
  const { source, items, agreement } = read.value;
  return ok({ source: { ...source, edition: '' }, items: eachOf(items), places, agreement });
}

async function* eachOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const isThere = async (open: () => Promise<AsyncIterable<Uint8Array>>): Promise<boolean> => {
  const bytes = await open().catch(() => undefined);
  await bytes?.[Symbol.asyncIterator]().return?.(undefined);
  return bytes !== undefined;
};
