import { type RawBuilder, sql } from 'kysely';
import { regionPrefix } from '../../../model/region.ts';
import type { HeldMeasure, MeasureFilter, MeasureQuery, MeasureReader, MeasureRow, MeasureWriter } from '../../../flow/ports/measures.ts';
import type { Viewer } from '../../../flow/ports/records.ts';
import type { Run, Transaction } from './database.ts';
import { measuresOfUnit, measuresWithText, rowsOf, withTheNext } from './dialect.ts';
import { cityDigits, countyDigits, isOfUnit } from './seen-by.ts';

type Conditions = readonly RawBuilder<boolean>[];

export const measureReads = (run: Run, viewer: Viewer): MeasureReader => ({
  measures: (query) =>
    run(async (records) => {
      const rows = records
        .selectFrom('case_measures')
        .selectAll()
        .where(all(await conditions(records, viewer, query)));
      const page =
        query.sort === 'due'
          ? rows.orderBy('due').orderBy('case_id').orderBy('id')
          : rows
              .orderBy(isFew(query) ? sql`region || ''` : sql`region`)
              .orderBy('case_id')
              .orderBy('place');
      return (await page.limit(query.limit).execute()).map(
        ({ case_id: of, no_target: noTarget, empty_words: emptyWords, due, measure, ...row }): HeldMeasure => ({
          case: of,
          id: row.id,
          place: row.place,
          type: row.type,
          region: row.region,
          units: row.units,
          lead: row.lead,
          document: row.document,
          standing: row.standing,
          state: row.state,
          due: due === noDay ? '' : due,
          works: row.works,
          excused: row.excused,
          noTarget,
          emptyWords,
          searched: row.searched,
          projects: row.projects,
          ...(measure !== null && { measure }),
        }),
      );
    }),
  measureCounts: (filters, most) =>
    run(async (records) => {
      if (filters.length === 0) return [];
      const said: RawBuilder<boolean>[] = [];
      for (const filter of filters) said.push(all(await conditions(records, viewer, filter)));
      const {
        rows: [row],
      } = await (isOfUnit(viewer) ? countedOnce(viewer, said, most) : countedApart(said, most)).execute(records);
      return row?.counts ?? [];
    }),
});

/** Few enough to be found first and then put in order: going through the regions for them would take longer. */
const isFew = ({ lead, document }: MeasureQuery): boolean => lead !== undefined || document !== undefined;

type Counts = RawBuilder<{ readonly counts: readonly number[] }>;

/** Each by its own index, up to the most. */
const countedApart = (said: Conditions, most: number): Counts =>
  sql`select array[${sql.join(
    said.map((one) => sql`(select count(*)::int from (select 1 from case_measures where ${one} limit ${most}) counted)`),
  )}] as counts`;

/** What one unit sees is found once for all of them: it is little. */
const countedOnce = ({ unit }: Viewer, said: Conditions, most: number): Counts =>
  sql`select array[${sql.join(
    said.map((one) => sql`least(count(*) filter (where ${one}), ${most})::int`),
  )}] as counts from case_measures where case_id in ${measuresOfUnit(unit)}`;

/** In place of a day that is not said: it comes after every day. */
const noDay = '~';

const all = (said: Conditions): RawBuilder<boolean> => sql<boolean>`(${sql.join([...said], sql` and `)})`;

