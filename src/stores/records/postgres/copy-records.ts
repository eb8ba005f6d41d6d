import pg from 'pg';
import { fail, ok, type Result } from '../../../basis/result.ts';
import { clientConfig, type Address } from './connect.ts';
import { applicationRole, schema } from './dialect.ts';
import { migrate } from './migrate.ts';
import { primaryOf } from './primary.ts';

export type CopiedTable = { readonly table: string; readonly rows: number; readonly hash: string };

const rowsAtOnce = 2_000;

/**
 * Every row of one database of records into another that holds none, in one transaction: all of it or nothing. Both ends are then
 * counted and hashed. Faults: system.not-empty, system.not-equal (nothing was kept then).
 */
export async function copyRecords(from: Address, to: Address, progress: (table: string, rows: number) => void): Promise<Result<readonly CopiedTable[]>> {
  await migrate(from);
  await migrate(to);
  const [source, target] = [new pg.Client(clientConfig(from)), new pg.Client(clientConfig(await primaryOf(to)))];
  await Promise.all([source.connect(), target.connect()]);
  try {
    await source.query('begin isolation level repeatable read read only');
    await target.query('begin');
    const done = await copyAll(source, target, progress);
    await target.query(done.ok ? 'commit' : 'rollback');
    return done;
  } finally {
    await Promise.all([source.end(), target.end()]);
  }
}

async function copyAll(source: pg.Client, target: pg.Client, progress: (table: string, rows: number) => void): Promise<Result<readonly CopiedTable[]>> {
  const tables = await tablesOf(source);
  await actAsMachine(source);
  await actAsMachine(target);
  for (const table of tables) {
    const { rows } = await target.query(`select 1 from ${table} limit 1`);
    if (rows.length > 0) return fail('system.not-empty', table);
  }
  const copied: CopiedTable[] = [];
  for (const table of tables) {
    await copyTable(source, target, table, (rows) => progress(table, rows));
    const [held, kept] = [await sumOf(source, table), await sumOf(target, table)];
    if (held.rows !== kept.rows || held.hash !== kept.hash) return fail('system.not-equal', `${table}: ${held.rows} rows, ${kept.rows} copied`);
    copied.push({ table, ...kept });
  }
  await target.query('reset role');
  await goOnCounting(target);
  return ok(copied);
}

/** Row rules hold for the owner too: the machine sees and writes everything. */
async function actAsMachine(client: pg.Client): Promise<void> {
  await client.query(`select set_config('search_path', '${schema}', true), set_config('qs.scope', 'all', true), set_config('qs.role', 'system', true), set_config('role', '${applicationRole}', true)`);
}

/** Kept by triggers of the cases: the target's own write them anew as its cases come in. */
const derived = ['case_counts', 'case_count_changes', 'case_units', 'case_words'];

/**
 * All tables but the list of migrations, what is no record (not written ahead) and what is derived; those first to which others, or their row
 * rules, refer.
 */
async function tablesOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; needs: string[] }>(`select c.relname as name,
      array(select f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid
        union select f.relname::text from pg_policy p join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refclassid = 'pg_class'::regclass
          join pg_class f on f.oid = d.refobjid where p.polrelid = c.oid and f.oid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind = 'r' and c.relname <> 'migrations' and c.relname <> all($2::text[])
      and c.relpersistence = 'p' order by c.relname`, [schema, derived]);
  const placed: string[] = [];
  while (placed.length < rows.length) {
    const next = rows.filter(({ name, needs }) => !placed.includes(name) && needs.every((need) => placed.includes(need)));
    if (next.length === 0) throw new Error('tables of the records refer to one another in a circle');
    placed.push(...next.map(({ name }) => name));
  }
  return placed;
}

async function copyTable(source: pg.Client, target: pg.Client, table: string, progress: (rows: number) => void): Promise<void> {
  const { rows: columns } = await source.query<{ name: string; type: string }>(`select quote_ident(attname) as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = '${schema}.${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`);
  const names = columns.map(({ name }) => name).join(', ');
  // Each cell as its text: a JSON null in a cell and no value at all stay apart.
  await source.query(`declare copied no scroll cursor for select json_build_array(${columns.map(({ name }) => `${name}::text`).join(', ')})::text as row from ${table}`);
  for (let done = 0; ;) {
    const { rows } = await source.query<{ row: string }>(`fetch ${rowsAtOnce} from copied`);
    if (rows.length === 0) break;
    await target.query(`insert into ${table} (${names}) overriding system value
      select ${columns.map(({ type }, place) => `(r->>${place})::${type}`).join(', ')} from json_array_elements($1::json) as r`, [`[${rows.map(({ row }) => row).join(',')}]`]);
    done += rows.length;
    progress(done);
  }
  await source.query('close copied');
}

async function sumOf(client: pg.Client, table: string): Promise<Pick<CopiedTable, 'rows' | 'hash'>> {
  const { rows } = await client.query<{ rows: string; hash: string }>(`select count(*)::text as rows, md5(coalesce(string_agg(h, '' order by h), '')) as hash
    from (select md5(t::text) as h from ${table} t) s`);
  return { rows: Number(rows[0]?.rows), hash: rows[0]?.hash ?? '' };
}

/** Columns that number their rows go on above what was copied. */
async function goOnCounting(target: pg.Client): Promise<void> {
  const { rows } = await target.query<{ table: string; column: string }>(`select table_name as table, column_name as column from information_schema.columns
    where table_schema = $1 and is_identity = 'YES'`, [schema]);
  for (const { table, column } of rows) {
    await target.query(`select setval(pg_get_serial_sequence('${schema}.${table}', '${column}'), greatest((select coalesce(max(${column}), 0) from ${schema}.${table}), 1))`);
  }
}
