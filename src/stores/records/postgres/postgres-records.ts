import { sql } from 'kysely';
import pg from 'pg';
import { CaseMoved } from '../../../flow/ports/case-moved.ts';
import type { RecordReader, Records, RecordWriter, Viewer } from '../../../flow/ports/records.ts';
import { RowRefused } from '../row-rules.ts';
import { keyReads, keyWrites } from './api-keys.ts';
import { complaintReads, complaintWrites } from './complaints.ts';
import { feedReads, feedWrites } from './calendar-feeds.ts';
import { messageReads, messageWrites } from './messages.ts';
import { deliveryReads, deliveryWrites } from './deliveries.ts';
import { accountReads, accountWrites } from './accounts.ts';
import { caseReads, caseWrites } from './cases.ts';
import { spanReads, spanWrites } from './check-spans.ts';
import { appealReads, appealWrites } from './deduction-appeals.ts';
import type { Address } from './connect.ts';
import { dataMarkReads, dataMarkWrites } from './data-marks.ts';
import type { Run, Transaction } from './database.ts';
import { commandReads, commandWrites } from './device-commands.ts';
import { deviceKeyReads, deviceKeyWrites } from './device-keys.ts';
import { actFor } from './dialect.ts';
import { findingReads, findingWrites } from './findings.ts';
import { importReads, importWrites } from './imports.ts';
import { aroundEachMark, openingMark } from './held-back.ts';
import { migrate } from './migrate.ts';
import { connect } from './pool.ts';
import { measureReads, measureWrites } from './measures.ts';
import { preferenceReads, preferenceWrites } from './preferences.ts';
import { publicationReads, publicationWrites } from './publications.ts';
import { markReads, markWrites } from './rejudge-marks.ts';
import { registerReads, registerWrites } from './registers.ts';
import { settingReads, settingWrites } from './settings.ts';
import { exchangeSourceReads, exchangeSourceWrites } from './exchange-sources.ts';
import { keptFileReads, keptFileWrites } from './kept-files.ts';
import { signingReads, signingWrites } from './signing.ts';
import { thingReads, thingWrites } from './things.ts';
import { upperPlatformReads, upperPlatformWrites } from './upper-platforms.ts';

/** 业务库 on a PostgreSQL 15 or later, migrated. `engine` is what `doctor` says of it; `closing` ends what belongs to it. */
export async function openPostgresRecords(address: Address, engine: string, closing = async (): Promise<void> => {}): Promise<Records> {
  await migrate(address);
  const database = connect(address);
  const inTransaction = <T>(viewer: Viewer, work: (records: Transaction) => Promise<T>): Promise<T> =>
    database.transaction().execute(async (records) => {
      await actFor(records, viewer, openingMark);
      return work(records);
    }).catch(sayRefusal);
  const reading = <T>(viewer: Viewer, work: (records: Transaction) => Promise<T>): Promise<T> =>
    database.connection().execute(async (records) => {
      await actFor(records, viewer, aroundEachMark);
      return work(records);
    }).catch(sayRefusal);
  return {
    read: (viewer) => reader((work) => reading(viewer, work), viewer),
    write: (viewer, work) => inTransaction(viewer, (records) => work(writer(records, viewer))),
    about: async () => {
      const row = (await sql<{ version: string; migrations: number; bytes: number }>`select current_setting('server_version') as version,
        (select count(*)::int from qingshan.migrations) as migrations, pg_database_size(current_database()) as bytes`.execute(database)).rows[0];
      return { engine, version: row?.version ?? '', migrations: row?.migrations ?? 0, bytes: row?.bytes ?? 0 };
    },
    close: async () => {
      await database.destroy();
      await closing();
    },
  };
}

const reader = (run: Run, viewer: Viewer): RecordReader => ({
  ...registerReads(run), ...markReads(run), ...caseReads(run, viewer), ...findingReads(run), ...settingReads(run),
  ...accountReads(run), ...publicationReads(run), ...importReads(run), ...commandReads(run), ...dataMarkReads(run),
  ...spanReads(run), ...appealReads(run), ...keyReads(run), ...upperPlatformReads(run), ...exchangeSourceReads(run), ...thingReads(run), ...deviceKeyReads(run), ...feedReads(run), ...messageReads(run),
  ...signingReads(run), ...complaintReads(run), ...keptFileReads(run), ...deliveryReads(run), ...preferenceReads(run),
  ...measureReads(run, viewer),
});

const writer = (records: Transaction, viewer: Viewer): RecordWriter => ({
  ...reader((work) => work(records), viewer),
  ...registerWrites(records), ...markWrites(records), ...caseWrites(records), ...findingWrites(records), ...settingWrites(records),
  ...accountWrites(records), ...publicationWrites(records), ...importWrites(records), ...commandWrites(records), ...dataMarkWrites(records), ...upperPlatformWrites(records), ...exchangeSourceWrites(records), ...keyWrites(records),
  ...spanWrites(records, viewer), ...appealWrites(records), ...thingWrites(records), ...deviceKeyWrites(records), ...feedWrites(records), ...messageWrites(records), ...signingWrites(records), ...complaintWrites(records),
  ...keptFileWrites(records), ...preferenceWrites(records),
  ...deliveryWrites(records),
  ...measureWrites(records),
});

const insufficientPrivilege = '42501';
/** Migration 0032. */
const caseHasMoved = 'QS409';

function sayRefusal(error: unknown): never {
  if (error instanceof pg.DatabaseError && error.code === insufficientPrivilege) throw new RowRefused(error.message);
  if (error instanceof pg.DatabaseError && error.code === caseHasMoved) throw new CaseMoved(error.detail ?? '');
  throw error;
}
