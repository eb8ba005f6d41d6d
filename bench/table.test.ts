import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { table } from './table.ts';

test('a table says what was met, what was missed by how much, what the peers reached, and what was not run', () => {
  const runs = [
    { bench: 'gateway', inputs: { links: 18_000, processes: 1, rate: 0 }, hash: '', machine: { cores: 2 }, figures: { framesPerSecond: 15_000, valuesPerSecond: 150_000, rssMiB: 700, sinkFramesPerSecond: 40_000, influxValuesPerSecond: null } },
    { bench: 'questions', inputs: {}, hash: '', machine: { cores: 2 }, figures: { sevenDaysMs: 10.25, postgresql: { sevenDaysMs: 1 } } },
  ];
  const rows = table(runs).split('\n');
  expect(rows).toContain('| frames acknowledged a second, 18,000 links | 15,000 | ≥ 30,000 | missed: 2.0 × | bare TCP sink 40,000 |');
  expect(rows).toContain('| resident memory with 18,000 links, MiB | 700 | ≤ 1,430 | met |  |');
  expect(rows).toContain('| values acknowledged a second, 18,000 links | 150,000 | ≥ 300,000 | missed: 2.0 × | InfluxDB absent; VictoriaMetrics absent |');
  expect(rows).toContain('| one series, 7 days, ms | 10.25 | ≤ 20 | met | PostgreSQL 1; InfluxDB absent; VictoriaMetrics absent |');
  expect(rows).toContain('| counts, ms | not run | ≤ 50 | | |');
  expect(rows.at(-1)).toBe('{"cores":2}');
});

test('the command reads the last line of each file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qingshan-table-'));
  const file = join(folder, 'questions.json');
  writeFileSync(file, 'something said before\n{"bench":"questions","inputs":{},"hash":"","machine":{"cores":2},"figures":{"countMs":7}}\n');
  const ran = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), 'table', file], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect(ran.stderr).toBe('');
  expect(ran.stdout).toContain('| counts, ms | 7 | ≤ 50 | met |');
});
