import { addDays, dayOf, instant, startOfDay, type Day } from '../basis/time.ts';
import type { HeldDetection } from '../model/fire-detection.ts';
import { regionContains, type Region } from '../model/region.ts';
import { boundsOf, isInside } from '../model/region-at.ts';
import type { House } from './house.ts';

export type PlacedDetection = { readonly detection: HeldDetection; readonly county: string };
/** A satellite whose detections of the day are held, wherever they lie: how many overpasses (minutes) are known of, how many hot spots here. */
export type SatelliteDay = { readonly satellite: HeldDetection['satellite']; readonly overpasses: number; readonly here: number };
export type FireDay = {
  readonly rows: readonly PlacedDetection[];
  /** There are more than are told. */
  readonly more: boolean;
  /** Empty: no row of this day is held at all, so that nothing can be said of it. */
  readonly satellites: readonly SatelliteDay[];
  /** The newest day up to now of which any row is held. */
  readonly newest?: Day;
};

/** So many of a region are drawn at once; so many of anywhere are looked at for the satellites of the day. */
const shownMost = 2_000;
const lookedAtMost = 20_000;

/**
 * 热点 of one day of Beijing in a region, newest first. A file of detections never says where a satellite saw nothing: that a day has rows
 * elsewhere shows that its data came in; that it has none anywhere says nothing of fires.
 */
export async function fireDay(house: House, region: string, day: Day): Promise<FireDay> {
  const window = { from: startOfDay(day), to: startOfDay(addDays(day, 1)) };
  const counties = countiesOf(house, region);
  const box = boundsOf(counties);
  const inBox = box === undefined ? [] : await house.observations.fireDetections({ window, box, limit: lookedAtMost });
  const rows = inBox.flatMap((detection) => placed(detection, counties));
  const anywhere = await house.observations.fireDetections({ window, limit: lookedAtMost });
  const [last] = await house.observations.fireDetections({ window: { from: 0, to: house.clocks.world() + 1 }, limit: 1 });
  return {
    rows: rows.slice(0, shownMost), more: rows.length > shownMost, satellites: satellitesOf(anywhere, rows),
    ...(last === undefined ? {} : { newest: dayOf(instant(last.at)) }),
  };
}

const countiesOf = ({ directory }: House, region: string): readonly Region[] =>
  [...directory.regions.values()].filter(({ code, level, boundary }) => level === 'county' && boundary !== undefined && regionContains(region, code));

function placed(detection: HeldDetection, counties: readonly Region[]): readonly PlacedDetection[] {
  const [lon, lat] = [Number(detection.lon), Number(detection.lat)];
  const county = counties.find(({ boundary }) => boundary !== undefined && isInside(boundary, lon, lat));
  return county === undefined ? [] : [{ detection, county: county.code }];
}

function satellitesOf(anywhere: readonly HeldDetection[], here: readonly PlacedDetection[]): readonly SatelliteDay[] {
  const known = Map.groupBy([...anywhere, ...here.map(({ detection }) => detection)], ({ satellite }) => satellite);
  return [...known].map(([satellite, all]) => ({
    satellite, overpasses: new Set(all.map(({ at }) => at)).size, here: here.filter(({ detection }) => detection.satellite === satellite).length,
  })).sort((a, b) => (a.satellite < b.satellite ? -1 : 1));
}
