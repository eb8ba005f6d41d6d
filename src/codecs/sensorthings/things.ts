import { startOfDay, type Day } from '../../basis/time.ts';
import type { Device } from '../../model/device.ts';
import type { Factor } from '../../model/factor.ts';
import type { Point, PointKind } from '../../model/point.ts';
import type { Words } from '../../model/words.ts';
import { printMoment } from '../odata/times.ts';
import type { Entity } from './model.ts';

const kinds: Readonly<Record<PointKind, Words>> = {
  'air-station': { zh: '环境空气质量监测点位', en: 'ambient air station' },
  'water-section': { zh: '地表水断面', en: 'surface water section' },
  'air-outlet': { zh: '废气排放口', en: 'waste gas outlet' },
  'water-outlet': { zh: '废水排放口', en: 'waste water outlet' },
  'noise-station': { zh: '功能区声环境监测点位', en: 'noise station of a function zone' },
  'sea-buoy': { zh: '海水浮标站', en: 'sea buoy' },
  'application-point': { zh: '应用登记点位', en: 'point that an application registered' },
};

export const both = ({ zh, en }: Words): string => `${zh} | ${en}`;
const geoJson = 'application/geo+json';

/** A point as one may see it: whole, or of a firm's outlet only what the firm discloses by law, which is its name. */
export type SeenPoint = {
  readonly point: Point; readonly whole: boolean; readonly drill: boolean; readonly region: Words; readonly enterprise?: Words; readonly device?: Device;
};

const titleOf = ({ point, drill }: SeenPoint, what: Words): string => both({ zh: `${drill ? '演练 ' : ''}${what.zh}:${point.name.zh}`, en: `${drill ? 'drill, ' : ''}${what.en}: ${point.name.en}` });
const marked = ({ drill }: SeenPoint): object => (drill ? { drill: true } : {});

export function thingOf(seen: SeenPoint): Entity {
  const { point, whole, region, enterprise } = seen;
  const { id, kind, outlet, waterbody, attributes } = point;
  const known = { id, region: { code: point.region, ...region }, ...(outlet === undefined ? {} : { outlet }), ...(waterbody === undefined ? {} : { waterbody }),
    ...(enterprise === undefined ? {} : { enterprise }), attributes };
  return {
    set: 'Things', id: point.number,
    body: { name: point.name.zh, description: titleOf(seen, kinds[kind]), properties: { kind, name: point.name, ...marked(seen), ...(whole ? known : {}) } },
  };
}

/** Where a point stands from a day on, as the register has it; undefined where it gives no place. */
export type Place = { readonly number: number; readonly from: string; readonly lon: number; readonly lat: number };
export const placeId = ({ number, from }: Place): string => `${number}-${from}`;

const pointAt = (lon: number, lat: number): object => ({ type: 'Point', coordinates: [lon, lat] });

export const locationOf = (seen: SeenPoint, place: Place): Entity => ({
  set: 'Locations', id: placeId(place),
  body: {
    name: seen.point.name.zh, description: titleOf(seen, { zh: `${place.from}起的位置`, en: `place since ${place.from}` }), encodingType: geoJson,
    location: pointAt(place.lon, place.lat), properties: { from: place.from, name: seen.point.name, ...marked(seen) },
  },
});

export const historicalLocationOf = (place: Place): Entity => ({
  set: 'HistoricalLocations', id: placeId(place), body: { time: printMoment(startOfDay(place.from as Day)) },
});

export function featureOf(seen: SeenPoint): Entity {
  const { point: { number, name, lon, lat }, whole } = seen;
  const feature = whole && lon !== undefined && lat !== undefined ? pointAt(lon, lat) : { type: 'Feature', geometry: null, properties: {} };
  return {
    set: 'FeaturesOfInterest', id: number,
    body: { name: name.zh, description: titleOf(seen, { zh: '监测对象', en: 'what is measured' }), encodingType: geoJson, feature, properties: { name, ...marked(seen) } },
  };
}

const text = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The measuring system of a point: its logger as registered. */
export function sensorOf(seen: SeenPoint): Entity {
  const { point, device, whole } = seen;
  const logger = whole ? device : undefined;
  const said = logger === undefined
    ? { zh: whole ? '未登记数采仪,数据来自发布文件' : '自动监测设备', en: whole ? 'no logger is registered; values come from published files' : 'automatic monitoring device' }
    : { zh: `数采仪 ${logger.mn},HJ 212-${logger.edition},${logger.from}起`, en: `logger ${logger.mn}, HJ 212-${logger.edition}, since ${logger.from}` };
  return {
    set: 'Sensors', id: point.number,
    body: {
      name: `${point.name.zh} 监测设备`, description: titleOf(seen, { zh: '监测设备', en: 'measuring system' }), encodingType: 'text/html', metadata: `<p>${text(both(said))}</p>`,
      properties: { ...marked(seen), ...(logger === undefined ? {} : { mn: logger.mn, protocol: `HJ 212-${logger.edition}`, from: logger.from }) },
    },
  };
}

/** Codes that HJ 212 does not list: ours, until one is published (`standards/hj212/factors.json`). */
const ownCode = /^h\d/u;
/** `definition`: where the factor is described, here. */
export const observedPropertyOf = ({ code, name, unit }: Factor, definition: string): Entity => ({
  set: 'ObservedProperties', id: code,
  body: { name: name.zh, definition, description: both(name), properties: { code, codeList: ownCode.test(code) ? 'Qingshan' : 'HJ 212', name, ...(unit === '' ? {} : { unit }) } },
});
