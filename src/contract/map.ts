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
  kind: Type.Enum(['lead', 'item', 'outlet', 'air-station', 'water-section', 'noise-station', 'sea-buoy']), id: Type.String(), title: Words, region: Type.String(),
  lon: Type.Number(), lat: Type.Number(), tone: Tone, state: Words, due: Type.Optional(Type.Integer()), why: Type.Optional(Type.String()),
  unit: Type.Optional(UnitName), officer: Type.Optional(Type.Object({ name: Words, title: Words, phone: Type.Optional(Type.String()) })), link: Type.String(),
});

/**
 * Now, or at a moment of the past (`at`, world clock, UTC ms, from the first case on record up to now; else fault
 * request.outside-record). An old moment rests on what was known then: cases folded from their events up to it with the clocks of
 * that moment; of outlets and stations the determinations that were made by then, so that what came in or was judged again later is
 * unheard; whoever held the office on that day. Who may see it, names and places are those of today. `at` = now answers as
 * without it. `since`: the earliest moment that may be asked for, absent where there is no case.
 */
export const mapWork = endpoint({
  id: 'map.work', method: 'GET', path: '/api/map/work', who: 'signed-in',
  says: { zh: '一张图:先画到期与不对的', en: 'What is due or wrong, where, and whom to call; counties coloured by completion of due items' },
  query: Type.Object({ at: Type.Optional(Type.Integer({ minimum: 0 })) }),
  reply: Type.Object({
    at: Type.Integer(), since: Type.Optional(Type.Integer()),
    marks: Type.Array(MapMark),
    /** `closedOut`: of what is done, the rectification items (销号); the rest are leads. */
    regions: Type.Array(Type.Object({
      region: RegionName, due: Type.Integer(), done: Type.Integer(), closedOut: Type.Integer(), overdue: Type.Integer(), open: Type.Integer(), tone: Tone,
    })),
  }),
});
