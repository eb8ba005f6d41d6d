import type { Publication, RecordReader, RecordWriter } from '../../../flow/ports/records.ts';
import { regionPrefix } from '../../../model/region.ts';
import { headOf } from '../publication-head.ts';
import { sql } from 'kysely';
import type { Run, Transaction } from './database.ts';

type PublicationReads = Pick<RecordReader, 'publication' | 'publications' | 'publicationHeads' | 'checkpoints'>;
type PublicationWrites = Pick<RecordWriter, 'putPublication' | 'withdrawPublication' | 'putCheckpoint'>;

export const publicationReads = (run: Run): PublicationReads => ({
  publication: (id) => run(async (records) =>
    (await records.selectFrom('publications').select('body').where('id', '=', id).executeTakeFirst())?.body),
  publications: (query) => run(async (records) => {
    let rows = records.selectFrom('publications').select('body').where('parent', query.parent === undefined ? 'is' : '=', query.parent ?? null);
    if (query.kind !== undefined) rows = rows.where('kind', '=', query.kind);
    if (query.region !== undefined) {
      const prefix = regionPrefix(query.region);
      rows = rows.where(sql<boolean>`left(region, ${prefix.length}) = ${prefix}`);
    }
    return (await rows.orderBy('published_at', 'desc').orderBy('id').limit(query.limit).execute()).map((row) => row.body);
  }),
  publicationHeads: () => run(async (records) => (await records.selectFrom('publications').select(headBody).where('parent', 'is', null).orderBy('id').execute()).map((row) => headOf(row.head))),
  checkpoints: () => run(async (records) =>
    (await records.selectFrom('checkpoints').select('body').orderBy('day').execute()).map((row) => row.body)),
});

/** The body without the record itself, which is long. */
const headBody = sql<Publication>`(body - 'content') || jsonb_build_object('content', jsonb_build_object(
  'case', jsonb_build_object('number', body #> '{content,case,number}', 'title', body #> '{content,case,title}'), 'notice', body #> '{content,notice}'))`.as('head');

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
