import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainAirPeriod } from '../src/flow/explain-air-period.ts';
import { loadRulebook } from '../src/roof/standards-folder.ts';
import { openChdb } from '../src/stores/observations/chdb.ts';
import { openSqlStore } from '../src/stores/observations/sql-store.ts';
import { memoryRecords } from '../src/stores/records/memory/memory-records.ts';
import { noReadings } from '../src/stores/observations/samples.ts';
import { factorCodes, makeHours } from './air-hours.ts';

export type StationYearInputs = { readonly repeats: number; readonly seed: number };
export type StationYearFigures = { readonly medianMs: number; readonly leastMs: number; readonly stations: number; readonly steps: number };
const stations = 20;

/** One station's year from stored hours with every step of every day, among the hours of twenty stations; median of the repeats after one to warm up. */
export async function benchStationYear({ repeats, seed }: StationYearInputs): Promise<{ figures: StationYearFigures; inputs: StationYearInputs; hash: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'qingshan-station-year-'));
  const engine = openChdb({ folder, readers: 2 });
  const store = await openSqlStore(engine, async () => noReadings);
  try {
    await store.factorNumbers(factorCodes);
    await makeHours(engine, { stations, days: 365, seed });
    const house = { observations: store, rulebook: loadRulebook(), records: memoryRecords() };
    const hash = createHash('sha256');
    const times: number[] = [];
    let steps = 0;
    for (let at = 0; at <= repeats; at += 1) {
      const started = performance.now();
      const told = await explainAirPeriod(house, 1 + at % stations, { period: '2025' });
      if (at > 0) times.push(performance.now() - started);
      if (!told.ok) throw new Error(told.detail);
      steps = told.value.steps.length + told.value.days.reduce((sum, day) => sum + day.steps.length, 0) + told.value.indexSteps.reduce((sum, day) => sum + day.length, 0);
      hash.update(JSON.stringify([told.value.steps, told.value.days.map((day) => day.steps), told.value.indexSteps]));
    }
    times.sort((a, b) => a - b);
    const rounded = (ms: number | undefined): number => Math.round((ms ?? 0) * 10) / 10;
    return { figures: { medianMs: rounded(times[Math.floor(times.length / 2)]), leastMs: rounded(times[0]), stations, steps }, inputs: { repeats, seed }, hash: hash.digest('hex').slice(0, 16) };
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}
