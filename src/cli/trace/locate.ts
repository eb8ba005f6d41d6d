import { fail, ok, type Result } from '../../basis/result.ts';
import { locateSource } from '../../science/locate/locate-source.ts';
import type { Grid, LocateInput, LocateOutput } from '../../science/locate/question.ts';
import { command } from '../command.ts';
import type { Given } from '../options.ts';
import { placeOf, placesIn, type Plane } from './places.ts';
import { stationHours, type StationHours } from './station-hours.ts';
import { say, tellProgress } from './say.ts';
import { numberColumn, readTable } from './table-file.ts';

const told = {
  calls: ['trace locate --in D.csv --wind-speed ws --wind-direction wd --stability D --json', 'trace locate --in D.csv --wind-speed ws --wind-direction wd --stability class --candidates P.csv --json'],
  says: `
Where one steady source stands that a few stations heard: region that holds 90 %, likeliest place, mean, emission, and why the answer may be weak.
In: one row a station and hour: time, station, x and y (m) or lat and lon, the value (µg/m³, empty where nothing was measured), wind speed (m/s) and
direction (degrees it comes from). The wind of an hour is the vector mean of its rows. Times without zone are UTC.
Out: {"region":{"area" km²,"cells":[{place,"share"}]},"mode","mean","rate" g/s,"rateFactor" either way,"background","directionError","tempering","evidence"
log10,"stations":[{"id","hours","heard","silent"}],"candidates":[{"id","posterior"}],"elsewhere","used","grid","reasons"}.
Candidates: id, x and y or lat and lon, weight (1 where the column is absent). Gaussian plume with the spread of Briggs (1973), Student's law on roots.`,
  flags: {
    'in': { type: 'string', says: 'CSV of stations and hours' },
    'wind-speed': { type: 'string', says: 'column' }, 'wind-direction': { type: 'string', says: 'column' },
    'stability': { type: 'string', says: 'a class A to F for all hours, or the column of classes' },
    'value': { type: 'string', fallback: 'value', says: 'column' },
    'candidates': { type: 'string', says: 'CSV of known points' },
    'elsewhere': { type: 'string', fallback: '1', says: 'weight of all other places together, before' },
    'terrain': { type: 'string', fallback: 'rural', says: 'rural or urban spread' },
    'release-height': { type: 'string', fallback: '10', says: 'of the source with its rise, m' },
    'station-height': { type: 'string', fallback: '2', says: 'of the inlets, m' },
    'minutes': { type: 'string', fallback: '60', says: 'over which values are means' },
    'direction-error': { type: 'string', fallback: '10', says: 'standard error of wind directions, degrees' },
    'cells': { type: 'string', fallback: '61', says: 'of the grid along each side' },
    'margin': { type: 'string', fallback: '2000', says: 'of the grid round the stations, m' },
    'json': { type: 'boolean', says: 'one line' },
  },
} as const;

export const run = command(told, async ({ flags, words }) => {
  if (words.length > 0) return fail('system.bad-option', words.join(' '));
  const lacking = (['in', 'wind-speed', 'wind-direction', 'stability'] as const).find((name) => flags[name] === undefined);
  if (lacking !== undefined) return fail('system.bad-option', `--${lacking} is needed`);
  if (flags.terrain !== 'rural' && flags.terrain !== 'urban') return fail('system.bad-option', `--terrain rural|urban, got ${flags.terrain}`);
  const bad = (['release-height', 'station-height', 'minutes', 'direction-error', 'cells', 'margin', 'elsewhere'] as const).find((name) => !(Number(flags[name]) >= 0) || flags[name]?.trim() === '');
  if (bad !== undefined) return fail('system.bad-option', `--${bad} needs a number of 0 or more, got ${flags[bad]}`);
  const table = readTable(flags.in ?? '');
  if (!table.ok) return table;
  const rows = stationHours(table.value, { value: flags.value ?? '', speed: flags['wind-speed'] ?? '', direction: flags['wind-direction'] ?? '', stability: flags.stability ?? '' });
  if (!rows.ok) return rows;
  const candidates = candidatesIn(flags, rows.value.plane);
  if (!candidates.ok) return candidates;
  const { stations, hours, seen, plane } = rows.value;
  const grid = gridRound(rows.value, Number(flags.cells), Number(flags.margin));
  const answer = locateSource({
    stations, hours, seen, grid, terrain: flags.terrain, releaseHeight: Number(flags['release-height']), stationHeight: Number(flags['station-height']),
    averagingMinutes: Number(flags.minutes), method: { directionError: Number(flags['direction-error']) }, ...candidates.value,
  }, tellProgress('plumes', flags.json));
  if (!answer.ok) return answer;
  const said = sayable(answer.value, grid, plane);
  say(said, flags.json);
  return ok(0);
});

/** A square of `cells` each way round the stations. */
function gridRound({ stations: { x, y } }: StationHours, cells: number, margin: number): Grid {
  const ends = [x, y].map((all) => [all.reduce((a, b) => Math.min(a, b), Infinity) - margin, all.reduce((a, b) => Math.max(a, b), -Infinity) + margin] as const);
  const side = Math.max(...ends.map(([from, to]) => to - from));
  const [west = 0, south = 0] = ends.map(([from, to]) => (from + to - side) / 2);
  return { west, south, step: side / cells, columns: cells, rows: cells };
}

function candidatesIn(flags: Given<typeof told.flags>['flags'], plane: Plane): Result<Pick<LocateInput, 'candidates'>> {
  if (flags.candidates === undefined) return ok({});
  const table = readTable(flags.candidates);
  if (!table.ok) return table;
  if (!table.value.columns.has('id')) return fail('trace.no-column', 'id (of candidates)');
  const places = placesIn(table.value, plane);
  if (!places.ok) return places;
  const weight = table.value.columns.has('weight') ? numberColumn(table.value, 'weight') : ok(new Float64Array(table.value.rows.length).fill(1));
  if (!weight.ok) return weight;
  return ok({ candidates: { ids: table.value.rows.map(({ cell }) => cell('id')), x: places.value.x, y: places.value.y, weight: weight.value, elsewhere: Number(flags.elsewhere) } });
}

function sayable({ posterior, region, mode, mean, ...rest }: LocateOutput, grid: Grid, plane: Plane): object {
  const middle = (cell: number): object => placeOf(plane, grid.west + (cell % grid.columns + 0.5) * grid.step, grid.south + (Math.floor(cell / grid.columns) + 0.5) * grid.step);
  const cells = Array.from(region.cells, (cell) => ({ ...middle(cell), share: Number((posterior[cell] ?? 0).toPrecision(4)) }));
  return { region: { area: region.area, cells }, mode: placeOf(plane, mode.x, mode.y), mean: placeOf(plane, mean.x, mean.y), ...rest, grid: { step: grid.step, columns: grid.columns, rows: grid.rows } };
}
