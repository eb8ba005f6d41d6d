import { type SelectQueryBuilder, sql } from 'kysely';
import { headOf, movedAt, type Case, type CaseEvent } from '../../../model/case.ts';
import { eventsOfTexts, textOfEvent } from '../../../model/event-text.ts';
import { regionPrefix } from '../../../model/region.ts';
import { CaseMoved } from '../../../flow/ports/case-moved.ts';
import type { CaseQuery, FileUse, RecordReader, RecordWriter, Viewer } from '../../../flow/ports/records.ts';
import { factorOfCase, placeOfCase, titleText } from '../case-place.ts';
import type { Database, Run, Transaction } from './database.ts';
import { filesHeld, idsOfUnit, idsOnPoint, newestOfOwnUnit, newestOfRegion, rowsOf, waysOfText, withTheNext } from './dialect.ts';
import { countReads } from './case-counts.ts';
import { cityDigits, countyDigits, isOfUnit } from './seen-by.ts';
import { taskReads, replaceTasks } from './tasks.ts';

type CaseReads = Pick<
  RecordReader, 'case' | 'cases' | 'caseHeads' | 'caseCounts' | 'caseEvents' | 'eventsUntil' | 'eventTextsOf' | 'fileUses' | 'firstOpening' | 'tasks' | 'taskCounts' | 'caseOfSeries' | 'chainHeads'
>;

export const caseReads = (run: Run, viewer: Viewer): CaseReads => ({
  ...taskReads(run),
  case: (id) => run(async (records) =>
    (await records.selectFrom('cases').select('snapshot').where('id', '=', id).executeTakeFirst())?.snapshot),
  cases: (query) => run(async (records) => (await page(records, viewer, query)).select('snapshot').execute().then((found) => found.map((row) => row.snapshot))),
  caseHeads: (query) => run(async (records) => (await page(records, viewer, query)).select('summary').execute().then((found) => found.map((row) => row.summary))),
  ...countReads(run, viewer, (records, query) => fitting(records, viewer, query)),
  caseEvents: (id) => run(async (records) =>
    eventsOfTexts(await eventTexts(records).where('case_id', '=', id).orderBy('seq').execute())),
  eventsUntil: (ids, until) => run(async (records) => eventsOfTexts(await eventTextsUntil(records, ids, until).execute())),
  eventTextsOf: (ids) => run((records) => eventTextsUntil(records, ids, Number.MAX_SAFE_INTEGER).execute()),
  fileUses: (hashes) => run(async (records) => (hashes.length === 0 ? [] : fileUses(records, hashes))),
  firstOpening: () => run(async (records) => {
    const row = await records.selectFrom('cases').select('opened_at').orderBy('opened_at').limit(1).executeTakeFirst();
    return row?.opened_at;
  }),
  caseOfSeries: (type, point, factor) => run((records) => caseOfSeries(records, type, point, factor)),
  chainHeads: () => run((records) => records.selectFrom('cases').select(['id as case', 'seq', 'head as hash']).orderBy('id').execute()),
});

const eventTexts = (records: Transaction) =>
  records.selectFrom('case_events').select(['case_id as case', 'seq', 'at', 'hash', sql<string>`event::text`.as('text')]);
const eventTextsUntil = (records: Transaction, ids: readonly string[], until: number) =>
  eventTexts(records).where('case_id', '=', sql<string>`any(${ids}::text[])`).where('at', '<=', until).orderBy('case_id').orderBy('seq');

async function fileUses(records: Transaction, hashes: readonly string[]): Promise<readonly FileUse[]> {
  const found = await sql<{ hash: string; id: string | null; number: string | null }>`select held.hash, cases.id, cases.number from ${filesHeld(hashes)} held
    left join cases on cases.id = held.id order by held.hash, held.id`.execute(records);
  return found.rows.map(({ hash, id, number }) => (id === null || number === null ? { hash } : { hash, case: { id, number } }));
}

