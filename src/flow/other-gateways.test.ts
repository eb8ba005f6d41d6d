import { expect, test } from 'vitest';
import { noCounts, sumOfCounts, type FrameCounts } from '../model/frame.ts';
import { noReadings, sampleFrame, sampleRefusal, sampleRepeat } from '../stores/observations/samples.ts';
import { HourQueue } from './hour-queue.ts';
import { testHouse } from './house.fixture.ts';
import { OtherGateways, countedHere, putBeat } from './other-gateways.ts';

const balanced = ({ received, stored, duplicate, refused, pending }: FrameCounts): boolean => received === stored + duplicate + refused + pending;
const numbered = (serial: number, door: number): bigint => (BigInt(1_772_000_000_000 + serial) << 22n) | (BigInt(door) << 16n);

test('of a gateway that died between a frame and its next word the store says what it had counted', async () => {
  const { house, time } = await testHouse();
  const held = new Set([3]);
  await house.observations.append({
    frames: [sampleFrame({ number: numbered(1, 0) }), sampleFrame({ number: numbered(2, 3), point: 2 }), sampleFrame({ number: numbered(3, 3), point: 3 })],
    readings: noReadings, repeated: [sampleRepeat(numbered(4, 3), numbered(2, 3))], refused: [sampleRefusal(numbered(5, 3), 'x')],
  });
  const said: FrameCounts = { received: 3, stored: 1, duplicate: 0, refused: 0, pending: 2, acknowledged: 1, unasked: 0 };
  const beat = {
    door: 3, at: 0, startedAt: 0, host: 'h', pid: 1, address: 'h:1', version: '1', settled: '0', status: 'ok' as const, frames: said,
    links: { open: 1, accepted: 1, refused: 0, max: 9 }, refusals: {}, rssMiB: 1,
  };
  await putBeat(house, beat);
  const own = await countedHere(house);
  expect(own).toMatchObject({ received: 1, stored: 1, duplicate: 0, refused: 0 });
  const others = new OtherGateways(house, new HourQueue(), async () => held);
  await others.load();
  const whole = (): FrameCounts => others.countsWith({ ...noCounts, ...own });
  expect(whole()).toEqual(sumOfCounts([own, said]));
  expect(balanced(whole())).toBe(true);
  held.clear();
  await others.follow();
  expect(whole()).toMatchObject({ received: 5, stored: 3, duplicate: 1, refused: 1, pending: 0 });
  await house.observations.append({ frames: [], readings: noReadings, repeated: [sampleRepeat(numbered(6, 3), numbered(2, 3))], refused: [] });
  time.machine += 61_000;
  await others.follow();
  expect(whole()).toMatchObject({ received: 6, duplicate: 2 });
  expect(balanced(whole())).toBe(true);
});
