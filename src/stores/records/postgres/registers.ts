import { sql } from 'kysely';
import type { RecordReader, RecordWriter, RegisterEntry } from '../../../flow/ports/records.ts';
import { placeOfPoint } from '../case-place.ts';
import { judgedBy, marksOf } from '../rejudge-marks.ts';
import type { Run, Transaction } from './database.ts';
import { rowsOf } from './dialect.ts';
import { putMarks } from './rejudge-marks.ts';

export const registerReads = (run: Run): Pick<RecordReader, 'entries'> => ({
  entries: (kind, query = {}) => run(async (records) => {
    let standing = records.selectFrom('register_entries').selectAll().where('kind', '=', kind);
    if (query.ids !== undefined) standing = standing.where('id', '=', sql<string>`any(${query.ids})`);
    standing = standing.distinctOn(['id', 'valid_from']).orderBy('id').orderBy('valid_from').orderBy('entered_at', 'desc');
    const { on } = query;
    const rows = on === undefined ? standing : records.selectFrom(standing.as('standing')).selectAll()
      .where('valid_from', '<=', on).where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>=', on)]))
      .distinctOn('id').orderBy('id').orderBy('entered_at', 'desc').orderBy('valid_from', 'desc');
    return (await rows.execute()).map((row): RegisterEntry => ({
      kind, id: row.id, from: row.valid_from, ...(row.valid_to !== null && { to: row.valid_to }), enteredAt: row.entered_at, body: row.body,
    }));
  }),
});

export const registerWrites = (records: Transaction): Pick<RecordWriter, 'putEntries'> => ({
  async putEntries(entries) {
    await putMarks(records, marksOf(await heldOf(records, entries), entries));
    for (const part of parts(distinct(entries))) {
      await sql`insert into register_entries (kind, id, valid_from, valid_to, entered_at, body)
        select * from ${rowsOf(part.map((entry) => ({ ...entry, valid_from: entry.from, valid_to: entry.to, entered_at: entry.enteredAt })),
          'kind text, id text, valid_from text, valid_to text, entered_at bigint, body jsonb')}
        on conflict (kind, id, valid_from, entered_at) do update set valid_to = excluded.valid_to, body = excluded.body`.execute(records);
      await putPlaces(records, part);
    }
  },
});

/** Versions so far of what is entered and judges. */
async function heldOf(records: Transaction, entries: readonly RegisterEntry[]): Promise<readonly RegisterEntry[]> {
  const reads = registerReads((work) => work(records));
  const held: RegisterEntry[] = [];
  for (const kind of judgedBy) {
    const ids = [...new Set(entries.filter((entry) => entry.kind === kind).map((entry) => entry.id))];
    if (ids.length > 0) held.push(...await reads.entries(kind, { ids }));
  }
  return held;
}

/** Of entries with one key the last one counts, as if they had been entered one after another. */
function distinct(entries: readonly RegisterEntry[]): RegisterEntry[] {
  return [...new Map(entries.map((entry) => [JSON.stringify([entry.kind, entry.id, entry.from, entry.enteredAt]), entry])).values()];
}

async function putPlaces(records: Transaction, entries: readonly RegisterEntry[]): Promise<void> {
  const places = new Map<number, { point: number; region: string; units: readonly string[]; entered_at: number }>();
  for (const entry of entries) {
    const place = placeOfPoint(entry);
    if (place !== undefined && entry.enteredAt >= (places.get(place.point)?.entered_at ?? entry.enteredAt)) {
      places.set(place.point, { ...place, entered_at: entry.enteredAt });
    }
  }
  if (places.size === 0) return;
  await sql`insert into point_places (point, region, units, entered_at)
    select * from ${rowsOf([...places.values()], 'point bigint, region text, units text[], entered_at bigint')}
    on conflict (point) do update set region = excluded.region, units = excluded.units, entered_at = excluded.entered_at
    where point_places.entered_at <= excluded.entered_at`.execute(records);
}

/** So that one statement's text stays within some megabytes. */
function* parts<T>(rows: readonly T[], size = 5_000): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}
