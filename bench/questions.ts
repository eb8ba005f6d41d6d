import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObservationStore } from '../src/flow/ports/observations.ts';
import { openChdb } from '../src/stores/observations/chdb.ts';
import { noReadings } from '../src/stores/observations/samples.ts';
import { openSqlStore } from '../src/stores/observations/sql-store.ts';
import { askPeer, type PeerAnswers, type PeerQuestions } from './peers/questions-of-peers.ts';
import { askPostgresql } from './peers/postgresql-server.ts';
import { fillQuestions, lastHour, longPoint, pointsOf, type QuestionInputs } from './questions-fill.ts';

/** Milliseconds, each the median of nine after one to warm up, every time of another series. */
export type QuestionFigures = {
  readonly latestOf20000Ms: number; readonly sevenDaysMs: number; readonly yearByHourMs: number; readonly countMs: number; readonly tenYearChartMs: number;
  readonly startUpMs: number; readonly bytesPerValue: number; readonly bytesPerFrame: number; readonly values: number; readonly frames: number; readonly series: number;
  /** The same questions on Debian's servers with the same values; null where they are not installed, or were not asked for (`--peers 2`). */
  readonly postgresql: PeerAnswers | null; readonly influx: PeerAnswers | null; readonly victoria: PeerAnswers | null;
};
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const repeats = 9;

/** What people ask of stored values, through the port that the server uses: nothing is asked of the engine past it. */
export async function benchQuestions(inputs: QuestionInputs): Promise<{ figures: QuestionFigures; inputs: QuestionInputs; hash: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'qingshan-questions-'));
  const open = (): Promise<ObservationStore> => openSqlStore(openChdb({ folder: join(folder, 'store'), readers: 2 }), async () => noReadings);
  try {
    const engine = openChdb({ folder: join(folder, 'store'), readers: 2 });
    const empty = await openSqlStore(engine, async () => noReadings);
    const codes = await fillQuestions(engine, empty, inputs);
    await empty.close();
    // The first opening writes the latest readings of what was filled in past the store's own door.
    await open().then((store) => store.close());
    const started = performance.now();
    const store = await open();
    await store.counts();
    const startUpMs = Math.round(performance.now() - started);
    const asked = await ask(store, inputs, codes);
    const { tables } = await store.about();
    await store.close();
    const peers = await peersOf(inputs, join(folder, 'store'));
    const [readings, frames] = [tables['readings'], tables['frames']];
    const each = (table: typeof readings): number => Math.round(((table?.bytes ?? 0) / Math.max(1, table?.rows ?? 0)) * 100) / 100;
    return {
      figures: { ...asked.figures, ...peers, startUpMs, bytesPerValue: each(readings), bytesPerFrame: each(frames), values: readings?.rows ?? 0, frames: frames?.rows ?? 0 },
      inputs, hash: asked.hash,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function peersOf(inputs: QuestionInputs, folder: string): Promise<Pick<QuestionFigures, 'postgresql' | 'influx' | 'victoria'>> {
  if (inputs.peers !== 1) return { postgresql: null, influx: null, victoria: null };
  const engine = openChdb({ folder, readers: 2 });
  const questions: PeerQuestions = { seriesOf: (nth) => `${pointAt(inputs, nth)}_1`, longSeries: `${longPoint}_1`, end: lastHour + hourMs, repeats };
  const postgresql = await askPostgresql(engine, folder, questions) ?? null;
  const influx = await askPeer('influxdb', engine, questions) ?? null;
  const victoria = await askPeer('victoria-metrics', engine, questions) ?? null;
  await engine.close();
  return { postgresql, influx, victoria };
}

const pointAt = (inputs: QuestionInputs, nth: number): number => 1 + ((nth * 397) % pointsOf(inputs));

async function ask(store: ObservationStore, inputs: QuestionInputs, codes: readonly string[]) {
  const hash = createHash('sha256');
  const median = async (question: (nth: number) => Promise<unknown>): Promise<number> => {
    const times: number[] = [];
    for (let nth = 0; nth <= repeats; nth += 1) {
      const started = performance.now();
      const answer = await question(nth);
      if (nth > 0) times.push(performance.now() - started);
      hash.update(JSON.stringify(answer));
    }
    times.sort((a, b) => a - b);
    return Math.round((times[Math.floor(times.length / 2)] ?? 0) * 10) / 10;
  };
  const [end, factor] = [lastHour + hourMs, codes[0] ?? ''];
  const point = (nth: number): number => pointAt(inputs, nth);
  const series = (of: number, from: number, to: number): Promise<unknown> =>
    store.series({ point: of, factors: [factor], period: 'hour', fields: ['Avg'], window: { from, to }, limit: 10_000 });
  const all = await store.latestReadings('all', 'hour');
  return {
    figures: {
      latestOf20000Ms: await median(() => store.latestReadings('all', 'hour')),
      sevenDaysMs: await median((nth) => series(point(nth), end - 7 * dayMs, end)),
      yearByHourMs: await median((nth) => series(longPoint, end - (nth + 1) * 365 * dayMs, end - nth * 365 * dayMs)),
      countMs: await median(async (nth) => [await store.counts(), await store.refusedByFault(),
        await store.chart({ point: point(nth), factor, period: 'hour', field: 'Avg', window: { from: end - 365 * dayMs, to: end }, buckets: 1 })]),
      tenYearChartMs: await median((nth) => store.chart({ point: longPoint, factor, period: 'hour', field: 'Avg', window: { from: end - 3650 * dayMs + nth * dayMs, to: end }, buckets: 1000 })),
      series: all.length,
    },
    hash: hash.digest('hex').slice(0, 16),
  };
}
