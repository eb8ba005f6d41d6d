import { expect, test } from 'vitest';
import { openMemoryStore } from '../stores/observations/memory.ts';
import { noReadings, sampleFrame } from '../stores/observations/samples.ts';
import { Doors, settledFramesAfter, settledHead } from './settled-frames.ts';

test('a cursor goes no further than the least of what the doors have settled', async () => {
  const [observations, doors] = [openMemoryStore(), new Doors()];
  await observations.append({ frames: [3n, 5n, 9n].map((number) => sampleFrame({ number, point: Number(number) })), readings: noReadings, repeated: [], refused: [] });
  const numbers = async (after: bigint): Promise<readonly bigint[]> => (await settledFramesAfter({ observations, doors }, after, 10)).map(({ number }) => number);
  expect(await numbers(0n)).toEqual([3n, 5n, 9n]);
  let slow = 4n;
  doors.add(() => [100n]);
  doors.add(() => [slow]);
  expect([await numbers(0n), await numbers(3n), await numbers(4n), await settledHead({ observations, doors })]).toEqual([[3n], [], [], 4n]);
  // What the slow door stores meanwhile is not passed over.
  await observations.append({ frames: [sampleFrame({ number: 4n, point: 4 })], readings: noReadings, repeated: [], refused: [] });
  slow = 8n;
  expect([await numbers(3n), await settledHead({ observations, doors })]).toEqual([[4n, 5n], 8n]);
});
