import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SqlEngine } from '../../src/stores/observations/engine.ts';
import { readNative } from '../../src/stores/observations/native-format.ts';
import { yearStart } from '../air-hours.ts';

export type PandasFigures = { readonly seconds: number; readonly readSeconds: number; readonly peakMiB: number; readonly pandas: string };

/** The system's python: Debian's package python3-pandas belongs to it. */
const python = '/usr/bin/python3';

/**
 * The same valid hours for the peer, as one file of raw numbers a column (what numpy reads fastest), then the script. Undefined: no pandas here.
 * `means`: what the year's figure of each (station, pollutant) is to pandas, in the order of the points.
 */
export async function runPandas(engine: SqlEngine, folder: string, { stations, days }: { readonly stations: number; readonly days: number }): Promise<{ figures: PandasFigures; means: readonly number[] } | undefined> {
  if (spawnSync(python, ['-c', 'import pandas']).status !== 0) return undefined;
  const columns = join(folder, 'columns');
  await mkdir(columns);
  const names = ['series', 'hour', 'value'];
  const step = 100;
  for (let from = 1; from <= stations; from += step) {
    const bytes = await engine.native(`SELECT toUInt16((point - 1) * 6 + factor - 1) AS series, toUInt16(intDiv(toUnixTimestamp64Milli(at) - ${yearStart}, 3600000)) AS hour, toFloat64(value) AS value
      FROM ${engine.database}.readings FINAL WHERE flag = 78 AND point BETWEEN ${from} AND ${from + step - 1} ORDER BY point, factor, at`);
    for (const block of readNative(bytes)) for (const [at, { data }] of block.entries()) await writeFile(join(columns, `${names[at] ?? ''}.bin`), data, { flag: 'a' });
  }
  const run = spawnSync(python, [fileURLToPath(new URL('pandas_air_year.py', import.meta.url)), columns, String(days)], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (run.status !== 0) throw new Error(`pandas ended with ${run.status}: ${run.stderr.slice(-400)}`);
  const { means, ...figures }: PandasFigures & { means: readonly (number | null)[] } = JSON.parse(run.stdout);
  return { figures, means: means.map((value) => value ?? NaN) };
}
