import { fail, ok, type Result } from '../../basis/result.ts';
import { findFires, type FindFiresOutput } from '../../science/fire/find-fires.ts';
import type { IndustrialPoints } from '../../science/fire/heat-sources.ts';
import { command } from '../command.ts';
import { boundariesIn, type RegionOf } from './boundaries.ts';
import { detectionsIn, type ReadDetections } from './detections-in.ts';
import { say } from './say.ts';
import { numberColumn, readTable } from './table-file.ts';

const told = {
  calls: ['trace fires --in FIRMS.csv --json', 'trace fires --in A.csv --in B.csv --industrial P.csv --boundaries R.geojson --cropland L.csv --json'],
  says: `
Hot spots of satellites to suspected fires (疑似火点, never fires, never an area burned): persistent heat sources are taken out and listed, the rest is
grouped by ST-DBSCAN. In: files of NASA FIRMS as published, MODIS and VIIRS, plain or gzip; a pixel in two files counts once, the later edition.
Industrial points: id, lat, lon. Boundaries: GeoJSON, WGS 84 (GCJ-02 stands some 500 m off: convert first), with id or adcode, and name. Cropland: a value
per detection: latitude, longitude as in the file, cropland 1 or 0.
Out: {"events":[{"id","first","last","detections","frpSum","frpMax" MW,"lat","lon","hull","croplandShare","region"}],"alone":[{"lat","lon","at","frp",
"region"}],"heatSources":[{"why","listed","lat","lon","detections","months","nights","first","last","frpMax","region"}],"counts","reasons"}.`,
  flags: {
    'in': { type: 'string-list', says: 'FIRMS file; may be given more than once' },
    'industrial': { type: 'string', says: 'CSV of listed industrial points' },
    'boundaries': { type: 'string', says: 'GeoJSON of townships or other regions' },
    'cropland': { type: 'string', says: 'CSV of land cover at detections' },
    'reach': { type: 'string', fallback: '1000', says: 'm between neighbours' },
    'hours': { type: 'string', fallback: '24', says: 'between neighbours' },
    'least': { type: 'string', fallback: '2', says: 'neighbours of a core, itself counted' },
    'months': { type: 'string', fallback: '8', says: 'in which a 500-m cell is lit: a heat source' },
    'nights': { type: 'string', fallback: '20', says: 'of one year, more than which: a heat source' },
    'near': { type: 'string', fallback: '500', says: 'm from a listed point: its heat' },
    'json': { type: 'boolean', says: 'one line' },
  },
} as const;

export const run = command(told, async ({ flags, lists, words }) => {
  if (words.length > 0) return fail('system.bad-option', `${words.join(' ')} (each file with --in)`);
  const files = lists['in'] ?? [];
  if (files.length === 0) return fail('system.bad-option', '--in FILE is needed');
  const bad = (['reach', 'hours', 'least', 'months', 'nights', 'near'] as const).find((name) => !(Number(flags[name]) >= 0) || flags[name]?.trim() === '');
  if (bad !== undefined) return fail('system.bad-option', `--${bad} needs a number of 0 or more, got ${flags[bad]}`);
  const read = detectionsIn(files, flags.cropland);
  if (!read.ok) return read;
  const industrial = flags.industrial === undefined ? ok(undefined) : pointsIn(flags.industrial);
  if (!industrial.ok) return industrial;
  const regions = flags.boundaries === undefined ? ok(undefined) : boundariesIn(flags.boundaries);
  if (!regions.ok) return regions;
  const { detections, presumedOther, cropland } = read.value;
  const answer = findFires({
    detections, presumedOther, ...(cropland === undefined ? {} : { cropland }), ...(industrial.value === undefined ? {} : { industrial: industrial.value }),
    density: { reach: Number(flags.reach), hours: Number(flags.hours), least: Number(flags.least) },
    persistence: { months: Number(flags.months), nights: Number(flags.nights), industrial: Number(flags.near) },
  });
  if (!answer.ok) return answer;
  const said = sayable(answer.value, read.value, regions.value);
  say(said, flags.json);
  return ok(0);
});

function pointsIn(path: string): Result<IndustrialPoints> {
  const table = readTable(path);
  if (!table.ok) return table;
  if (!table.value.columns.has('id')) return fail('trace.no-column', 'id (of industrial points)');
  const [lat, lon] = [numberColumn(table.value, 'lat'), numberColumn(table.value, 'lon')];
  if (!lat.ok) return lat;
  if (!lon.ok) return lon;
  const bad = table.value.rows.find((_, at) => !(Math.abs(lat.value[at] ?? 99) <= 90 && Math.abs(lon.value[at] ?? 999) <= 180));
  if (bad !== undefined) return fail('trace.bad-number', `lat, lon of industrial points, line ${bad.line}`);
  return ok({ ids: table.value.rows.map(({ cell }) => cell('id')), lat: lat.value, lon: lon.value });
}

const momentOf = (at: number): string => new Date(at).toISOString().replace(/:\d\d\.\d+Z$/u, 'Z');
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

function sayable(found: FindFiresOutput, { detections: { lat, lon, at, frp }, read }: ReadDetections, regions?: RegionOf): object {
  const regionOf = (y: number, x: number): object => (regions === undefined ? {} : { region: regions(x, y) ?? null });
  return {
    events: found.events.map(({ members, first, last, ...event }) => ({
      ...event, first: momentOf(first), last: momentOf(last), detections: members.length, frpSum: rounded(event.frpSum, 2),
      lat: rounded(event.lat, 5), lon: rounded(event.lon, 5), ...regionOf(event.lat, event.lon),
    })),
    alone: Array.from(found.alone, (one) => ({ lat: lat[one], lon: lon[one], at: momentOf(at[one] ?? 0), frp: frp[one], ...regionOf(lat[one] ?? 0, lon[one] ?? 0) })),
    heatSources: found.heatSources.map((source) => ({
      ...source, lat: rounded(source.lat, 5), lon: rounded(source.lon, 5), first: momentOf(source.first), last: momentOf(source.last), ...regionOf(source.lat, source.lon),
    })),
    counts: { ...read, ...found.counts }, reasons: found.reasons,
  };
}
