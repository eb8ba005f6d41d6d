import type { FeatureCollection } from 'geojson';
import { useMemo } from 'react';
import { MapRegions } from '../../contract/map.ts';
import { regionContains, type Region } from '../../model/region.ts';
import { useRead } from './query.ts';
import { useSay } from './words/pick.ts';

/** An area as the map draws it; `fill` is a colour in hex. */
export type GroundArea = {
  readonly code: string; readonly title: string; readonly boundary: number[][][][]; readonly lon: number;
  readonly lat: number; readonly labelled: boolean; readonly fill?: string;
};
export type MapGround = {
  readonly areas: readonly GroundArea[]; readonly waters: FeatureCollection; readonly reviewNumber: string;
  readonly regions: readonly Region[];
};

/** In place of a review number where the installation holds no reviewed base map (the drill's land is invented). */
const sketch = { zh: '无(示意图)', en: 'none (sketch)' };
const noFills: ReadonlyMap<string, string> = new Map();

/**
 * Counties as areas, names of cities (of counties where there are few), rivers and lakes. `fills`: county code → colour.
 * Undefined until the regions have come. Hold `fills` still between renders: the map is drawn anew for another one.
 */
export function useMapGround(fills: ReadonlyMap<string, string> = noFills): MapGround | undefined {
  const answer = useRead(MapRegions, {}, {});
  const say = useSay();
  const { data } = answer;
  return useMemo(() => (data === undefined ? undefined : {
    areas: areasOf(data.regions, fills, say), waters: data.waters as FeatureCollection, reviewNumber: data.reviewNumber === '' ? say(sketch) : data.reviewNumber, regions: data.regions,
  }), [data, fills, say]);
}

const labelsOfCountiesMax = 12;

/** Where there are many counties, one county of each city carries the city's name at the city's place. */
function areasOf(regions: readonly Region[], fills: ReadonlyMap<string, string>, say: (words: Region['name']) => string): readonly GroundArea[] {
  const counties = regions.filter(({ level, boundary }) => level === 'county' && boundary !== undefined);
  const few = counties.length <= labelsOfCountiesMax;
  const bearers = new Map(few ? [] : regions.filter(({ level }) => level === 'city').map((city) => [counties.find(({ code }) => regionContains(city.code, code))?.code, city]));
  return counties.map((region): GroundArea => {
    const fill = fills.get(region.code);
    return { ...place(bearers.get(region.code) ?? region, say), boundary: region.boundary ?? [], labelled: few || bearers.has(region.code), code: region.code, ...(fill === undefined ? {} : { fill }) };
  });
}

const place = ({ code, name, lon, lat }: Region, say: (words: Region['name']) => string): Pick<GroundArea, 'code' | 'title' | 'lon' | 'lat'> => ({ code, title: say(name), lon, lat });
