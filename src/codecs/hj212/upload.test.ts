import { createCipheriv, createDecipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exact, parseExact, toMicro } from '../../basis/decimal.ts';
import { fromCivil } from '../../basis/time.ts';
import frames from './hj212-frames.json' with { type: 'json' };
import type { Sm4 } from './cipher.ts';
import { readMoment, readQn, printQn } from './moment.ts';
import { standardSender } from './open.ts';
import { FrameSplitter } from './split.ts';
import { bytesOf, utf8Bytes } from './text.ts';
import { readFrame, readUpload, type Upload } from './upload.ts';
import { readMicro } from './value.ts';

const sm4: Sm4 = {
  encrypt: (key, blocks) => createCipheriv('sm4-ecb', key, null).setAutoPadding(false).update(blocks),
  decrypt: (key, blocks) => createDecipheriv('sm4-ecb', key, null).setAutoPadding(false).update(blocks),
};
const upload = (area: string): Upload => {
  const read = readUpload(utf8Bytes(`QN=20260301101500123;ST=32;CN=2011;PW=1;MN=M;Flag=9;CP=&&${area}&&`));
  if (!read.ok) throw new Error(read.fault);
  return read.value;
};
const told = (area: string): string[] =>
  upload(area).items.map((item) => `${item.factor} ${item.values.map((value) => `${value.field}=${value.text}`).join(' ')} ${item.flag ?? '-'}`);

describe('items are rebuilt by the part before the first -', () => {
  test.each([
    ['as the standard has it', 'a-Rtd=1,a-Flag=N;b-Rtd=2,b-Flag=D', ['a Rtd=1 N', 'b Rtd=2 D']],
    ['; where , belongs', 'a-Rtd=1;a-Flag=N;b-Rtd=2', ['a Rtd=1 N', 'b Rtd=2 -']],
    [', where ; belongs', 'a-Rtd=1,a-Flag=N,b-Rtd=2,b-Flag=D', ['a Rtd=1 N', 'b Rtd=2 D']],
    ['flag first', 'a-Flag=N,a-Rtd=1;b-Flag=D,b-Rtd=2', ['a Rtd=1 N', 'b Rtd=2 D']],
    ['the same factor twice', 'a-Rtd=1,a-Flag=N;a-Rtd=2,a-Flag=D', ['a Rtd=1 N', 'a Rtd=2 D']],
    ['flags apart at the end', 'a-Rtd=1;b-Rtd=2;a-Flag=D;b-Flag=N', ['a Rtd=1 D', 'b Rtd=2 N']],
    ['lower-case flag', 'a-Rtd=1,a-Flag=d', ['a Rtd=1 D']],
    ['flag alone', 'a-Flag=N', ['a  N']],
    ['one code opens another', 'a2-Rtd=1;a21-Rtd=2', ['a2 Rtd=1 -', 'a21 Rtd=2 -']],
    ['plant state and information', 'SB1-RS=1;i12001-Info=0', ['SB1 RS=1 -', 'i12001 Info=0 -']],
    ['a log with separators', 'i11001-Info=//a;b,c=d//;a-Rtd=1', ['i11001 Info=//a;b,c=d// -', 'a Rtd=1 -']],
    ['stray separators and blanks', ';; a-Rtd = 1 , ,a-Flag=N; ;', ['a Rtd=1 N']],
  ])('%s', (_name, area, want) => expect(told(area)).toEqual(want));
});

test('values are exact millionths or say why not', () => {
  const values = upload('a-Rtd=-130.7;b-Rtd=NaN;c-Rtd=;d-Rtd=0.09055002;e-Rtd=156720160.000;i1-Info=//x//').items.map((item) => item.values[0]);
  expect(values.map((value) => value?.micro ?? value?.fault ?? 'text')).toEqual([-130_700_000, 'value.not-a-number', 'value.not-a-number', 'value.unrepresentable', 156_720_160_000_000, 'text']);
});

test('readMicro agrees with the long decimals on every text', () => {
  const number = fc.stringMatching(/^[+-]?[0-9]{0,14}(\.[0-9]{0,9})?([eE]-?[0-9])?$/);
  fc.assert(fc.property(fc.oneof(number, fc.string({ maxLength: 8 })), (text) => {
    const { micro, fault } = readMicro(text);
    const value = parseExact(text);
    if (value === undefined) expect(fault).toBe('value.not-a-number');
    else if (toMicro(value) === undefined) expect(fault).toBe('value.unrepresentable');
    else expect(exact(String(micro)).dividedBy('1e6').equals(value)).toBe(true);
    expect(Object.is(micro, -0)).toBe(false);
  }), { numRuns: 5000 });
});

describe('moments', () => {
  test.each([
    ['20260301101500', fromCivil(2026, 3, 1, 10, 15)],
    ['20260301101500999', fromCivil(2026, 3, 1, 10, 15)],
    ['20260230101500', undefined], ['20261301000000', undefined], ['20260001000000', undefined], ['20260301240000', undefined],
    ['2026030110150', undefined], ['202603011015xx', undefined], ['', undefined],
  ])('%s', (text, want) => expect(readMoment(text)).toBe(want));

  test('QN there and back', () => {
    const qn = readQn('20260301101500123');
    expect(qn === undefined ? undefined : printQn(qn)).toBe('20260301101500123');
  });
});

describe('frames of the file', () => {
  const event = (id: string) => {
    const frame = frames.find((row) => row.id === id)?.frame ?? '';
    const found = new FrameSplitter({ accept: () => true }).push(bytesOf(frame).bytes)[0];
    if (found?.kind !== 'frame') throw new Error(id);
    return found;
  };
  const key = new Uint8Array(16).fill(0x30);

  test('an encrypted one is opened with the second of two keys', () => {
    const read = readFrame(event('f218'), { crc: 'hj212', keys: [new Uint8Array(16), key] }, 'hj212', sm4);
    expect(read).toMatchObject({ ok: true, value: { dataTime: fromCivil(2024, 5, 20, 21, 6), header: { cn: '2051' } } });
  });

  test.each([
    ['without a key', []], ['with a wrong key', [new Uint8Array(16)]],
  ])('an encrypted one %s is refused', (_name, keys) => {
    expect(readFrame(event('f218'), { crc: 'hj212', keys }, 'hj212', sm4)).toMatchObject({ fault: 'frame.wrong-key' });
  });

  test('a check over the cipher needs its profile', () => {
    expect(readFrame(event('f222'), { crc: 'hj212', keys: [key] }, 'hj212', sm4)).toMatchObject({ fault: 'frame.crc', detail: 'given 90C1, fits crc-over-cipher' });
    expect(readFrame(event('f222'), { crc: 'crc-over-cipher', keys: [key] }, 'hj212', sm4).ok).toBe(true);
  });

  test('a wrong check names the profile that fits', () => {
    expect(readFrame(event('f170'), standardSender)).toMatchObject({ fault: 'frame.crc', detail: 'given 8D5D, fits modbus-le' });
    expect(readFrame(event('f170'), { crc: 'modbus-le', keys: [] }).ok).toBe(true);
  });

  test('GBK text is read', () => {
    const read = readFrame(event('f202'), standardSender);
    expect(read.ok && read.value.items[0]?.values[0]?.text).toBe('//清洗管路//');
  });

  test('no data area', () => expect(readFrame(event('f217'), standardSender)).toMatchObject({ fault: 'frame.malformed' }));
});
