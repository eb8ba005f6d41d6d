import { expect, test } from 'vitest';
import { benchBurst } from './burst.ts';
import { benchGateway } from './gateway.ts';

test('the gateway bench acknowledges what it stores, small', async () => {
  const { figures, hash } = await benchGateway({ links: 20, values: 10, seconds: 1, rate: 0, processes: 1, peers: 1 });
  expect(figures).toMatchObject({ links: 20, errors: 0, storedEqualsAcknowledged: true, devicesStored: 20, valuesHashed: 200 });
  expect(figures.acknowledged).toBeGreaterThanOrEqual(20);
  expect(figures.sinkFramesPerSecond).toBeGreaterThan(0);
  expect(hash).toBe('8e878bec5d343fc8');
}, 240_000);

test('two gateways side by side each acknowledge what they store, small', async () => {
  const { figures } = await benchGateway({ links: 20, values: 10, seconds: 1, rate: 200, processes: 2, peers: 2 });
  expect(figures).toMatchObject({ links: 20, errors: 0, storedEqualsAcknowledged: true, devicesStored: 20, sinkFramesPerSecond: null });
}, 240_000);

test('a burst after an outage is absorbed while new records flow, small', async () => {
  const { figures, hash } = await benchBurst({ links: 10, rate: 20, backfill: 4, hours: 2, seed: 1 });
  expect(figures).toMatchObject({ errors: 0, storedEqualsAcknowledged: true });
  expect(figures.backfillFrames).toBeGreaterThan(0);
  expect(figures.liveAcknowledged).toBe(figures.liveSent);
  expect(hash).toBe('c67320f93ba8ed74');
}, 240_000);