async function page(records: Transaction, viewer: Viewer, query: CaseQuery): Promise<Rows> {
  const rows = await pageOf(records, viewer, query);
  const from = query.after === undefined ? rows : rows.where(sql<boolean>`(opened_at, id) < (select opened_at, id from cases where id = ${query.after})`);
  return from.orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(query.limit);
}

/** Where nothing is asked but what going back from the newest answers, only the page is found; else everything that fits. */
async function pageOf(records: Transaction, viewer: Viewer, query: CaseQuery): Promise<Rows> {
  if (!newestKnow(query)) return fitting(records, viewer, query);
  const { pattern, rare } = hasText(query) ? await waysOfText(records, query.text, unitOf(viewer)) : {};
  if (rare !== undefined) return filtered(records.selectFrom('cases'), query).where(rare);
  if (isOfUnit(viewer)) return records.selectFrom('cases').where(newestOfOwnUnit(pattern, query));
  const rows = filtered(candidates(records, viewer, query), query);
  return pattern === undefined || viewer.scope === 'none' ? rows : rows.where(newestOfRegion(pattern, query));
}

async function fitting(records: Transaction, viewer: Viewer, query: Omit<CaseQuery, 'limit' | 'after'>): Promise<Rows> {
  const rows = filtered(candidates(records, viewer, query), query);
  if (!hasText(query)) return rows;
  const { pattern, rare } = await waysOfText(records, query.text, unitOf(viewer));
  return rows.where(rare ?? sql<boolean>`(number || ' ' || title) ilike ${pattern}`);
}

const hasText = (query: Pick<CaseQuery, 'text'>): query is { readonly text: string } => query.text !== undefined && query.text !== '';
const known: readonly (keyof CaseQuery)[] = ['text', 'types', 'open', 'after', 'limit'];
const newestKnow = (query: CaseQuery): boolean => (Object.keys(query) as (keyof CaseQuery)[]).every((key) => query[key] === undefined || known.includes(key));

type Rows = SelectQueryBuilder<Database, 'cases', object>;

const unitOf = (viewer: Viewer): string | undefined => (isOfUnit(viewer) ? viewer.unit : undefined);

/**
 * The row rules decide what is seen; what one unit, county or city may see is found by index first, unless what is asked is found sooner.
 */
function candidates(records: Transaction, viewer: Viewer, query: Omit<CaseQuery, 'limit'>): Rows {
  const rows = records.selectFrom('cases');
  if (query.ids !== undefined || query.movedFrom !== undefined) return rows;
  if (isOfUnit(viewer)) return rows.where('id', 'in', idsOfUnit(viewer.unit));
  const { scope, region } = viewer;
  return scope === 'region' && regionPrefix(region).length >= cityDigits ? within(rows, region) : rows;
}

function within(rows: Rows, region: string): Rows {
  const prefix = regionPrefix(region);
  if (prefix.length === cityDigits) return rows.where('city', '=', prefix);
  if (prefix.length === countyDigits) return rows.where('county', '=', prefix);
  const around = prefix.length > countyDigits ? rows.where('county', '=', prefix.slice(0, countyDigits)) : rows;
  return around.where(sql<boolean>`left(region, ${prefix.length}) = ${prefix}`);
}

function filtered(rows: Rows, query: Omit<CaseQuery, 'limit' | 'after'>): Rows {
  let some = rows;
  if (query.types !== undefined) some = some.where('type', '=', sql<string>`any(${query.types})`);
  if (query.states !== undefined) some = some.where('state', '=', sql<string>`any(${query.states})`);
  if (query.region !== undefined) some = within(some, query.region);
  if (query.ids !== undefined) some = some.where('id', '=', sql<string>`any(${query.ids}::text[])`);
  if (query.dueBefore !== undefined) some = some.where('next_due', '<', query.dueBefore);
  if (query.unit !== undefined) some = some.where('id', 'in', idsOfUnit(query.unit));
  if (query.point !== undefined) some = some.where('id', 'in', idsOnPoint(query.point));
  if (query.parent !== undefined) some = some.where('parent', '=', query.parent);
  if (query.open !== undefined) some = some.where('closed_at', query.open ? 'is' : 'is not', null);
  if (query.openedUntil !== undefined) some = some.where('opened_at', '<=', query.openedUntil);
  if (query.movedFrom !== undefined) some = some.where('moved_at', '>=', query.movedFrom);
  return some;
}