async function conditions(records: Transaction, viewer: Viewer, filter: MeasureFilter | MeasureQuery): Promise<Conditions> {
  const { standing, region, lead, type, document, state, open, dueFrom, dueUntil, noDay: without, works, flag, text } = filter;
  const sort = 'sort' in filter ? filter.sort : 'due';
  const said = [sql<boolean>`standing = ${standing}`, ...place(viewer, sort)];
  if (region !== undefined) said.push(within(region, sort));
  if (lead !== undefined) said.push(sql<boolean>`lead = ${lead}`);
  if (type !== undefined) said.push(sql<boolean>`type = ${type}`);
  if (document !== undefined) said.push(sql<boolean>`document = ${document} and document <> ''`);
  if (state !== undefined) said.push(sql<boolean>`state = ${state}`);
  if (open === true) said.push(sql<boolean>`state in ('proposed', 'reviewed', 'active')`);
  if (dueFrom !== undefined) said.push(sql<boolean>`due >= ${dueFrom} and due < ${noDay}`);
  if (dueUntil !== undefined) said.push(sql<boolean>`due <= ${dueUntil}`);
  if (without === true) said.push(sql<boolean>`due = ${noDay}`);
  if (works === true) said.push(sql<boolean>`works`);
  if (flag !== undefined) said.push(flagged[flag]);
  if (text !== undefined) said.push(await measuresWithText(records, text));
  if ('after' in filter && filter.after !== undefined) said.push(beyond(filter.sort, filter.after));
  return said;
}

const flagged = {
  'no-target': sql<boolean>`no_target`,
  'empty-words': sql<boolean>`empty_words`,
  'no-project': sql<boolean>`no_project`,
} as const;

/** The row rules decide what is seen; what one unit, county or city may see is found by index first. */
function place(viewer: Viewer, sort: MeasureQuery['sort']): Conditions {
  const { scope, unit, region } = viewer;
  if (isOfUnit(viewer)) return [sql<boolean>`case_id in ${measuresOfUnit(unit)}`];
  return scope === 'region' && region !== '' ? [within(region, sort)] : [];
}

/** In the order of regions a span of codes, in that of days one city or county. */
function within(region: string, sort: MeasureQuery['sort']): RawBuilder<boolean> {
  const prefix = regionPrefix(region);
  if (sort === 'due' && prefix.length === cityDigits) return sql<boolean>`city = ${prefix}`;
  if (sort === 'due' && prefix.length === countyDigits) return sql<boolean>`county = ${prefix}`;
  return sql<boolean>`region >= ${prefix} and region < ${`${prefix}:`}`;
}

function beyond(sort: MeasureQuery['sort'], { case: of, id }: NonNullable<MeasureQuery['after']>): RawBuilder<boolean> {
  return sort === 'due'
    ? sql<boolean>`(due, case_id, id) > (select due, case_id, id from case_measures where case_id = ${of} and id = ${id})`
    : sql<boolean>`(region, case_id, place) > (select region, case_id, place from case_measures where case_id = ${of} and id = ${id})`;
}

export const measureWrites = (records: Transaction): MeasureWriter => ({
  async putMeasures(of, rows) {
    await sql`${withTheNext}delete from case_measures where case_id = ${of} and not id = any(${rows.map(({ id }) => id)}::text[])`.execute(
      records,
    );
    if (rows.length === 0) return;
    await sql`${withTheNext}insert into case_measures (${columnNames}) select * from ${rowsOf(rows.map(rowOf), columns)}
      on conflict (case_id, id) do update set ${changed}`.execute(records);
  },
  async noteProject({ case: of, measure, project, stands }) {
    const without = sql`array_remove(projects, ${project})`;
    await sql`${withTheNext}update case_measures set projects = ${stands ? sql`${without} || array[${project}]::text[]` : without}
      where case_id = ${of} and id = ${measure}`.execute(records);
  },
});

const columns = `case_id text, id text, place integer, type text, region text, units text[], lead text, document text, standing text, state text,
  due text, works boolean, excused boolean, no_target boolean, empty_words boolean, searched text, measure jsonb`;
const names = columns.split(',').map((column) => column.trim().split(' ')[0] ?? '');
const columnNames = sql.raw(names.join(', '));
const changed = sql.raw(
  names
    .slice(2)
    .map((name) => `${name} = excluded.${name}`)
    .join(', '),
);

const rowOf = ({ case: of, noTarget, emptyWords, due, ...row }: MeasureRow): object => ({
  ...row,
  case_id: of,
  no_target: noTarget,
  empty_words: emptyWords,
  due: due === '' ? noDay : due,
});
