import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameNumbers } from './frame-numbers.ts';

test('numbers ascend strictly, whatever the clock does and however often the process starts', () => {
  fc.assert(fc.property(fc.array(fc.record({ clock: fc.integer({ min: 0, max: 50 }), restart: fc.boolean() }), { minLength: 1, maxLength: 200 }), (steps) => {
    let now = 0;
    let last = 0n;
    let numbers = new FrameNumbers(5, last, () => now);
    for (const { clock, restart } of steps) {
      now = 1_700_000_000_000 + clock;
      if (restart) numbers = new FrameNumbers(5, last, () => now);
      const passed = numbers.passed;
      const next = numbers.next();
      expect(next).toBeGreaterThan(last);
      expect(next).toBeGreaterThan(passed);
      expect((next >> 16n) & 63n).toBe(5n);
      last = next;
    }
  }));
});

test('a millisecond holds 65,536 numbers, then the next one is borrowed', () => {
  const numbers = new FrameNumbers(0, 0n, () => 1000);
  let last = 0n;
  for (let count = 0; count < 65_536; count += 1) last = numbers.next();
  expect(last).toBe((1000n << 22n) | 65_535n);
  expect(numbers.next()).toBe(1001n << 22n);
});