/** A case that names no factor, in its fields or by a finding, stands for every factor of its points. */
async function caseOfSeries(records: Transaction, type: string, point: number, factor: string): Promise<Case | undefined> {
  const row = await records.selectFrom('cases').select('snapshot')
    .where('id', 'in', idsOnPoint(point)).where('type', '=', type)
    .where((is) => is.or([is('closed_at', 'is', null), is('look_back_until', 'is not', null)]))
    .where(sql<boolean>`case when factor <> '' then factor = ${factor} else
      not exists (select 1 from case_findings cf where cf.case_id = cases.id)
      or exists (select 1 from case_findings cf join findings f on f.id = cf.finding
        where cf.case_id = cases.id and f.point = ${point} and f.factor = ${factor}) end`)
    .orderBy(sql`closed_at is not null`).orderBy('look_back_until', (order) => order.desc().nullsLast()).orderBy('opened_at', 'desc').orderBy('id', 'desc')
    .limit(1).executeTakeFirst();
  return row?.snapshot;
}

export const caseWrites = (records: Transaction): Pick<RecordWriter, 'putCase'> => ({
  async putCase(next, events, tasks, expectedSeq) {
    await (expectedSeq === 0 ? insertCase(records, next) : updateCase(records, next, expectedSeq));
    await addEvents(records, events);
    await replaceTasks(records, next, tasks);
    await attachFindings(records, next);
  },
});

const columnsOf = (next: Case) => ({
  type: next.type, number: next.number, title: titleText(next), state: next.state, region: next.region,
  units: [...placeOfCase(next).units], points: [...next.points], factor: factorOfCase(next),
  opened_at: next.openedAt, closed_at: next.closedAt ?? null, look_back_until: next.lookBackUntil ?? null,
  parent: next.parent ?? null,
  seq: next.seq, head: next.head, snapshot: JSON.stringify(next), summary: JSON.stringify(headOf(next)), next_due: nextDue(next), moved_at: movedAt(next),
});

function nextDue({ clocks }: Case): number | null {
  const running = clocks.flatMap(({ stoppedAt, due }) => (stoppedAt === undefined && due !== undefined ? [due] : []));
  return running.length === 0 ? null : Math.min(...running);
}

async function insertCase(records: Transaction, next: Case): Promise<void> {
  const done = await records.insertInto('cases').values({ id: next.id, ...columnsOf(next) })
    .onConflict((met) => met.column('id').doNothing()).executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) throw new CaseMoved(next.id);
}

async function updateCase(records: Transaction, next: Case, expectedSeq: number): Promise<void> {
  const moving = records.updateTable('cases').set(columnsOf(next)).where('id', '=', next.id).where('seq', '=', expectedSeq).returning(sql`1`.as('one'));
  await sql`${withTheNext}with moved as (${moving}) select case_must_move(count(*), ${next.id}) from moved`.execute(records);
}

async function addEvents(records: Transaction, events: readonly CaseEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql`${withTheNext}insert into case_events (case_id, seq, at, hash, event) select "case", seq, at, hash, text::json from ${rowsOf(
    events.map(textOfEvent),
    '"case" text, seq integer, at bigint, hash text, text text')}`.execute(records);
}

async function attachFindings(records: Transaction, next: Case): Promise<void> {
  if (next.findings.length === 0) return;
  await sql`${withTheNext}insert into case_findings (case_id, finding) select ${next.id}::text, unnest(${next.findings}::text[])
    on conflict do nothing`.execute(records);
}

