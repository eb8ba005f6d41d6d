import { Type } from 'typebox';
import { Region } from '../model/region.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { AnyJson, RegionName, UnitName } from './shapes.ts';

export const MapRegions = endpoint({
  id: 'map.regions', method: 'GET', path: '/api/map/regions', who: 'anyone',
  says: { zh: '行政区划边界', en: 'Regions with boundaries and, where held, rivers and lakes (GeoJSON)' },
  reply: Type.Object({ regions: Type.Array(Region), waters: AnyJson, reviewNumber: Type.String() }),
});
const Tone = Type.Enum(['late', 'due', 'ok', 'neutral']);

/** Something due or wrong where it is: its state, by when, why, and whom to call. */
const MapMark = Type.Object({
  kind: Type.Enum(['lead', 'item', 'outlet', 'air-station', 'water-section', 'noise-station']), id: Type.String(), title: Words, region: Type.String(),
  lon: Type.Number(), lat: Type.Number(), tone: Tone, state: Words, due: Type.Optional(Type.Integer()), why: Type.Optional(Type.String()),
  unit: Type.Optional(UnitName), officer: Type.Optional(Type.Object({ name: Words, title: Words, phone: Type.Optional(Type.String()) })), link: Type.String(),
});

export const mapWork = endpoint({
  id: 'map.work', method: 'GET', path: '/api/map/work', who: 'signed-in',
  says: { zh: '一张图:先画到期与不对的', en: 'What is due or wrong, where, and whom to call; counties coloured by completion of due items' },
  reply: Type.Object({
    marks: Type.Array(MapMark),
    regions: Type.Array(Type.Object({ region: RegionName, due: Type.Integer(), done: Type.Integer(), overdue: Type.Integer(), open: Type.Integer(), tone: Tone })),
  }),
});
