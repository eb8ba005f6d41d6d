import pg from 'pg';
import type { RiverReaches } from '../../src/model/river-reaches.ts';
import { openTestServer } from '../../src/stores/records/postgres/test-server.ts';
import { postgresql } from '../../tools/need.ts';

/** Recursive SQL over an indexed table of reaches, the way the NLDI navigates: hours grow along each way, `union` drops repeats of one way's row. Undefined: not installed. */
export async function postgresqlRiver(reaches: RiverReaches, ids: readonly string[]): Promise<{ readonly ms: number; readonly sets: readonly string[] } | undefined> {
  if (postgresql.skip) return undefined;
  const server = await openTestServer();
  try {
    const client = new pg.Client({ connectionString: await server.freshDatabase() });
    await client.connect();
    await client.query('create table reach (n int4 primary key, id text, a int4, b int4, hours float8)');
    for (let at = 0; at < reaches.ids.length; at += 10_000) {
      const rows = Array.from({ length: Math.min(10_000, reaches.ids.length - at) }, (_, row) => at + row);
      await client.query('insert into reach select * from unnest($1::int4[], $2::text[], $3::int4[], $4::int4[], $5::float8[])', [
        rows, rows.map((row) => reaches.ids[row]), rows.map((row) => reaches.from[row]), rows.map((row) => reaches.to[row]), rows.map((row) => (reaches.length[row] ?? 0) / (reaches.velocity[row] ?? 1) / 3600),
      ]);
    }
    await client.query('create index on reach (b)');
    await client.query('create index on reach (id)');
    await client.query('vacuum (analyze) reach');
    const sets: string[] = [];
    const started = performance.now();
    for (const id of ids) {
      const { rows } = await client.query<{ n: number }>(`with recursive up(n, a, t, hours) as (
        select n, a, 0::float8, hours from reach where id = $1
        union select r.n, r.a, u.t + u.hours, r.hours from up u join reach r on r.b = u.a where u.t + u.hours <= 24)
        select distinct n from up order by n`, [id]);
      sets.push(rows.map(({ n }) => n).join());
    }
    const ms = (performance.now() - started) / Math.max(1, ids.length);
    await client.end();
    return { ms, sets };
  } finally {
    await server.close();
  }
}
