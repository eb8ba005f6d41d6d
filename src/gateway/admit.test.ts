import { expect, test } from 'vitest';
import { answerTo } from '../codecs/hj212/answer.ts';
import { encodeFrame } from '../codecs/hj212/encode.ts';
import { FrameSplitter, type FrameEvent } from '../codecs/hj212/split.ts';
import { readHeader } from '../codecs/hj212/segment.ts';
import { admit, mnOf, type Door } from './admit.ts';
import { answersByCommand, standardCommands } from './commands.ts';
import { deviceDirectory } from './devices.ts';
import { device, framed, hourSegment, worldNow } from './fixtures.ts';

const door: Door = {
  devices: deviceDirectory(['2005', '2017', '2025'].map((edition) => device({ mn: `M${edition}`, edition: edition === '2005' ? '2005' : edition === '2025' ? '2025' : '2017' }))),
  commands: answersByCommand(standardCommands()), futureMs: 600_000,
};
function event(segment: string): FrameEvent {
  const found = new FrameSplitter().push(framed(segment)).find((each) => each.kind === 'frame');
  if (found?.kind !== 'frame') throw new Error('no frame');
  return found;
}
const admitted = (segment: string): ReturnType<typeof admit> => admit(event(segment), 'hj212', mnOf(Buffer.from(segment)), worldNow, door);

test.each([['2005', '1', '2061', '9014'], ['2017', '5', '2061', '9014'], ['2017', '7', '2011', '9014'], ['2025', '9', '2031', '9014'], ['2025', '9', '9015', '9013'], ['2025', '9', '3020', '9014'], ['2025', '9', '1013', '9013']] as const)(
  'the answer of %s (Flag %s) to %s is what the codec prints', (edition, flag, cn, answer) => {
    const segment = hourSegment({ mn: `M${edition}`, flag, cn });
    const want = answerTo(readHeader(segment), { cn: answer }, edition);
    const printed = want.ok ? encodeFrame(want.value, { edition }) : want;
    const got = admitted(segment);
    expect(got.ok && got.value.admitted.answer).toBe(printed.ok && Buffer.from(printed.value).toString());
  });

test('a resend has the same key; another value, packet, time or command has another', () => {
  const key = (segment: string): bigint | undefined => { const got = admitted(segment); return got.ok ? got.value.admitted.key : undefined; };
  const base = key(hourSegment({ mn: 'M2017' }));
  expect(key(hourSegment({ mn: 'M2017' }))).toBe(base);
  const others = [{ value: '32.6' }, { at: '20260302090000' }, { cn: '2051' }, { st: '31' }].map((of) => key(hourSegment({ mn: 'M2017', ...of })));
  others.push(key(hourSegment({ mn: 'M2017', flag: '7' }).replace(';CP', ';PNUM=2;PNO=2;CP')));
  expect(others).not.toContain(undefined);
  expect(new Set([base, ...others]).size).toBe(6);
});

test.each([['QN=1;MN=A_b-9;CP=&&&&', 'A_b-9'], ['MN=X;CP=&&MN=Y&&', 'X'], ['##0101QN=1;ST=32;MN=010000A8;', '010000A8'], ['QN=1;PMN=5;CP=', ''], ['', '']])('device of %s', (segment, mn) => {
  expect(mnOf(Buffer.from(segment))).toBe(mn);
});
