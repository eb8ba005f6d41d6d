import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runInstallationKills } from './installation-kills.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingshan-kills-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const kills = Number(process.env['QINGSHAN_KILLS'] ?? 20) < 60 ? 3 : 10;

test(`${kills} kills of the whole installation: each acknowledged frame once, each finding once, one lead a series, chains whole`, async () => {
  const result = await runInstallationKills(folder, kills, 7);
  expect(result).toMatchObject({ lost: 0, doubled: 0, withoutReadings: 0, foreign: 0, unbalanced: 0 });
  expect(result).toMatchObject({ findingsLost: 0, findingsDoubled: 0, findingsAstray: 0, seriesAstray: 0, chainsBroken: 0, leads: result.links });
  expect(result.stored).toBe(result.acknowledged);
  expect(result.findings).toBeGreaterThan(result.links);
}, 120_000 + kills * 90_000);
