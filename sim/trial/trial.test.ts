import { expect, test } from 'vitest';
import { hourMs } from '../../src/basis/time.ts';
import { openMemoryStore } from '../../src/stores/observations/memory.ts';
import { frameBytes } from '../province/frames.ts';
import { Hours } from '../province/hours.ts';
import { growProvince } from '../province/province.ts';
import { drillStart, Truth } from '../province/truth.ts';
import { hourRound } from '../sender/rounds.ts';
import { sm4 } from '../../src/gateway/sm4.ts';
import { GatewayPort } from './gateway-port.ts';
import { runTrial, type ReceiverPort, type TrialFrame } from './trial.ts';

const province = growProvince({ seed: 11, size: 'county' });
const hours = new Hours(province, new Truth(province));
const frames: TrialFrame[] = [];
for (let hour = 0; hour < 4; hour += 1) {
  for (const frame of hourRound(province.devices, hours, drillStart + hour * hourMs)) {
    frames.push({ mn: frame.device.mn, qn: frame.message.header.qn ?? '', bytes: frameBytes(frame, sm4) });
  }
}
const later = drillStart + 24 * hourMs;

test.each([1, 2, 3])('seed %i: what was acknowledged is stored exactly once, and the counters balance', async (seed) => {
  const store = openMemoryStore();
  const port = new GatewayPort(store, province.devices, later);
  const outcome = await runTrial(frames, port, seed);
  expect(outcome.acknowledged.size).toBe(frames.length);
  for (const fate of Object.values(outcome.fates)) expect(fate).toBeGreaterThan(0);

  const stored = await store.framesAfter(0n, 100_000);
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1').trimEnd();
  expect(stored.map((frame) => text(frame.bytes)).sort()).toEqual(frames.map((frame) => text(frame.bytes)).sort());

  const counts = await port.counts();
  expect(counts.received).toBe(counts.stored + counts.duplicate + counts.refused + counts.pending);
  expect(counts.acknowledged + counts.unasked).toBe(counts.stored + counts.duplicate);
  expect(counts).toMatchObject({ stored: frames.length, pending: 0, refused: 0, received: outcome.delivered });
  await store.close();
});

test('a receiver that answers before it stores is found out', async () => {
  const store = openMemoryStore();
  const honest = new GatewayPort(store, province.devices, later);
  let kept = 0;
  const hasty: ReceiverPort = {
    async receive(link, bytes) {
      const frame = frames.find((held) => Buffer.compare(held.bytes, bytes) === 0);
      kept += 1;
      if (frame !== undefined && kept % 9 === 0) return [Buffer.from(`CN=9014;QN=${frame.qn};MN=${frame.mn}`)];
      return honest.receive(link, bytes);
    },
    cut: (link) => honest.cut(link),
    restart: () => honest.restart(),
  };
  const outcome = await runTrial(frames, hasty, 1);
  expect(outcome.acknowledged.size).toBe(frames.length);
  expect((await store.framesAfter(0n, 100_000)).length).toBeLessThan(frames.length);
});
