import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SqlEngine } from '../../src/stores/observations/engine.ts';
import { startPeer, type Peer, type PeerName } from './time-series-server.ts';

/** Milliseconds, medians as ours; null: this peer is not installed, or has no answer to the question. */
export type PeerAnswers = {
  readonly latestOf20000Ms: number | null; readonly sevenDaysMs: number | null; readonly yearByHourMs: number | null;
  readonly countMs: number | null; readonly tenYearChartMs: number | null; readonly loadSeconds: number;
  /** On disk with its index, when the questions were asked. */
  readonly bytesPerValue: number;
};
/** What was asked of us: a series is `point_factor`, times in UTC ms. */
export type PeerQuestions = { readonly seriesOf: (nth: number) => string; readonly longSeries: string; readonly end: number; readonly repeats: number };

const dayMs = 86_400_000;
const linesOfPiece = 20_000;

/** The stored values as line protocol, loaded over HTTP, then the same questions in the peer's own words. Undefined: not installed. */
export async function askPeer(name: PeerName, engine: SqlEngine, questions: PeerQuestions): Promise<PeerAnswers | undefined> {
  const peer = await startPeer(name);
  if (peer === undefined) return undefined;
  try {
    const started = performance.now();
    await load(peer, engine);
    const values = Number((await engine.rows(`SELECT count() FROM ${engine.database}.readings`))[0]?.[0] ?? 0);
    const loadSeconds = Math.round((performance.now() - started) / 100) / 10;
    const answers = await (name === 'influxdb' ? influx(peer, questions) : victoria(peer, questions));
    return { ...answers, loadSeconds, bytesPerValue: Math.round((await bytesIn(peer.folder)) / Math.max(1, values) * 100) / 100 };
  } finally {
    await peer.stop();
  }
}

/** A point at a time, so that no answer of ours grows large. */
async function load(peer: Peer, engine: SqlEngine): Promise<void> {
  const points = await engine.rows(`SELECT DISTINCT point FROM ${engine.database}.readings ORDER BY point`);
  for (let at = 0; at < points.length; at += 20) {
    const some = points.slice(at, at + 20).map(([point]) => Number(point)).join(', ');
    const pieces = await engine.rows(`SELECT arrayStringConcat(groupArray(line), '\\n') FROM (
      SELECT concat('r,s=', toString(point), '_', toString(factor), ' v=', toString(value), ' ', toString(toUnixTimestamp64Milli(at))) AS line, intDiv(rowNumberInAllBlocks(), ${linesOfPiece}) AS piece
      FROM ${engine.database}.readings WHERE point IN (${some})) GROUP BY piece`);
    for (const [text] of pieces) {
      const answer = await fetch(`${peer.url}/write?db=bench&precision=ms`, { method: 'POST', body: String(text) });
      if (!answer.ok) throw new Error(`${answer.status}: ${(await answer.text()).slice(0, 200)}`);
    }
  }
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return bytes;
}

async function medianMs(repeats: number, question: (nth: number) => string): Promise<number> {
  const times: number[] = [];
  for (let nth = 0; nth <= repeats; nth += 1) {
    const started = performance.now();
    const answer = await fetch(question(nth));
    const text = await answer.text();
    if (!answer.ok || text.length < 60) throw new Error(`${question(nth)}: ${answer.status} ${text.slice(0, 200)}`);
    if (nth > 0) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return Math.round((times[Math.floor(times.length / 2)] ?? 0) * 10) / 10;
}

type Answers = Omit<PeerAnswers, 'loadSeconds' | 'bytesPerValue'>;

async function influx({ url }: Peer, { seriesOf, longSeries, end, repeats }: PeerQuestions): Promise<Answers> {
  const ask = (query: (nth: number) => string): Promise<number> => medianMs(repeats, (nth) => `${url}/query?${new URLSearchParams({ db: 'bench', epoch: 'ms', q: query(nth) })}`);
  const within = (series: string, from: number, to: number): string => `s = '${series}' AND time >= ${from}ms AND time < ${to}ms`;
  return {
    latestOf20000Ms: await ask(() => 'SELECT last(v) FROM r GROUP BY s'),
    sevenDaysMs: await ask((nth) => `SELECT v FROM r WHERE ${within(seriesOf(nth), end - 7 * dayMs, end)}`),
    yearByHourMs: await ask((nth) => `SELECT v FROM r WHERE ${within(longSeries, end - (nth + 1) * 365 * dayMs, end - nth * 365 * dayMs)}`),
    countMs: await ask((nth) => `SELECT count(v) FROM r WHERE ${within(seriesOf(nth), end - 365 * dayMs, end)}`),
    tenYearChartMs: await ask((nth) => `SELECT min(v), max(v), sum(v), count(v) FROM r WHERE ${within(longSeries, end - 3650 * dayMs + nth * dayMs, end)} GROUP BY time(88h) fill(none)`),
  };
}

async function victoria({ url }: Peer, { seriesOf, longSeries, end, repeats }: PeerQuestions): Promise<Answers> {
  await fetch(`${url}/internal/force_flush`);
  const ask = (path: string, query: (nth: number) => Record<string, string>): Promise<number> =>
    medianMs(repeats, (nth) => `${url}/api/v1/${path}?${new URLSearchParams({ ...query(nth), nocache: '1' })}`);
  const seconds = (ms: number): string => String(ms / 1000);
  const raw = (series: string, from: number, to: number): Record<string, string> => ({ 'match[]': `r_v{s="${series}"}`, start: seconds(from), end: seconds(to - 1) });
  const last = end - 3_600_000;
  return {
    latestOf20000Ms: await ask('query', () => ({ query: 'r_v', time: seconds(last) })),
    sevenDaysMs: await ask('export', (nth) => raw(seriesOf(nth), end - 7 * dayMs, end)),
    yearByHourMs: await ask('export', (nth) => raw(longSeries, end - (nth + 1) * 365 * dayMs, end - nth * 365 * dayMs)),
    countMs: await ask('query', (nth) => ({ query: `count_over_time(r_v{s="${seriesOf(nth)}"}[365d])`, time: seconds(last) })),
    tenYearChartMs: await ask('query_range', (nth) => ({ query: `rollup(r_v{s="${longSeries}"}[88h])`, start: seconds(end - 3650 * dayMs + nth * dayMs), end: seconds(last), step: '88h' })),
  };
}
