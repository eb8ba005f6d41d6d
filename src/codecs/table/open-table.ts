import { fail, ok, type Failure, type Result } from '../../basis/result.ts';
import { type Delimiter, delimiters, type TableRecord } from './record.ts';
import { readWorkbook } from './sheet.ts';
import { RecordSplitter } from './split-records.ts';
import { TextReader } from './text-of-bytes.ts';

/** Thrown by a stream of records where the file itself turns out not to be readable further; carries the fault to be told. */
export class TableBroken extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`${failure.fault} ${failure.detail}`);
    this.name = 'TableBroken';
    this.failure = failure;
  }
}

/** A table of any layout: its columns and, as often as asked, its records in order. */
export type Table = { readonly columns: readonly string[]; readonly delimiter: Delimiter; readonly records: AsyncIterable<TableRecord> };

const workbookBytesMax = 60 * 1024 * 1024;

/**
 * Opens .csv, .txt, .dat (UTF-8 or GB 18030, any delimiter), each of them gzipped, and .xlsx by their bytes, not by their name. Reads no
 * more than it must: records come as they are asked for and throw `TableBroken`.
 * Faults: import.empty, import.header-only, import.not-text, import.bad-encoding, import.too-large, import.unreadable,
 * import.merged-cells, import.duplicate-columns.
 */
export async function openTable(bytes: AsyncIterable<Uint8Array>, delimiter?: Delimiter): Promise<Result<Table>> {
  try {
    const source = await unpacked(bytes);
    const own = source.workbook ? ',' : delimiter ?? guessDelimiter(source);
    const records = (source.workbook ? workbookRecords(source.bytes) : textRecords(source.bytes, own))[Symbol.asyncIterator]();
    const header = await records.next();
    if (header.done === true) return fail('import.empty', '');
    if (header.value.fault !== undefined) return fail(header.value.fault, `line ${header.value.line}`);
    const columns = header.value.cells.map((cell) => cell.replace(/^\uFEFF/u, '').trim());
    const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at);
    if (twice !== undefined) return fail('import.duplicate-columns', twice);
    const first = await records.next();
    if (first.done === true) return fail('import.header-only', columns.slice(0, 8).join(','));
    return ok({ columns, delimiter: own, records: after(first.value, records) });
  } catch (error) {
    if (error instanceof TableBroken) return error.failure;
    if (error instanceof TypeError) return fail('import.unreadable', error.message);
    throw error;
  }
}

type Source = { readonly bytes: AsyncIterable<Uint8Array>; readonly head: Uint8Array; readonly workbook: boolean };

async function* after<T>(first: T, rest: AsyncIterator<T>): AsyncGenerator<T> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);

/** The bytes behind their gzip, with the first of them to look at. */
async function unpacked(bytes: AsyncIterable<Uint8Array>): Promise<Source> {
  const first = await withHead(bytes);
  const source = startsWith(first.head, 0x1f, 0x8b) ? await withHead(gunzipped(first.bytes)) : first;
  return { ...source, workbook: startsWith(source.head, 0x50, 0x4b, 0x03, 0x04) };
}

const headBytes = 65_536;

/** The first bytes together, however small the pieces are that they come in. Throws where there are none. */
async function withHead(bytes: AsyncIterable<Uint8Array>): Promise<Omit<Source, 'workbook'>> {
  const [rest, pieces] = [bytes[Symbol.asyncIterator](), [] as Uint8Array[]];
  let size = 0;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    pieces.push(next.value);
    size += next.value.length;
    if (size >= headBytes) break;
  }
  if (size === 0) throw new TableBroken(fail('import.empty', ''));
  const head = joined(pieces, size);
  return { head, bytes: after(head, rest) };
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

async function* gunzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* streamOf(bytes).pipeThrough(new DecompressionStream('gzip'));
  } catch (error) {
    throw new TableBroken(fail('import.unreadable', `gzip: ${error instanceof Error ? error.message : ''}`));
  }
}

function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces = bytes[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(stream) {
      const next = await pieces.next();
      if (next.done === true) stream.close();
      else stream.enqueue(Uint8Array.from(next.value));
    },
    async cancel() {
      await pieces.return?.(undefined);
    },
  });
}

async function* textRecords(bytes: AsyncIterable<Uint8Array>, delimiter: Delimiter): AsyncGenerator<TableRecord> {
  const [reader, splitter] = [new TextReader(), new RecordSplitter(delimiter)];
  for await (const piece of bytes) {
    const text = reader.push(piece);
    if (!text.ok) throw new TableBroken(text);
    yield* splitter.push(text.value);
  }
  const rest = reader.end();
  if (!rest.ok) throw new TableBroken(rest);
  yield* splitter.push(rest.value);
  yield* splitter.end();
}

async function* workbookRecords(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TableRecord> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > workbookBytesMax) throw new TableBroken(fail('import.too-large', `a workbook of more than ${workbookBytesMax} bytes`));
    pieces.push(piece);
  }
  const records = await readWorkbook(joined(pieces, size));
  if (!records.ok) throw new TableBroken(records);
  yield* records.value;
}

/** The delimiter that the first line has most of; blanks only where there is no other. */
function guessDelimiter({ head }: Source): Delimiter {
  const text = new TextDecoder('latin1').decode(head.subarray(0, headBytes));
  const line = text.split(/\r\n|\n|\r/u).find((one) => one.trim() !== '') ?? '';
  const counted = delimiters.filter((one) => one !== 'spaces').map((one) => ({ one, count: line.split(one).length - 1 }));
  const most = counted.reduce((best, next) => (next.count > best.count ? next : best), { one: ',' as Delimiter, count: 0 });
  return most.count > 0 || !/\S\s+\S/u.test(line) ? most.one : 'spaces';
}

/** The whole text of a file for formats that must be read at once. Faults: import.empty, import.not-text, import.bad-encoding, import.unreadable. */
export async function wholeText(bytes: AsyncIterable<Uint8Array>): Promise<Result<string>> {
  try {
    const source = await unpacked(bytes);
    if (source.workbook) return fail('import.not-text', 'a workbook');
    const [reader, pieces] = [new TextReader(), [] as string[]];
    for await (const piece of source.bytes) {
      const text = reader.push(piece);
      if (!text.ok) return text;
      pieces.push(text.value);
    }
    const rest = reader.end();
    return rest.ok ? ok([...pieces, rest.value].join('')) : rest;
  } catch (error) {
    if (error instanceof TableBroken) return error.failure;
    throw error;
  }
}
