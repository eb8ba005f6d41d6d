import type { ObservationStore } from '../../flow/ports/observations.ts';
import { dayRollUpOver } from './day-roll-up.ts';
import { countsByDoorOver, countsOver } from './counting.ts';
import { determinationsOver } from './determinations.ts';
import type { SqlEngine } from './engine.ts';
import { factorsOver, type Alone } from './factors.ts';
import { fireDetectionsOver } from './fire-detections.ts';
import { framesOver } from './frames.ts';
import { hourColumnsOver } from './hour-columns.ts';
import { migrate } from './migrate.ts';
import { exportOver } from './export.ts';
import { chartOver } from './chart.ts';
import { LatestReadings, latestOver, restoreLatest } from './latest-readings.ts';
import { readerOf } from './reading-rows.ts';
import { readingsOver } from './readings.ts';
import { seriesOver } from './series.ts';
import { restoreLastBatches, type Recover } from './recovery.ts';
import { refusalsOver } from './refusals.ts';
import { frameColumns, readingColumns, refusedColumns, repeatedColumns } from './columns.ts';

/**
 * The one store over ClickHouse's dialect. `recover` decodes the frames whose readings a crash may have cut off; `alone` keeps the
 * processes of a cluster from changing the schema or giving factor numbers at the same time.
 */
export async function openSqlStore(engine: SqlEngine, recover: Recover, alone: Alone = (work) => work()): Promise<ObservationStore> {
  try {
    return await opened(engine, recover, alone);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function opened(engine: SqlEngine, recover: Recover, alone: Alone): Promise<ObservationStore> {
  await alone(() => migrate(engine));
  const factors = await factorsOver(engine, alone);
  const frames = framesOver(engine);
  await restoreLastBatches(engine, frames, (rows) => recover(rows, factors.factorNumbers));
  const counting = await countsOver(engine);
  await restoreLatest(engine);
  const latest = new LatestReadings(engine);
  return {
    ...factors.port,
    ...frames,
    ...refusalsOver(engine),
    ...readingsOver(engine, factors),
    ...seriesOver(engine, factors, latest),
    ...hourColumnsOver(engine, factors),
    ...chartOver(engine, factors),
    ...exportOver(engine),
    ...latestOver(engine, latest, readerOf(engine, factors)),
    ...dayRollUpOver(engine, factors),
    ...determinationsOver(engine),
    ...fireDetectionsOver(engine),
    /** Raw frames first: they are the truth from which the rest is made again. */
    async append(batch) {
      await engine.insert('frames', frameColumns(batch.frames));
      await engine.insert('readings', readingColumns(batch.readings));
      await engine.insert('repeated', repeatedColumns(batch.repeated));
      await engine.insert('refused', refusedColumns(batch.refused));
      counting.add(batch);
      await latest.note(batch.readings);
    },
    lastNumber: async () => counting.last(),
    counts: async () => counting.counts(),
    countsByDoor: () => countsByDoorOver(engine),
    about: () => about(engine),
    async close() {
      await latest.write();
      await engine.close();
    },
  };
}

async function about(engine: SqlEngine): ReturnType<ObservationStore['about']> {
  const version = String((await engine.rows('SELECT version()'))[0]?.[0]);
  const rows = await engine.rows(`SELECT table, sum(rows), sum(bytes_on_disk) FROM system.parts
    WHERE database = '${engine.database}' AND active GROUP BY table ORDER BY table`);
  const tables = Object.fromEntries(rows.map(([table, count, bytes]) => [String(table), { rows: Number(count), bytes: Number(bytes) }]));
  return { engine: engine.name, version, tables };
}
