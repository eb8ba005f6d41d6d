import { createCipheriv, createDecipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant } from '../../basis/time.ts';
import { answerTo, answeredQn, wantsAnswer } from './answer.ts';
import type { Sm4 } from './cipher.ts';
import * as commands from './command.ts';
import { editions, printFlag, type Edition } from './edition.ts';
import { encodeFrame } from './encode.ts';
import type { Header, Item, Message, Pair } from './message.ts';
import { openSegment } from './open.ts';
import { packets } from './packets.ts';
import { readMessage } from './segment.ts';
import { FrameSplitter, type FrameEvent, type SplitEvent } from './split.ts';
import { readText, utf8Bytes } from './text.ts';

const sm4: Sm4 = {
  encrypt: (key, blocks) => createCipheriv('sm4-ecb', key, null).setAutoPadding(false).update(blocks),
  decrypt: (key, blocks) => createDecipheriv('sm4-ecb', key, null).setAutoPadding(false).update(blocks),
};
const key = new Uint8Array(16).fill(0x30);
const allEditions = ['2005', '2017', '2025'] as const;

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const factor = fc.stringMatching(/^[a-z][0-9]{5}$/);
const number = fc.stringMatching(/^-?[0-9]{1,4}(\.[0-9]{1,3})?$/);
const field = fc.constantFrom('Rtd', 'Avg', 'Min', 'Max', 'Cou', 'ZsAvg');
const valueItem: fc.Arbitrary<Item> = fc.tuple(factor, fc.uniqueArray(field, { minLength: 1, maxLength: 4 }), number, fc.constantFrom('N', 'D', 'T')).map(
  ([code, names, value, flag]): Item => [...names.map((name): Pair => [`${code}-${name}`, value]), [`${code}-Flag`, flag]],
);
const log = fc.stringMatching(/^[a-z,;= \u4e00-\u4e20]{0,12}$/).map((text): Item => [['i11001-Info', `//${text}//`]]);
const plain = fc.constantFrom<Item>([['PolId', 'w01018']], [['BeginTime', '20260301000000'], ['EndTime', '20260302000000']], [['SB1-RS', '1']], [['w01018-SN', '']]);
const items = fc.array(fc.oneof(valueItem, log, plain), { maxLength: 12 });

const headerOf = (edition: Edition): fc.Arbitrary<Header> => {
  const always = { st: fc.constantFrom('21', '31', '32', '91'), cn: fc.constantFrom('2011', '2061', '1012', '3020', '9014'), pw: digits(6), mn: fc.stringMatching(/^[0-9A-F]{0,24}$/) };
  const packet: fc.Arbitrary<Header> = fc.record({ ...always, flag: fc.constantFrom(printFlag(edition, true), printFlag(edition, false)) });
  if (edition === '2005') return packet;
  return fc.tuple(digits(17), packet, fc.boolean()).map(([qn, header, again]) => ({ qn, ...header, ...(again && edition === '2025' ? { rf: '1' } : {}) }));
};
const messageOf = (edition: Edition): fc.Arbitrary<Message> => fc.record({ header: headerOf(edition), items });

function only(bytes: Uint8Array): FrameEvent {
  const [event, ...more] = new FrameSplitter({ accept: (segment, given) => openSegment(segment, given, { crc: 'hj212', keys: [key] }, sm4).check === 'fits' }).push(bytes);
  expect(more).toEqual([]);
  if (event?.kind !== 'frame') throw new Error(`no frame but ${event?.kind}`);
  return event;
}

function decoded(bytes: Uint8Array, keys: readonly Uint8Array[] = []): Message {
  const frame = only(bytes);
  const opened = openSegment(frame.segment, frame.crcGiven, { crc: 'hj212', keys }, sm4);
  expect(opened.check).toBe('fits');
  return readMessage(readText(opened.plain).text);
}

