import { expect, test } from 'vitest';
import { WorldClock } from './world-clock.ts';

const [now, end] = [1_000_000, 2_000_000] as const;
const clockAt = (): WorldClock => new WorldClock({ world: now, speed: 0 }, end);

test.each([
  ['an earlier moment', 400_000, 400_000],
  ['a later one: never ahead of where it stands', 1_500_000, now],
] as const)('time stands at %s for whoever asks, and is never written down so', async (_name, moment, seen) => {
  const clock = clockAt();
  const [inside, written] = await clock.standAt(moment, () => Promise.resolve([clock.world(), clock.state().world] as const));
  expect([inside, written, clock.world()]).toEqual([seen, now, now]);
});

test('it goes on from where it was, also when the work fails', async () => {
  const clock = clockAt();
  await expect(clock.standAt(400_000, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  expect(clock.world()).toBe(now);
});
