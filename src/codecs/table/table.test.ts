import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { openTable, TableBroken } from './open-table.ts';
import { type Delimiter, delimiters, type TableRecord } from './record.ts';
import { RecordSplitter } from './split-records.ts';

async function* pieces(content: string | Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(content: string | Uint8Array, size?: number) {
  const table = await openTable(pieces(content, size));
  if (!table.ok) return table.fault;
  try {
    const records: TableRecord[] = await Array.fromAsync(table.value.records);
    return { columns: table.value.columns, delimiter: table.value.delimiter, cells: records.map(({ cells }) => cells), records };
  } catch (error) {
    if (error instanceof TableBroken) return error.failure.fault;
    throw error;
  }
}

const chinese = { gb: Uint8Array.of(0xb5, 0xe3, 0xce, 0xbb, 0x2c, 0xd6, 0xb5, 0x0a, 0xba, 0xd3, 0xbf, 0xda, 0x2c, 0x31, 0x0a),
  text: '点位,值\n河口,1\n' };

test.each([
  ['UTF-8', chinese.text], ['UTF-8 with its mark', `\uFEFF${chinese.text}`], ['GB 18030', chinese.gb], ['gzip', gzipSync(chinese.text)],
    ['gzip of GB 18030', gzipSync(chinese.gb)],
])('%s is read, however the bytes are cut', async (_name, content) => {
  for (const size of [1, 2, 3, 7, 65_536]) expect(await read(content, size),
    `pieces of ${size}`).toMatchObject({ columns: ['点位', '值'], cells: [['河口', '1']] });
});

test.each([
  ['semicolons', 'a;b\n1;2\n', ';'], ['tabs', 'a\tb\n1\t2\n', '\t'], ['bars', 'a|b\n1|2\n', '|'], ['blanks', 'a  b\n 1   2\n', 'spaces'],
  ['commas', 'a,b\r\n1,2\r\n', ','], ['carriage returns alone', 'a,b\r1,2\r', ','],
] as const)('%s', async (_name, text, delimiter) => expect(await read(text)).toMatchObject({ delimiter, cells: [['1', '2']] }));

test('lines are those of the file: quotes hold line breaks, blank lines are passed over', async () => {
  const found = await read('a,b\n"1\n1",2\n\n"3 ""x""",4\n5');
  expect(typeof found === 'string' ? [] : found.records.map(({ line, cells }) => [line, ...cells])).toEqual([[2, '1\n1', '2'],
    [5, '3 "x"', '4'], [6, '5']]);
});

test('law: what is printed is read back, however the text is cut', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '1', '"', ',', ';', '\n', '中', '-') }).map((text) => text.trim());
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  const printed = (table: readonly (readonly string[])[], by: string): string =>
    table.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(by)).join('\n');
  await fc.assert(fc.property(rows, fc.integer({ min: 1, max: 9 }),
    fc.constantFrom<Delimiter>(...delimiters.filter((one) => one !== 'spaces')), (table, size, by) => {
    const [text, splitter] = [printed(table, by), new RecordSplitter(by)];
    const found: (readonly string[])[] = [];
    for (let at = 0; at < text.length; at += size) for (const record of splitter.push(text.slice(at, at + size))) found.push(record.cells);
    for (const record of splitter.end()) found.push(record.cells);
    expect(found).toEqual(table);
  }));
});

const workbook = async (rows: readonly (readonly object[])[]): Promise<Uint8Array> => new Uint8Array(await writeExcelFile(rows as never).toBuffer());
const text = (value: string) => ({ value, type: String });

test('a workbook: digits as written, dates as moments', async () => {
  const book = await workbook([[text('时间'), text('值')], [{ value: new Date(Date.UTC(2026, 2, 2, 8)), type: Date,
    format: 'yyyy-mm-dd hh:mm' }, { value: 0.1, type: Number }]]);
  expect(await read(book)).toMatchObject({ columns: ['时间', '值'], cells: [['2026-03-02 08:00:00', '0.1']] });
});

/** The smallest workbook with this sheet. */
const sheetOf = (sheet: string): Uint8Array => zipSync({
  '[Content_Types].xml': strToU8('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'),
  'xl/workbook.xml': strToU8('<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'),
  'xl/_rels/workbook.xml.rels': strToU8('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
  'xl/worksheets/sheet1.xml': strToU8(sheet),
});
const cell = (at: string, inner: string, type = 'str'): string => `<c r="${at}" t="${type}">${inner}</c>`;
const sheet = (rows: readonly string[], more = ''): Uint8Array =>
  sheetOf(`<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map((row, at) => `<row r="${at + 1}">${row}</row>`).join('')}</sheetData>${more}</worksheet>`);
const head = cell('A1', '<v>a</v>') + cell('B1', '<v>b</v>');

test('a formula counts as the value it was saved with; a broken one refuses its row', async () => {
  const found = await read(sheet([head, cell('A2', '<f>1+1</f><v>2</v>', 'n') + cell('B2', '<v>x</v>'),
    cell('A3', '<f>1/0</f><v>#DIV/0!</v>', 'e') + cell('B3', '<v>y</v>')]));
  expect(typeof found === 'string' ? found : found.records.map(({ cells, fault }) => [cells[0], fault])).toEqual([['2', undefined],
    ['', 'row.formula-error']]);
});

test.each([
  ['nothing', '', 'import.empty'], ['blank lines', '\n\n', 'import.empty'], ['a header alone', 'a,b\n', 'import.header-only'],
  ['bytes of a program', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1, 2), 'import.not-text'],
  ['bytes of no encoding', Uint8Array.of(0x61, 0x2c, 0x62, 0x0a, 0xff, 0xff, 0x2c, 0xff, 0x0a), 'import.bad-encoding'],
  ['two columns of one name', 'a,b,a\n1,2,3\n', 'import.duplicate-columns'],
  ['a gzip that breaks off', gzipSync('a,b\n1,2\n').subarray(0, 15), 'import.unreadable'],
  ['an archive that is no workbook', zipSync({ 'a.txt': strToU8('a') }), 'import.unreadable'],
  ['merged cells', sheet([head, cell('A2', '<v>1</v>')], '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'),
    'import.merged-cells'],
  ['a workbook that swells', zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(310 * 1024 * 1024) }), 'import.too-large'],
] as const)('%s is one clear fault', async (_name, content, fault) => expect(await read(content)).toBe(fault), 60_000);

test('a line without end is refused and passed over; so is a quote that never closes, at the next line past the bound', async () => {
  const long = await read(`a,b\n${'x'.repeat(300_000)}\n1,2\n`);
  expect(typeof long === 'string' ? long : long.records.map(({ line, cells, fault }) => [line, cells, fault])).toEqual([[2, [],
    'row.too-long'], [3, ['1', '2'], undefined]]);
  const open = await read(`a,b\n"${'x,1\n'.repeat(30_000)}1,2\n`);
  if (typeof open === 'string') throw new Error(open);
  expect(open.records[0]).toMatchObject({ line: 2, fault: 'row.too-long' });
  expect(open.records.at(-1)?.cells).toEqual(['1', '2']);
  const unclosed = await read('a,b\n1,"2\n');
  expect(typeof unclosed === 'string' ? unclosed : unclosed.records).toMatchObject([{ fault: 'row.malformed' }]);
});
