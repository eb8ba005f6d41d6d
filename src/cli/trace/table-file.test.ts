import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { numberColumn, readTable } from './table-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'qs-table-'));
const column = (bytes: string | Uint8Array, name: string): unknown => {
  const path = join(folder, 'table.csv');
  writeFileSync(path, bytes);
  const table = readTable(path);
  const read = table.ok ? numberColumn(table.value, name) : table;
  return read.ok ? [...read.value] : `${read.fault}: ${read.detail.replace(path, 'FILE')}`;
};

test.each([
  ['plain          ', 'a,b\n1,2\n-3.5,NA\n', [2, Number.NaN]],
  ['packed         ', gzipSync('a,b\n1,2\n'), [2]],
  ['no such column ', 'a,c\n1,2\n', 'trace.no-column: b (there are a, c)'],
  ['no number      ', 'a,b\n1,two\n', 'trace.bad-number: b, line 2: two'],
  ['cells missing  ', 'a,b\n1\n', 'trace.unreadable: FILE: line 2: 1 cells, 2 columns'],
  ['empty          ', '', 'trace.unreadable: FILE: no header line'],
])('a column of a file: %s', (_name, bytes, read) => { expect(column(bytes, 'b')).toEqual(read); });
