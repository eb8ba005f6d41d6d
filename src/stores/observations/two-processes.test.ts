import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStandIn, type StandIn } from '../../../tools/clickhouse-stand-in/start.ts';
import type { Alone } from './factors.ts';
import { openObservations } from './open.ts';
import { noReadings, readingsOf } from './samples.ts';

let folder = '';
let server: StandIn;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingshan-two-'));
  server = await startStandIn(join(folder, 'server'));
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

let last: Promise<unknown> = Promise.resolve();
/** What a lock of the records does between processes. */
const alone: Alone = (work) => {
  const done = last.then(work);
  last = done.catch(() => undefined);
  return done;
};
const open = () => openObservations({ url: server.url, folder, recover: async () => noReadings, alone });

test('two processes on one server give a code one number, and each reads what the other stored under a code it never met', async () => {
  const [a, b] = await Promise.all([open(), open()]);
  const codes = Array.from({ length: 20 }, (_, index) => `code-${index}`);
  const [ofA, ofB] = await Promise.all([a.factorNumbers(codes), b.factorNumbers(codes.toReversed())]);
  expect([...ofA].sort()).toEqual([...ofB].sort());
  expect(new Set(ofA.values()).size).toBe(20);
  const number = (await a.factorNumbers(['only-a'])).get('only-a') ?? 0;
  expect((await b.factorNumbers(['only-b'])).get('only-b')).not.toBe(number);
  const at = Date.UTC(2026, 2, 2);
  await a.append({ frames: [], repeated: [], refused: [], readings: readingsOf([{ point: 1, at, value: 1n, frame: 5n, factor: 'only-a' }], new Map([['only-a', number]])) });
  expect(await b.readingsOfHours([{ point: 1, at }], 'hour', ['Avg'])).toMatchObject([{ factor: 'only-a' }]);
  await Promise.all([a.close(), b.close()]);
});
