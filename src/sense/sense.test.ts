import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standardSender } from '../codecs/hj212/open.ts';
import { readUpload } from '../codecs/hj212/upload.ts';
import { fields, periods } from '../model/reading.ts';
import { ReadingBuilder } from './reading-builder.ts';
import { nothingSensed, senseUpload, type Sensed } from './sense-upload.ts';
import { readStored } from './stored-frame.ts';

type Row = { factor: string; period: number; field: number; value: bigint; flag: string };

/** Rows and tally of one segment's data area. */
function sensed(cn: string, area: string): { rows: Row[]; tally: Sensed } {
  const upload = readUpload(Buffer.from(`QN=20260302100000000;ST=32;CN=${cn};PW=1;MN=M;Flag=5;CP=&&${area}&&`));
  if (!upload.ok) throw new Error(upload.detail);
  const builder = new ReadingBuilder();
  const tally = nothingSensed();
  senseUpload(upload.value, 7, 0, builder, tally);
  const numbers = new Map(builder.codes.map((code, index) => [code, index + 100]));
  const { columns } = builder.seal(numbers, [55n]);
  const rows = Array.from({ length: columns.count }, (_, row): Row => ({
    factor: builder.codes[(columns.factor[row] ?? 0) - 100] ?? '', period: columns.period[row] ?? 0, field: columns.field[row] ?? 0,
    value: columns.value[row] ?? 0n, flag: String.fromCharCode(columns.flag[row] ?? 0),
  }));
  return { rows, tally };
}

describe('one frame to readings', () => {
  test.each([['2011', periods.realtime], ['2051', periods.minute], ['2061', periods.hour], ['2031', periods.day]] as const)('CN %s', (cn, period) => {
    expect(sensed(cn, 'DataTime=20260302100000;w01018-Avg=3.25,w01018-Flag=N').rows).toEqual([{ factor: 'w01018', period, field: fields.Avg, value: 3_250_000n, flag: 'N' }]);
  });

  test.each([['2021'], ['3020'], ['9015'], ['2041'], ['2081']])('CN %s carries none', (cn) => {
    expect(sensed(cn, 'DataTime=20260302100000;w01018-Avg=3.25').rows).toEqual([]);
  });

  test('every field of a factor, and none that readings do not have', () => {
    const area = `DataTime=20260302100000;${Object.keys(fields).map((field, index) => `a21026-${field}=${index}`).join(',')},a21026-EFlag=A01,a21026-Flag=T`;
    const { rows, tally } = sensed('2061', area);
    expect(rows.map((row) => [row.field, row.value, row.flag])).toEqual(Object.values(fields).map((code, index) => [code, BigInt(index) * 1_000_000n, 'T']));
    expect(tally).toMatchObject({ values: Object.keys(fields).length, otherFields: 1 });
  });

  test.each([
    ['no flag is N', 'w01018-Avg=1', 'N'], ['an empty flag is N', 'w01018-Avg=1,w01018-Flag=', 'N'],
    ['lower case', 'w01018-Avg=1,w01018-Flag=d', 'D'],
    ['two letters are unknown', 'w01018-Avg=1,w01018-Flag=NN', '?'],
    ['letters of other scripts are unknown', 'w01018-Avg=1,w01018-Flag=正', '?'],
  ] as const)('%s', (_name, item, flag) => {
    expect(sensed('2061', `DataTime=20260302100000;${item}`).rows.map((row) => row.flag)).toEqual([flag]);
  });

  test.each([
    ['St', 'value.not-a-number'], ['', 'value.not-a-number'], ['NaN', 'value.not-a-number'], ['0x10', 'value.not-a-number'],
    ['0.0000001', 'value.unrepresentable'], ['1000000000000', 'value.unrepresentable'],
  ] as const)('"%s" stays in the raw frame and is counted', (text, fault) => {
    const { rows, tally } = sensed('2061', `DataTime=20260302100000;w01018-Avg=${text};w01019-Avg=2`);
    expect(rows.map((row) => row.factor)).toEqual(['w01019']);
    expect([...tally.faults]).toEqual([[fault, 1]]);
  });

  test('without a valid data time there are no readings', () => {
    expect(sensed('2061', 'DataTime=20260230100000;w01018-Avg=1').rows).toEqual([]);
  });
});

test('law: the columns hold exactly what was added, but for frames and codes without a number', () => {
  const row = fc.record({ factor: fc.constantFrom('a', 'b', 'c'), micro: fc.oneof(fc.bigInt(-(10n ** 18n) + 1n, 10n ** 18n - 1n), fc.maxSafeInteger()), frame: fc.nat(9), at: fc.integer({ min: -(2 ** 40), max: 2 ** 42 }) });
  fc.assert(fc.property(fc.array(row, { maxLength: 3000 }), fc.uniqueArray(fc.constantFrom('a', 'b', 'c')), (added, known) => {
    const builder = new ReadingBuilder();
    for (const { factor, micro, frame, at } of added) builder.add(4_294_967_295, factor, 3, 2, at, micro, 78, frame);
    const numbers = new Map(known.map((code) => [code, code.charCodeAt(0)]));
    const frames = Array.from({ length: 10 }, (_, place) => (place % 3 === 0 ? undefined : BigInt(place) + 2n ** 62n));
    const { columns, unnumbered } = builder.seal(numbers, frames);
    const withFrame = added.filter((each) => frames[each.frame] !== undefined);
    const want = withFrame.filter((each) => numbers.has(each.factor));
    expect(unnumbered).toBe(withFrame.length - want.length);
    expect(columns.count).toBe(want.length);
    want.forEach((each, index) => {
      expect([columns.point[index], columns.factor[index], columns.at[index], columns.value[index], columns.frame[index]])
        .toEqual([4_294_967_295, numbers.get(each.factor), BigInt(each.at), BigInt(each.micro), frames[each.frame]]);
    });
  }), { numRuns: 30 });
});

test('a stored frame is read again as it was at receipt, whatever its check profile', () => {
  const segment = 'QN=20260302100000000;ST=32;CN=2061;PW=1;MN=M;Flag=5;CP=&&DataTime=20260302100000;w01018-Avg=3.25&&';
  for (const check of ['0000', '7A1', 'FFFF']) {
    const read = readStored(Buffer.from(`##${String(segment.length).padStart(4, '0')}${segment}${check}`), { ...standardSender, crc: 'modbus' });
    expect(read.ok && read.value.items).toMatchObject([{ factor: 'w01018', values: [{ field: 'Avg', micro: 3_250_000 }] }]);
  }
});
