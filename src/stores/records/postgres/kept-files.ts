import { sql } from 'kysely';
import type { FileScan, KeptFileReader, KeptFileWriter } from '../../../flow/ports/kept-files.ts';
import type { Run, Transaction } from './database.ts';

export const keptFileReads = (run: Run): KeptFileReader => ({
  rendition: (source, size) => run(async (records) => {
    const row = await records.selectFrom('file_renditions').selectAll().where('source', '=', source).where('size', '=', size).executeTakeFirst();
    return row === undefined ? undefined : { source, size, at: row.at, ...(row.hash !== null && { hash: row.hash }) };
  }),
  fileScans: (hashes) => run((records): Promise<FileScan[]> =>
    records.selectFrom('file_scans').selectAll().where('hash', '=', sql<string>`any(${hashes}::text[])`).orderBy('hash').execute()),
  scansWaiting: (limit) => run((records): Promise<FileScan[]> =>
    records.selectFrom('file_scans').selectAll().where('state', '=', 'waiting').orderBy('at').orderBy('hash').limit(limit).execute()),
  scanCounts: () => run(async (records) => {
    const rows = await records.selectFrom('file_scans').select(['state', sql<number>`count(*)::int`.as('count')]).groupBy('state').execute();
    return { clean: 0, infected: 0, waiting: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
  }),
});

export const keptFileWrites = (records: Transaction): KeptFileWriter => ({
  async putRendition({ source, size, hash = null, at }) {
    await records.insertInto('file_renditions').values({ source, size, hash, at })
      .onConflict((met) => met.columns(['source', 'size']).doUpdateSet({ hash, at })).execute();
  },
  async putFileScan({ hash, ...said }) {
    await records.insertInto('file_scans').values({ hash, ...said }).onConflict((met) => met.column('hash').doUpdateSet(said)).execute();
  },
});
