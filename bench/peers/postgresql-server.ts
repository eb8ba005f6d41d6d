import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import type { SqlEngine } from '../../src/stores/observations/engine.ts';
import { openTestServer } from '../../src/stores/records/postgres/test-server.ts';
import { postgresql } from '../../tools/need.ts';
import type { PeerAnswers, PeerQuestions } from './questions-of-peers.ts';

const dayMs = 86_400_000;
const pointsOfPiece = 100;

/** The same questions on Debian's PostgreSQL: loaded by COPY, indexed after, vacuumed. It keeps neither flag nor frame. Undefined: not installed. */
export async function askPostgresql(engine: SqlEngine, folder: string, questions: PeerQuestions): Promise<PeerAnswers | undefined> {
  if (postgresql.skip) return undefined;
  const server = await openTestServer();
  try {
    const url = await server.freshDatabase();
    const started = performance.now();
    await load(url, engine, join(folder, 'csv'));
    const loadSeconds = Math.round((performance.now() - started) / 100) / 10;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const answers = await ask(client, questions);
    const { rows: [size] } = await client.query<{ each: number }>(`select round(pg_total_relation_size('r') * 100 / greatest(1, (select count(*) from r))) / 100 as each`);
    await client.end();
    return { ...answers, loadSeconds, bytesPerValue: Number(size?.each ?? 0) };
  } finally {
    await server.close();
  }
}

/** A row a value: number of the series, ms, value. The series stand in a table of their own, as one would have them for the latest. */
async function load(url: string, engine: SqlEngine, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create table r (s int4 not null, at int8 not null, v float8 not null)');
  const points = (await engine.rows(`SELECT DISTINCT point FROM ${engine.database}.readings ORDER BY point`)).map(([point]) => Number(point));
  for (let at = 0; at < points.length; at += pointsOfPiece) {
    const file = join(folder, `${at}.csv`);
    await engine.file(`SELECT ${seriesNumber} AS s, toUnixTimestamp64Milli(at), toFloat64(value) FROM ${engine.database}.readings
      WHERE point IN (${points.slice(at, at + pointsOfPiece).join(', ')}) ORDER BY s, at`, 'CSVWithNames', 'max_threads = 1', file);
    await copyIn(url, file);
    await rm(file);
  }
  await client.query('set maintenance_work_mem = \'1GB\'');
  await client.query('alter table r add primary key (s, at)');
  await client.query('create table series as select distinct s from r');
  await client.query('vacuum (analyze) r');
  await client.query('vacuum (analyze) series');
  await client.end();
}

const seriesNumber = 'toInt32(point * 16 + factor)';
const numberOf = (series: string): number => { const [point = 0, factor = 0] = series.split('_').map(Number); return point * 16 + factor; };

async function copyIn(url: string, file: string): Promise<void> {
  const psql = spawn(join(postgresql.bin, 'psql'), ['-q', '-v', 'ON_ERROR_STOP=1', '-c', 'copy r from stdin csv header', url], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(psql, 'exit');
  await pipeline(createReadStream(file), psql.stdin);
  const [code] = await ended;
  if (code !== 0) throw new Error(`psql ended with ${code}`);
}

async function ask(client: pg.Client, { seriesOf, longSeries, end, repeats }: PeerQuestions): Promise<Omit<PeerAnswers, 'loadSeconds' | 'bytesPerValue'>> {
  const median = async (text: string, values: (nth: number) => readonly number[]): Promise<number> => {
    const times: number[] = [];
    for (let nth = 0; nth <= repeats; nth += 1) {
      const started = performance.now();
      const { rows } = await client.query({ name: text.slice(0, 60), text, values: [...values(nth)] });
      if (rows.length === 0) throw new Error(`no answer to ${text}`);
      if (nth > 0) times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    return Math.round((times[Math.floor(times.length / 2)] ?? 0) * 10) / 10;
  };
  const raw = 'select at, v from r where s = $1 and at >= $2 and at < $3 order by at';
  const long = numberOf(longSeries);
  return {
    latestOf20000Ms: await median('select series.s, last.at, last.v from series, lateral (select at, v from r where r.s = series.s order by at desc limit 1) last', () => []),
    sevenDaysMs: await median(raw, (nth) => [numberOf(seriesOf(nth)), end - 7 * dayMs, end]),
    yearByHourMs: await median(raw, (nth) => [long, end - (nth + 1) * 365 * dayMs, end - nth * 365 * dayMs]),
    countMs: await median('select count(*) from r where s = $1 and at >= $2 and at < $3', (nth) => [numberOf(seriesOf(nth)), end - 365 * dayMs, end]),
    tenYearChartMs: await median('select at / 316800000 as bucket, min(v), max(v), sum(v), count(*) from r where s = $1 and at >= $2 and at < $3 group by bucket order by bucket',
      (nth) => [long, end - 3650 * dayMs + nth * dayMs, end]),
  };
}