describe.each(allEditions)('edition %s', (edition) => {
  test('decode(encode(m)) = m, plain', () => {
    fc.assert(fc.property(messageOf(edition), (message) => {
      const frame = encodeFrame(message, { edition });
      fc.pre(frame.ok);
      expect(decoded(frame.value)).toEqual(message);
    }));
  });

  test('packets: within the limits, items whole and in order, own QNs, counted', () => {
    const long = fc.tuple(headerOf(edition), fc.array(valueItem, { minLength: 10, maxLength: 80 })).map(([header, values]): Message => (
      { header: { ...header, ...(header.qn === undefined ? {} : { qn: '20260301110000998' }) }, items: [[['DataTime', '20260301100000']], ...values] }
    ));
    fc.assert(fc.property(long, (message) => {
      const parts = packets(message, edition);
      fc.pre(parts.ok);
      expect(parts.value.flatMap((part) => part.items.slice(1))).toEqual(message.items.slice(1));
      for (const [at, part] of parts.value.entries()) {
        expect(encodeFrame(part, { edition }).ok).toBe(true);
        expect(part.items[0]).toEqual(message.items[0]);
        if (parts.value.length > 1) expect([part.header.pnum, part.header.pno]).toEqual([String(parts.value.length), String(at + 1)]);
      }
      expect(new Set(parts.value.map((part) => part.header.qn)).size).toBe(edition === '2005' ? 1 : parts.value.length);
    }), { numRuns: 50 });
  });
});

test('decode(encode(m)) = m under SM4: cipher on the wire, same length, check over the plain text', () => {
  fc.assert(fc.property(messageOf('2025'), (message) => {
    const open = encodeFrame(message, { edition: '2025' });
    const closed = encodeFrame(message, { edition: '2025', secret: { key, sm4 } });
    fc.pre(open.ok && closed.ok);
    expect(closed.value.length).toBe(open.value.length);
    expect(closed.value.subarray(-6)).toEqual(open.value.subarray(-6));
    expect(decoded(closed.value, [new Uint8Array(16), key])).toEqual(message);
  }));
});

test('whatever is encoded decodes to the same message; what the grammar cannot carry is refused', () => {
  const text = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('a;b', 'a,b', '&&', 'x=&&', '//', '// //', '//a;b//', 'a&', ' a', '='));
  const any = fc.record({ header: fc.record({ qn: text, cn: text, mn: text }), items: fc.array(fc.array(fc.tuple(text, text), { maxLength: 3 }), { maxLength: 3 }) });
  fc.assert(fc.property(any, (message) => {
    const frame = encodeFrame(message, { edition: '2017' });
    if (frame.ok) expect(decoded(frame.value)).toEqual(message);
    else expect(['frame.malformed', 'frame.oversize']).toContain(frame.fault);
  }), { numRuns: 1000 });
});

test.each([['2005', 960], ['2017', 950], ['2025', 950]] as const)('%s: a data area of %i bytes passes, one more does not', (edition, max) => {
  const sized = (length: number): Message => ({ header: { cn: '3020' }, items: [[['i11001-Info', `//${'x'.repeat(length - 16)}//`]]] });
  expect(encodeFrame(sized(max), { edition }).ok).toBe(true);
  expect(encodeFrame(sized(max + 1), { edition })).toMatchObject({ fault: 'frame.oversize' });
  expect(packets(sized(max + 1), edition)).toMatchObject({ fault: 'frame.oversize' });
});

test('2025 numbers no more than nine packets', () => {
  const values = Array.from({ length: 600 }, (_, at): Item => [[`a${String(at).padStart(5, '0')}-Rtd`, '12345.678']]);
  const message: Message = { header: { qn: '20260301110000000', mn: '1', flag: '8' }, items: values };
  expect(packets(message, '2025')).toMatchObject({ fault: 'frame.oversize' });
  expect(packets(message, '2017').ok).toBe(true);
  expect(editions['2025'].packetsMax).toBe(9);
});

