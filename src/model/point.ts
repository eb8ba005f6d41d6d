import { Type, type Static } from 'typebox';
import { RegionCode } from './region.ts';
import { Words } from './words.ts';

/** What the authorities register. */
export const OfficialKind = Type.Enum(['air-station', 'water-section', 'air-outlet', 'water-outlet', 'noise-station', 'sea-buoy']);
export type OfficialKind = Static<typeof OfficialKind>;
/** `application-point`: what an application registered for itself; nothing is judged there, and no list of stations or outlets has it. */
export const PointKind = Type.Enum([
  'air-station', 'water-section', 'air-outlet', 'water-outlet', 'noise-station', 'sea-buoy', 'application-point',
]);
export type PointKind = Static<typeof PointKind>;

/** Where something is measured. Its number (1…2^32-1) keys every reading and stays when a device is exchanged. */
export const Point = Type.Object({
  number: Type.Integer({ minimum: 1, maximum: 4_294_967_295 }),
  /** Public identifier: a station code, a section code, or `<unit>/DA001`. */
  id: Type.String({ minLength: 1, maxLength: 120 }),
  kind: PointKind,
  name: Words,
  region: RegionCode,
  /** Branch that supervises it. */
  branch: Type.Optional(Type.String()),
  /** Discharging unit that owns the outlet; absent for stations and sections. */
  enterprise: Type.Optional(Type.String()),
  lon: Type.Optional(Type.Number()),
  lat: Type.Optional(Type.Number()),
  /** Outlets: DA001 / DW001 of the permit. */
  outlet: Type.Optional(Type.String()),
  /** Sections: which phosphorus column of GB 3838 applies; absent: not known. */
  waterbody: Type.Optional(Type.Enum(['river', 'lake'])),
  /**
   * Sections: river or lake name; stations: control level (national, provincial, city, or park: a park's own, in no mean of a region); noise stations: `zone` of GB 3096 (0, 1, 2, 3, 4a, 4b);
   * sea buoys: `sea` and `seaEn` (name of the sea area 海域) and `functionZone` (class of its function zone 近岸海域环境功能区, 1 … 4);
   * points of applications: `application` and `unit` that registered it, `public` (yes, no), `withdrawn` (a day).
   */
  attributes: Type.Record(Type.String(), Type.String()),
});
export type Point = Static<typeof Point>;

/** An air station that counts in means and lists of a region; a park's own measures for the park. */
export const isAssessed = ({ kind, attributes }: Point): boolean => kind === 'air-station' && attributes['level'] !== 'park';
