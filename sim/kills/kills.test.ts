import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeContents } from './judge-contents.ts';
import { runKills } from './kills.ts';
import { smallEntry } from './small-entry.ts';

let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'qingshan-kills-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

const kills = Number(process.env['QINGSHAN_KILLS'] ?? 20);

test(`${kills} kills under load: everything acknowledged is there exactly once, with its readings, and the counters balance`, async () => {
  const result = await runKills({ kills, seed: 20260302, entry: smallEntry(folder, { links: 40, values: 5 }) });
  expect(result).toMatchObject({ kills, lost: 0, doubled: 0, withoutReadings: 0, foreign: 0, unbalanced: 0 });
  expect(result.acknowledged).toBeGreaterThan(kills);
  expect(result.resent).toBeGreaterThan(0);
  expect(result.stored).toBe(result.acknowledged);
}, 60_000 + kills * 15_000);

test('the judge of contents sees what is lost, doubled, foreign or without readings', () => {
  const good = { mn: 'A', frames: 1, readings: 5, own: true };
  const contents = [
    { ...good, dataTime: 0, frames: 2 }, { ...good, dataTime: 2000, readings: 4 },
    { ...good, dataTime: 3000, own: false }, { ...good, dataTime: 9000 },
  ];
  expect(judgeContents(contents, [{ mn: 'A', acknowledged: 4, dataTime: (serial) => 1000 * serial }], 5)).toEqual({ stored: 5, lost: 1, doubled: 1, withoutReadings: 2, foreign: 1 });
});
