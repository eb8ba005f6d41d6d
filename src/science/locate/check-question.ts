import { fail, ok, type Failure, type Result } from '../../basis/result.ts';
import { methodDefaults, type LocateInput, type LocateMethod } from './question.ts';

/** Faults trace.bad-parameter, trace.bad-number, trace.too-few, trace.singular, each naming the thing at fault. */
export function checkQuestion(input: LocateInput): Result<LocateMethod> {
  const method = { ...methodDefaults, ...input.method };
  return wrongMethod(method) ?? wrongGrid(input) ?? wrongStations(input) ?? wrongHours(input) ?? wrongValues(input) ?? wrongCandidates(input) ?? ok(method);
}

const between = (value: number, least: number, most: number): boolean => value >= least && value <= most;
const parameter = (holds: boolean, says: string): Failure | undefined => (holds ? undefined : fail('trace.bad-parameter', says));

function wrongMethod({ directionError, calmBelow, relativeError, backgroundShare, backgroundHours, leastRate, mostRate }: LocateMethod): Failure | undefined {
  return parameter(between(directionError, 1, 60), `direction error ${directionError} (1 to 60 degrees)`)
    ?? parameter(between(calmBelow, 0.1, 5), `calm below ${calmBelow} (0.1 to 5 m/s)`)
    ?? parameter(between(relativeError, 0.02, 2), `relative error ${relativeError} (0.02 to 2)`)
    ?? parameter(between(backgroundShare, 0, 0.5), `background quantile ${backgroundShare} (0 to 0.5)`)
    ?? parameter(between(backgroundHours, 0, 100_000), `background within ${backgroundHours} hours`)
    ?? parameter(leastRate > 0 && mostRate > leastRate && Number.isFinite(mostRate), `emissions ${leastRate} to ${mostRate} g/s`);
}

function wrongGrid({ grid, prior, releaseHeight, stationHeight, averagingMinutes }: LocateInput): Failure | undefined {
  const { west, south, step, columns, rows } = grid;
  const cells = columns * rows;
  return parameter(Number.isFinite(west + south) && step > 0 && Number.isInteger(columns) && Number.isInteger(rows) && columns > 2 && rows > 2 && cells <= 1_000_000, `grid ${JSON.stringify(grid)}`)
    ?? parameter(between(releaseHeight, 0, 500) && between(stationHeight, 0, 500), `heights ${releaseHeight} and ${stationHeight} m (0 to 500)`)
    ?? parameter(between(averagingMinutes, 10, 60), `means over ${averagingMinutes} minutes (10 to 60)`)
    ?? parameter(prior === undefined || (prior.length === cells && prior.every((weight) => weight >= 0 && Number.isFinite(weight)) && prior.some((weight) => weight > 0)), 'prior: a weight of 0 or more for each cell, not all 0');
}

function wrongStations({ stations: { ids, x, y } }: LocateInput): Failure | undefined {
  if (ids.length === 0) return fail('trace.too-few', 'no station');
  if (x.length !== ids.length || y.length !== ids.length) return fail('trace.bad-parameter', 'stations: as many places as ids');
  const nowhere = ids.find((_, at) => !Number.isFinite((x[at] ?? Number.NaN) + (y[at] ?? Number.NaN)));
  if (nowhere !== undefined) return fail('trace.bad-number', `place of station ${nowhere}`);
  const places = new Set(ids.map((_, at) => `${x[at]} ${y[at]}`));
  return ids.length > 1 && places.size === 1 ? fail('trace.singular', `${ids.length} stations at one place`) : undefined;
}

function wrongHours({ hours: { speed, direction, stability } }: LocateInput): Failure | undefined {
  if (speed.length !== direction.length || speed.length !== stability.length) return fail('trace.bad-parameter', 'hours: as many speeds as directions and classes');
  const bad = speed.findIndex((value, at) => value < 0 || value > 100 || (direction[at] ?? 0) < 0 || (direction[at] ?? 0) > 360 || (stability[at] ?? 9) > 5);
  return bad === -1 ? undefined : fail('trace.bad-number', `wind of hour ${bad}: ${speed[bad]} m/s, ${direction[bad]} degrees, class ${stability[bad]}`);
}

function wrongValues({ seen: { station, hour, value }, stations, hours }: LocateInput): Failure | undefined {
  if (station.length !== value.length || hour.length !== value.length) return fail('trace.bad-parameter', 'values: as many stations and hours as values');
  const bad = value.findIndex((one, at) => one === Number.POSITIVE_INFINITY || one < -1e6
    || !between(station[at] ?? -1, 0, stations.ids.length - 1) || !between(hour[at] ?? -1, 0, hours.speed.length - 1));
  return bad === -1 ? undefined : fail('trace.bad-number', `value ${bad}: ${value[bad]} at station ${station[bad]}, hour ${hour[bad]}`);
}

function wrongCandidates({ candidates }: LocateInput): Failure | undefined {
  if (candidates === undefined) return undefined;
  const { ids, x, y, weight, elsewhere } = candidates;
  const sound = ids.every((_, at) => Number.isFinite((x[at] ?? Number.NaN) + (y[at] ?? Number.NaN)) && between(weight[at] ?? -1, 0, 1e9));
  return parameter(sound && between(elsewhere, 0, 1e9) && elsewhere + weight.reduce((sum, one) => sum + one, 0) > 0, 'candidates: a place and a weight of 0 or more each, not all 0');
}
