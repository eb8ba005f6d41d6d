import { fail, ok } from '../../basis/result.ts';
import type { CellStatistic } from '../../science/polar/cells.ts';
import { fineSide } from '../../science/polar/grid.ts';
import { polarSurfaces } from '../../science/polar/surface.ts';
import { command } from '../command.ts';
import { wholeNumber } from '../options.ts';
import { say } from './say.ts';
import { numberColumn, readTable } from './table-file.ts';

const flags = {
  in: { type: 'string', says: 'CSV with a header line, a row an hour' },
  'wind-speed': { type: 'string', fallback: 'ws', says: 'its column, m/s' },
  'wind-direction': { type: 'string', fallback: 'wd', says: 'its column, degrees from which the wind blows, 0 to 360' },
  value: { type: 'string', says: 'the column of the pollutant' },
  cbpf: { type: 'string', says: 'share of values above this percentile, instead of the mean' },
  'cbpf-to': { type: 'string', says: 'and at most this one' },
  'zero-is-north': { type: 'boolean', says: 'a direction of 0 is 360; without it 0 falls into the first interval, as in openair with a tibble' },
  json: { type: 'boolean', says: 'one line' },
} as const;

export const run = command({
  calls: ['trace polar --in D.csv --wind-speed ws --wind-direction wd --value so2 [--cbpf 90] [--json]'], flags,
  says: `Bivariate polar plot of a station (openair 2.18’s method: cells of wind, square root, thin-plate regression spline of rank 100, GCV). Ends with
  {"edf":…,"gcv":…,"peak":{"value":…,"u":…,"v":…},"surface":[[…]],"low":[[…]],"high":[[…]],"axis":[…],"cells":[…],"rows":…,"left":…,"reasons":[…]}
surface: 201 × 201, rows from south to north, columns from west to east at the places of axis (m/s), null where no hours stand near; low and high lie
two standard errors away; cells: u, v, value and hours. Rows with a missing value are left out and counted. A peak is a clue, never a ground for a penalty.`,
}, async ({ flags: given }) => {
  const statistic = statisticOf(given.cbpf, given['cbpf-to']);
  if (!statistic.ok) return statistic;
  if (given.in === undefined || given.value === undefined) return fail('system.bad-option', '--in D.csv --value COLUMN');
  const table = readTable(given.in);
  if (!table.ok) return table;
  const [speed, direction, value] = [given['wind-speed'] ?? 'ws', given['wind-direction'] ?? 'wd', given.value].map((name) => numberColumn(table.value, name));
  if (speed?.ok !== true) return speed ?? fail('trace.no-column');
  if (direction?.ok !== true) return direction ?? fail('trace.no-column');
  if (value?.ok !== true) return value ?? fail('trace.no-column');
  const found = polarSurfaces({ speed: speed.value, direction: direction.value, of: [{ value: value.value, statistic: statistic.value }], zeroIsNorth: given['zero-is-north'] !== undefined });
  if (!found.ok) return found;
  const [one] = found.value;
  if (one === undefined) return fail('trace.too-few');
  const rowsOf = (values: Float64Array): readonly (readonly (number | null)[])[] =>
    Array.from({ length: fineSide }, (_, row) => Array.from(values.subarray(row * fineSide, (row + 1) * fineSide), (held) => (Number.isNaN(held) ? null : held)));
  const { cells } = one;
  say({
    edf: one.edf, gcv: one.gcv, peak: one.peak, surface: rowsOf(one.surface), low: rowsOf(one.low), high: rowsOf(one.high), axis: [...one.axis],
    cells: Array.from(cells.hours, (hours, at) => ({ u: cells.u[at], v: cells.v[at], value: cells.value[at], hours })),
    rows: cells.rows, left: cells.left, ...(cells.threshold === undefined ? {} : { threshold: cells.threshold }), reasons: one.reasons,
  }, given.json);
  return ok(0);
});

function statisticOf(above: string | undefined, upTo: string | undefined) {
  if (above === undefined) return upTo === undefined ? ok<CellStatistic>({ kind: 'mean' }) : fail('system.bad-option', '--cbpf-to needs --cbpf');
  const from = wholeNumber('cbpf', above, 1, 99);
  if (!from.ok) return from;
  if (upTo === undefined) return ok<CellStatistic>({ kind: 'cbpf', above: from.value });
  const to = wholeNumber('cbpf-to', upTo, from.value + 1, 100);
  return to.ok ? ok<CellStatistic>({ kind: 'cbpf', above: from.value, upTo: to.value }) : to;
}
