import { expect, test } from 'vitest';
import { need } from './need.ts';
import { close } from './reporter.ts';

const browser = { name: 'signs in', why: 'no browser' };
const realData = { name: 'reproduced', why: 'QINGSHAN_REAL_DATA names no folder' };

test.each([
  ['nothing skipped', [{ passed: 2, failed: 0, skips: [] }], 0, true, '2 passed, 0 failed, 0 skipped', false],
  ['a skip where skips are welcome', [{ passed: 2, failed: 0, skips: [browser] }], 0, false, '2 passed, 0 failed, 1 skipped', false],
  ['a skip where they are forbidden', [{ passed: 2, failed: 0, skips: [browser] }], 0, true, '2 passed, 1 failed, 0 skipped', true],
  ['a skip without reason where they are forbidden', [{ passed: 0, failed: 0, skips: [{ name: 'x', why: undefined }] }], 0, true, '0 passed, 1 failed, 0 skipped', true],
  ['real data are never forced', [{ passed: 2, failed: 0, skips: [realData] }], 0, true, '2 passed, 0 failed, 1 skipped', false],
  ['a failure in one of two modules', [{ passed: 2, failed: 1, skips: [] }, { passed: 3, failed: 0, skips: [] }], 0, false, '5 passed, 1 failed, 0 skipped', true],
  ['an error outside every test', [{ passed: 2, failed: 0, skips: [] }], 1, false, '2 passed, 1 failed, 0 skipped', true],
] as const)('%s', (_name, modules, unhandled, forbid, line, failed) => {
  const closing = close(modules, unhandled, forbid);
  expect([closing.lines.at(-1), closing.failed]).toEqual([line, failed]);
});

test('each skip says why', () => {
  expect(close([{ passed: 0, failed: 0, skips: [browser] }], 0, false).lines).toContain('skipped: signs in: no browser');
});

test('a need that is met leaves the title alone', () => {
  expect([need(true, 'no browser').named('signs in'), need(false, 'no browser').named('signs in')]).toEqual(['signs in', 'signs in (skipped: no browser)']);
});
