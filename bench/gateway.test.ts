import { expect, test } from 'vitest';
import { benchGateway } from './gateway.ts';

test('the gateway bench acknowledges what it stores, small', async () => {
  const { figures, hash } = await benchGateway({ links: 20, values: 10, seconds: 1 });
  expect(figures).toMatchObject({ links: 20, errors: 0, storedEqualsAcknowledged: true, devicesStored: 20, valuesHashed: 200 });
  expect(figures.acknowledged).toBeGreaterThanOrEqual(20);
  expect(figures.sinkFramesPerSecond).toBeGreaterThan(0);
  expect(hash).toBe('8e878bec5d343fc8');
}, 240_000);
