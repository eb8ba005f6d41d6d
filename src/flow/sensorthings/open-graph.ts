import { dayOf, instant } from '../../basis/time.ts';
import { isStreamField, isStreamPeriod, streamId, type Stream } from '../../codecs/sensorthings/streams.ts';
import type { SeenPoint } from '../../codecs/sensorthings/things.ts';
import type { Determination } from '../../model/determination.ts';
import type { Point } from '../../model/point.ts';
import { disclosedHours, disclosedOutlets } from '../disclosed-hours.ts';
import type { House } from '../house.ts';
import type { Access } from './access.ts';
import { pointFor } from '../things/point-entries.ts';
import { firstRegistered } from '../things/thing-register.ts';
import { Graph } from './graph.ts';
import { Registered } from './registered.ts';

/** Gathers what the asker may see: points that are for them with all their series, and what firms disclose of others. */
export async function openGraph(house: House, access: Access): Promise<Graph> {
  const disclosedPoints = await disclosedOutlets(house);
  const named = new Set(disclosedPoints);
  const points = new Map<number, SeenPoint>();
  for (const point of [...house.directory.points.values()].sort((a, b) => a.number - b.number)) {
    if (point.kind === 'application-point') continue;
    const whole = access.sees(point);
    if (whole || named.has(point)) points.set(point.number, seenPoint(house, point, whole));
  }
  const disclosed = new Map<string, readonly Determination[]>();
  for (const [id, rows] of await disclosedRows(house, disclosedPoints, access.disclosedWithinMs)) disclosed.set(id, rows);
  const series = await access.series();
  const streams = [...storedStreams(series, points), ...registeredStreams(house, points), ...[...disclosed].flatMap(disclosedStream)];
  const byId = new Map<string, Stream>();
  for (const stream of streams) if (!byId.has(streamId(stream))) byId.set(streamId(stream), stream);
  const ascending = [...byId].sort(([a], [b]) => (a < b ? -1 : 1));
  const registered = new Registered(house.things, (version) => access.sees(pointFor(version)), registeredOf(series));
  return new Graph(house, access, points, new Map(ascending), disclosed, registered);
}

/** Series of applications, whoever sees them, with what is stored of them. */
const registeredOf = (series: Awaited<ReturnType<Access['series']>>): ReadonlyMap<string, Stream> =>
  new Map(series.flatMap(({ point, factor, period, field, first, last }): [string, Stream][] =>
    (point >= firstRegistered && isStreamPeriod(period) && isStreamField(field) ? [[streamId({ point, factor, period, field }), { point, factor, period, field, first, last }]] : [])));

function seenPoint({ mode, directory }: House, point: Point, whole: boolean): SeenPoint {
  const device = directory.deviceOf(point.number);
  const enterprise = directory.units.get(point.enterprise ?? '')?.name;
  return {
    point, whole, drill: mode === 'drill', region: directory.regions.get(point.region)?.name ?? { zh: point.region, en: point.region },
    ...(enterprise === undefined ? {} : { enterprise }), ...(device === undefined ? {} : { device }),
  };
}

const storedStreams = (series: Awaited<ReturnType<Access['series']>>, points: ReadonlyMap<number, SeenPoint>): Stream[] =>
  series.flatMap(({ point, factor, period, field, first, last }) =>
    points.get(point)?.whole === true && isStreamPeriod(period) && isStreamField(field) ? [{ point, factor, period, field, first, last }] : []);

/** Factors that a limit of the register names, whether or not anything has come. */
function registeredStreams(house: House, points: ReadonlyMap<number, SeenPoint>): Stream[] {
  const today = dayOf(instant(house.clocks.world()));
  const whole = [...points.values()].filter((seen) => seen.whole);
  return whole.flatMap(({ point: { number } }) => house.directory.limitsOn(number, today, house.clocks.machine()).flatMap(({ factor, averaging }): Stream[] =>
    isStreamPeriod(averaging) ? [{ point: number, factor, period: averaging, field: 'Avg' }] : []));
}

/** Hours with a value: an hour of which nothing could be told is not on the public page either. */
async function disclosedRows(house: House, points: readonly Point[], withinMs: number): Promise<ReadonlyMap<string, readonly Determination[]>> {
  const rows = await Promise.all(points.map((point) => disclosedHours(house, point, withinMs)));
  return Map.groupBy(rows.flat().filter(({ value }) => value !== undefined), ({ point, factor }) => streamId({ point, factor, period: 'hour', field: 'disclosed' }));
}

const disclosedStream = ([, rows]: readonly [string, readonly Determination[]]): Stream[] => {
  const [first, last] = [rows[0], rows.at(-1)];
  return first === undefined || last === undefined ? [] : [{ point: first.point, factor: first.factor, period: 'hour', field: 'disclosed', first: first.at, last: last.at }];
};
