import type { FeatureCollection } from 'geojson';
import type { Static } from 'typebox';
import type { fireDetectionsOfDay } from '../../../contract/fire-detection.ts';

export type FireReply = Static<typeof fireDetectionsOfDay.reply>;
export type HotSpot = FireReply['rows'][number];

/** 置信度 as the publisher has it: three words of VIIRS, and MODIS with its number, which nobody may turn into one of them. */
export const fireClasses = ['high', 'nominal', 'low', 'modis'] as const;
export type FireClass = (typeof fireClasses)[number];

export const classOf = ({ instrument, confidence }: Pick<HotSpot, 'instrument' | 'confidence'>): FireClass =>
  (instrument === 'MODIS' ? 'modis' : fireClasses.find((one) => one === confidence) ?? 'low');

/** Colours of marks; a letter or a number stands in each, so that colour never speaks alone. */
export const fireColours = { high: '#f28b7d', nominal: '#f2bf5a', low: '#cfc9b8', modis: '#c4b0ee' } as const satisfies Readonly<Record<FireClass, string>>;

export const countsOf = (rows: readonly HotSpot[]): Readonly<Record<FireClass, number>> => {
  const counts = { high: 0, nominal: 0, low: 0, modis: 0 };
  for (const row of rows) counts[classOf(row)] += 1;
  return counts;
};

/** Those of the chosen classes, the strongest first. */
export const shownOf = (rows: readonly HotSpot[], off: ReadonlySet<FireClass>): readonly HotSpot[] =>
  rows.filter((row) => !off.has(classOf(row))).toSorted((a, b) => Number(b.frp) - Number(a.frp) || (a.id < b.id ? -1 : 1));

const kmPerDegree = 111.32;

/** Pixels as the satellite saw them, about as large as published: somewhere inside lies what was hot. */
export function footprintsOf(rows: readonly HotSpot[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: rows.map((row) => {
      const [lon, lat] = [Number(row.lon), Number(row.lat)];
      const north = Number(row.track) / 2 / kmPerDegree;
      const east = Number(row.scan) / 2 / (kmPerDegree * Math.cos((lat * Math.PI) / 180));
      const corners = [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]].map(([x = 0, y = 0]) => [lon + x * east, lat + y * north]);
      return { type: 'Feature', properties: { colour: fireColours[classOf(row)] }, geometry: { type: 'Polygon', coordinates: [corners] } };
    }),
  };
}
