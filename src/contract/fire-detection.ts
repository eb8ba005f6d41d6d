import { Type } from 'typebox';
import { FireDetection, fireSatellites } from '../model/fire-detection.ts';
import type { Role } from '../model/role.ts';
import { endpoint } from './endpoint.ts';
import { AnyJson, Basis, Moment, Page, RegionName } from './shapes.ts';

/** Offices that look after land and air; the public site shows no hot spots, because nobody has verified them. */
const who: readonly Role[] = [
  'system-admin', 'province', 'rectification-office', 'trade-department', 'city', 'county', 'branch', 'enforcement', 'township', 'park',
  'party-secretary', 'head-of-government', 'auditor',
];
const Id = Type.String({ maxLength: 80 });
const asked = {
  /** Overpasses from this moment on, up to and without the other. */
  from: Moment, to: Moment,
  /** west,south,east,north in degrees, WGS 84. */
  bbox: Type.Optional(Type.String({ maxLength: 120 })),
  /** The id with which the page before ended. */
  after: Type.Optional(Id),
};

export const FireDetectionView = Type.Object({ ...FireDetection.properties, file: Type.String(), line: Type.Integer() });

export const listFireDetections = endpoint({
  id: 'fire-detection.list', method: 'GET', path: '/api/fire-detections', who,
  says: { zh: '热点(疑似火点,未核实)', en: 'Hot spots (suspected fires, not verified) of a box and a time, newest first, page by page' },
  query: Type.Object({ ...asked, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })) }), reply: Page(FireDetectionView),
});
export const fireDetectionsGeoJson = endpoint({
  id: 'fire-detection.geojson', method: 'GET', path: '/api/fire-detections.geojson', who, file: true,
  says: { zh: '热点(GeoJSON)', en: 'The same as GeoJSON for map programmes, at most 10,000; where there are more, `next` is the `after` of the rest' },
  query: Type.Object(asked), reply: AnyJson,
});
/** `radiusKm`: half the diagonal of the pixel. */
const DayRow = Type.Object({ ...FireDetectionView.properties, region: RegionName, radiusKm: Type.String() });
export const fireDetectionsOfDay = endpoint({
  id: 'fire-detection.day', method: 'GET', path: '/api/fire-detections/days/:day', who,
  says: { zh: '某日热点(一张图图层)', en: 'Hot spots of one day in a region, with the satellites whose data of that day came in' },
  params: Type.Object({ day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) }),
  query: Type.Object({ region: Type.Optional(Type.String({ pattern: '^\\d{6}$' })) }),
  reply: Type.Object({
    day: Type.String(), region: RegionName, basis: Basis,
    /** `no-data`: no row of the day is held from anywhere, whether there were fires is unknown; `none`: data came in, none of it here. */
    state: Type.Enum(['found', 'none', 'no-data']),
    /** How many overpasses the rows of the day tell of, anywhere, and how many hot spots lie here. */
    satellites: Type.Array(Type.Object({ satellite: Type.Enum([...fireSatellites]), overpasses: Type.Integer(), here: Type.Integer() })),
    rows: Type.Array(DayRow), more: Type.Boolean(), newest: Type.Optional(Type.String()),
  }),
});
export const readFireDetection = endpoint({
  id: 'fire-detection.read', method: 'GET', path: '/api/fire-detections/:id', who,
  says: { zh: '一个热点及其原文', en: 'One hot spot with the row of the file that it came from' }, params: Type.Object({ id: Id }),
  reply: Type.Object({ ...FireDetectionView.properties, row: Type.String(), run: Type.String() }),
});
