import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { recordLaws } from '../laws/record-laws.ts';
import { openPostgresRecords } from '../postgres/postgres-records.ts';
import { type EmbeddedServer, ensureDatabase, openEmbeddedRecords, openEmbeddedServer } from './embedded-records.ts';
import { addressOf } from './postmaster.ts';
import { openFolder } from './test-folder.ts';

const folder = openFolder();
let shared: Promise<EmbeddedServer> | undefined;
let databases = 0;

async function server(): Promise<EmbeddedServer> {
  const opened = await openEmbeddedServer(folder);
  if (!opened.ok) throw new Error(`${opened.fault}: ${opened.detail}`);
  return opened.value;
}

async function fresh() {
  const { cluster, postmaster } = await (shared ??= server());
  databases += 1;
  await ensureDatabase(cluster, postmaster, `law_${databases}`);
  return openPostgresRecords(addressOf(cluster, postmaster, `law_${databases}`), 'embedded');
}

afterAll(async () => {
  await (await shared)?.close();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

recordLaws('embedded PostgreSQL', fresh);

test('a folder that is open is refused to a second opener', async () => {
  await (shared ??= server());
  expect(await openEmbeddedRecords(folder)).toMatchObject({ ok: false, fault: 'system.data-folder-in-use' });
});

test.runIf(process.getuid?.() === 0)('a parent folder that the server\'s user cannot pass is named', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'qs-closed-'));
  try {
    expect(await openEmbeddedRecords(join(closed, 'records'))).toEqual({ ok: false, fault: 'system.folder-not-passable', detail: closed });
  } finally {
    rmSync(closed, { recursive: true });
  }
});
