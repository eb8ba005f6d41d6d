import type { RecordReader, RecordWriter } from '../../../flow/ports/records.ts';
import { regionPrefix } from '../../../model/region.ts';
import { sql } from 'kysely';
import type { Run, Transaction } from './database.ts';

type PublicationReads = Pick<RecordReader, 'publication' | 'publications' | 'checkpoints'>;
type PublicationWrites = Pick<RecordWriter, 'putPublication' | 'withdrawPublication' | 'putCheckpoint'>;

export const publicationReads = (run: Run): PublicationReads => ({
  publication: (id) => run(async (records) =>
    (await records.selectFrom('publications').select('body').where('id', '=', id).executeTakeFirst())?.body),
  publications: (query) => run(async (records) => {
    let rows = records.selectFrom('publications').select('body');
    if (query.kind !== undefined) rows = rows.where('kind', '=', query.kind);
    if (query.region !== undefined) {
      const prefix = regionPrefix(query.region);
      rows = rows.where(sql<boolean>`left(region, ${prefix.length}) = ${prefix}`);
    }
    return (await rows.orderBy('published_at', 'desc').orderBy('id').limit(query.limit).execute()).map((row) => row.body);
  }),
  checkpoints: () => run(async (records) =>
    (await records.selectFrom('checkpoints').select('body').orderBy('day').execute()).map((row) => row.body)),
});

export const publicationWrites = (records: Transaction): PublicationWrites => ({
  async putPublication(publication) {
    const rest = {
      kind: publication.kind, region: publication.region, state: publication.state,
      published_at: publication.publishedAt, body: JSON.stringify(publication),
    };
    await records.insertInto('publications').values({ id: publication.id, ...rest })
      .onConflict((met) => met.column('id').doUpdateSet(rest)).execute();
  },
  async withdrawPublication(id) {
    await records.deleteFrom('publications').where('id', '=', id).execute();
  },
  async putCheckpoint(checkpoint) {
    await records.insertInto('checkpoints').values({ day: checkpoint.day, body: JSON.stringify(checkpoint) }).execute();
  },
});