describe('streams', () => {
  const noise = fc.uint8Array({ maxLength: 12 }).map((bytes) => bytes.map((byte) => (byte === 0x23 ? 0x21 : byte))).filter((bytes) => bytes[0] !== 0x0a && bytes[0] !== 0x0d);
  const piece = fc.oneof(messageOf('2025').map((message) => encodeFrame(message, { edition: '2025' })).filter((frame) => frame.ok).map((frame) => (frame.ok ? frame.value : new Uint8Array(0))), noise);
  const accept = { accept: (segment: Uint8Array, given: string) => openSegment(segment, given).check !== 'wrong' };
  const told = (events: readonly SplitEvent[]) => ({
    frames: events.flatMap((event) => (event.kind === 'frame' ? [readText(event.bytes).text] : [])),
    noise: events.reduce((sum, event) => sum + (event.kind === 'noise' ? event.count : 0), 0),
    refused: events.filter((event) => event.kind === 'refused').length,
  });

  test('cut anywhere, a stream gives the same frames, noise and refusals', () => {
    fc.assert(fc.property(fc.array(piece, { maxLength: 6 }), fc.array(fc.nat(2000), { maxLength: 12 }), (pieces, cuts) => {
      const stream = Uint8Array.from(pieces.flatMap((bytes) => [...bytes]));
      const splitter = new FrameSplitter(accept);
      const places = [0, ...cuts.map((cut) => Math.min(cut, stream.length)).sort((a, b) => a - b), stream.length];
      const events = places.flatMap((place, at) => (at === 0 ? [] : splitter.push(stream.subarray(places[at - 1], place))));
      expect(told(events)).toEqual(told(new FrameSplitter(accept).push(stream)));
      expect(told(events).frames).toHaveLength(pieces.filter((bytes) => bytes[0] === 0x23).length);
    }));
  });

  test('byte by byte', () => {
    const frame = utf8Bytes('##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&1C80\r\n');
    const splitter = new FrameSplitter();
    const events = [...frame, ...frame].flatMap((byte) => splitter.push(Uint8Array.of(byte)));
    expect(told(events)).toMatchObject({ noise: 0, refused: 0, frames: [expect.any(String), expect.any(String)] });
    expect(splitter.pending).toBe(0);
  });
});

describe('answers', () => {
  const request: Header = { qn: '20260301101500123', st: '32', cn: '2061', pw: '123456', mn: 'M1', flag: '11', pnum: '2', pno: '1' };
  test.each([
    ['2005', '9014', 'ST=91;CN=9014;PW=123456;MN=M1;Flag=0;CP=&&QN=20260301101500123;CN=2061;PNUM=2;PNO=1&&'],
    ['2005', '9013', 'ST=91;CN=9013;PW=123456;MN=M1;Flag=0;CP=&&QN=20260301101500123&&'],
    ['2017', '9014', 'QN=20260301101500123;ST=91;CN=9014;PW=123456;MN=M1;Flag=4;CP=&&&&'],
    ['2025', '9013', 'QN=20260301101500123;ST=91;CN=9013;PW=123456;MN=M1;Flag=8;CP=&&&&'],
  ] as const)('%s %s', (edition, cn, segment) => {
    const answer = answerTo(request, { cn }, edition);
    if (!answer.ok) throw new Error(answer.fault);
    expect(readMessage(segment)).toEqual(answer.value);
    expect(answeredQn(answer.value)).toBe(request.qn);
    expect(wantsAnswer(answer.value.header)).toBe(false);
  });

  test('9011 and 9012 carry their codes', () => {
    expect(answerTo(request, { cn: '9011', qnRtn: 3 }, '2017')).toMatchObject({ value: { items: [[['QnRtn', '3']]] } });
    expect(answerTo(request, { cn: '9012', exeRtn: 100 }, '2005')).toMatchObject({ value: { items: [[['QN', request.qn]], [['ExeRtn', '100']]] } });
  });

  test('without QN only the form of 2005 can answer', () => {
    const old: Header = { st: '32', cn: '2011', pw: '123456', mn: 'M1' };
    expect(answerTo(old, { cn: '9014' }, '2017')).toMatchObject({ fault: 'frame.malformed' });
    expect(answerTo(old, { cn: '9014' }, '2005')).toMatchObject({ value: { items: [[['CN', '2011']]] } });
  });
});

test.each([
  ['2017', 'QN=20160801085857223;ST=32;CN=1012;PW=123456;MN=M1;Flag=5;CP=&&PolId=w01018;SystemTime=20160801085857&&', 'setClock'],
  ['2017', 'QN=20160801085857223;ST=32;CN=2061;PW=123456;MN=M1;Flag=5;CP=&&BeginTime=20160801080000;EndTime=20160801085857&&', 'history'],
  ['2025', 'QN=20160801085857223;ST=32;CN=1014;PW=123456;MN=M1;Flag=9;CP=&&SKCreateTime=20160801085857223,NewSK=0000000000000000&&', 'key'],
] as const)('%s command as annex C prints it: %s', (edition, segment, kind) => {
  const at = instant(Date.UTC(2016, 7, 1, 0, 58, 57, 223));
  const to = { edition, st: '32', mn: 'M1', pw: '123456', at };
  const made = {
    setClock: () => commands.setClock(to, at, 'w01018'),
    history: () => commands.requestHistory(to, '2061', instant(Date.UTC(2016, 7, 1)), at),
    key: () => commands.deliverKey(to, '0000000000000000', at),
  }[kind]();
  expect(made).toEqual(readMessage(segment));
});
