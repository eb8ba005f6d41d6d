import { fail, ok } from '../../basis/result.ts';
import { sourceField, type FieldStatistic } from '../../science/receptor/source-field.ts';
import { command, type Run } from '../command.ts';
import { wholeNumber } from '../options.ts';
import { readPoints } from './endpoint-files.ts';
import { say, tellProgress } from './say.ts';

const flags = {
  in: { type: 'string', says: 'CSV, a row a point: date (arrival), hour.inc, lat, lon, and what was measured at the arrival' },
  value: { type: 'string', says: 'the column of the value' },
  percentile: { type: 'string', fallback: '90', says: 'pscf: a trajectory counts whose value lies above it' },
  cell: { type: 'string', fallback: '1', says: 'size of a cell, degrees' },
  bootstrap: { type: 'string', says: 'resamples of days (200 are usual)' },
  seed: { type: 'string', fallback: '1', says: 'of the resamples' },
  json: { type: 'boolean', says: 'one line' },
} as const;

const says = `Where the air of a receptor had been. Ends with {"cells":[{"lat":…,"lon":…,"n":…,"value":…,"weight":…,"weighted":…,"standsOut":…}…],
"threshold":…,"trajectories":…,"points":…,"left":…,"reasons":[…]}: lat and lon of the middle of a cell, n its points, value PSCF (0 to 1) or CWT (unit of the
value), weight openair’s for few points, standsOut the share of resamples of whole days in which the cell lies above the mean of all. What comes out is
where to look, never a ground for a penalty.`;

/** `trace pscf`, `trace cwt`. */
export const fieldVerb = (kind: 'pscf' | 'cwt'): Run => command({ calls: [`trace ${kind} --in POINTS.csv --value pm2.5 [--cell 1] [--bootstrap 200] [--json]`], says, flags }, async ({ flags: given }) => {
  if (given.in === undefined || given.value === undefined) return fail('system.bad-option', '--in POINTS.csv --value COLUMN');
  const percentile = wholeNumber('percentile', given.percentile, 1, 99);
  if (!percentile.ok) return percentile;
  const resamples = given.bootstrap === undefined ? ok(0) : wholeNumber('bootstrap', given.bootstrap, 1, 100_000);
  if (!resamples.ok) return resamples;
  const seed = wholeNumber('seed', given.seed, 0, 1_000_000_000);
  if (!seed.ok) return seed;
  const points = readPoints(given.in, given.value);
  if (!points.ok) return points;
  const statistic: FieldStatistic = kind === 'cwt' ? { kind } : { kind, percentile: percentile.value };
  const { lat, lon, of, values, days } = points.value;
  const found = sourceField({
    lat, lon, of, values, days, statistic, cell: Number(given.cell),
    ...(resamples.value === 0 ? {} : { bootstrap: { resamples: resamples.value, seed: seed.value } }),
  }, tellProgress('bootstrap', given.json));
  if (!found.ok) return found;
  say(found.value, given.json);
  return ok(0);
});
