import { describe, expect, test } from 'vitest';
import { FrameSplitter, type SplitEvent } from './split.ts';
import { utf8Bytes } from './text.ts';

const good = '##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&1C80';
const told = (events: readonly SplitEvent[]): string[] =>
  events.map((event) => (event.kind === 'noise' ? `noise ${event.count}` : event.kind === 'refused' ? event.fault : `frame ${event.trailer}`));
const split = (text: string, options = {}): string[] => told(new FrameSplitter(options).push(utf8Bytes(text)));

describe('what a stream is cut into', () => {
  test.each([
    ['CR LF', `${good}\r\n`, ['frame crlf']],
    ['LF only', `${good}\n`, ['frame lf']],
    ['CR only', `${good}\r`, ['frame cr']],
    ['no trailer, next frame at once', good + good, ['frame none', 'frame none']],
    ['keep-alive between', `${good}\r\n\r\n${good}\r\n`, ['frame crlf', 'noise 2', 'frame crlf']],
    ['modem chatter', `+++AT+CSQ\r\n${good}`, ['noise 11', 'frame none']],
    ['doubled header', `##${good}`, ['noise 2', 'frame none']],
    ['broken off, then fresh', `${good.slice(0, 80)}${good}`, ['frame.crc', 'noise 80', 'frame none']],
    ['web scanner', 'GET / HTTP/1.1\r\n\r\n', ['noise 18']],
    ['one # lost', good.slice(1), [`noise ${good.length - 1}`]],
    ['wrong check', `${good.slice(0, -4)}1C81\r\n`, ['frame.crc', `noise ${good.length + 2}`]],
    ['check not hexadecimal', `${good.slice(0, -4)}1C8x\r\n`, ['frame.crc', `noise ${good.length + 2}`]],
  ])('%s', (_name, text, want) => expect(split(text)).toEqual(want));

  test('a length above the limit is refused at once', () => {
    expect(split(`##9999${'A'.repeat(40)}`)).toEqual(['frame.oversize', 'noise 46']);
    expect(split('##0101', { segmentMax: 100 })).toEqual(['frame.oversize', 'noise 6']);
  });
});

test('an unpadded check is taken under its profile, also in pieces', () => {
  const frame = '##0171QN=20260301101500123;ST=32;CN=2011;PW=123456;MN=330000A8900016F000169DC1;Flag=9;CP=&&DataTime=20260301101500;w01018-Rtd=32.5,w01018-Flag=N;w21003-Rtd=2.111,w21003-Flag=N&&280\r\n';
  expect(split(frame + frame, { crc: 'crc-unpadded' })).toEqual(['frame crlf', 'frame crlf']);
  const splitter = new FrameSplitter({ crc: 'crc-unpadded' });
  const events = [...utf8Bytes(frame + frame)].flatMap((byte) => splitter.push(Uint8Array.of(byte)));
  expect(events.filter((event) => event.kind === 'frame')).toHaveLength(2);
  expect(events.filter((event) => event.kind !== 'frame')).toEqual([]);
});

test('nothing is kept beyond one frame, and a time-out lets it go', () => {
  const splitter = new FrameSplitter();
  splitter.push(utf8Bytes('##4096'));
  for (let at = 0; at < 4095; at += 5) splitter.push(utf8Bytes('AAAAA'));
  expect(splitter.pending).toBeLessThan(6 + 4096 + 4);
  expect(told(splitter.abandon())).toEqual(['frame.timeout', 'noise 4101']);
  expect(splitter.pending).toBe(0);
});

test('a fresh frame inside an abandoned one is found', () => {
  const splitter = new FrameSplitter();
  splitter.push(utf8Bytes(`##4000${good}`));
  expect(told(splitter.abandon())).toEqual(['frame.timeout', 'noise 6', 'frame none']);
});
