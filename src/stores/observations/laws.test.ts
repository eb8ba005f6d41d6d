import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { startStandIn, type StandIn } from '../../../tools/clickhouse-stand-in/start.ts';
import { exportLaws } from './export-laws.ts';
import { observationLaws } from './laws.ts';
import { openMemoryStore } from './memory.ts';
import { openObservations } from './open.ts';
import { noReadings } from './samples.ts';

const recover = async (): Promise<typeof noReadings> => noReadings;

observationLaws('memory', async () => openMemoryStore());
exportLaws('memory', async () => openMemoryStore());

describe('chDB', () => {
  let folder = '';
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'qingshan-laws-')); });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const open = () => openObservations({ folder: join(folder, 'chdb'), recover });
  observationLaws('chDB', open, async (old) => { await old.close(); return open(); });
  exportLaws('chDB', open);
});

describe('ClickHouse URL', () => {
  let folder = '';
  let server: StandIn;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qingshan-laws-'));
    server = await startStandIn(join(folder, 'server'));
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const open = () => openObservations({ url: server.url, folder, recover });
  observationLaws('stand-in by URL', open, async (old) => { await old.close(); return open(); });
  exportLaws('stand-in by URL', open);
});
