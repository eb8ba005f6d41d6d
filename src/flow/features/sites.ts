import type { Point, PointKind } from '../../model/point.ts';
import { columnOf, nameColumns, regionColumns, regionValues, type Collection } from './collection.ts';

const pages = { 'air-station': 'air', 'water-section': 'water', 'noise-station': 'noise', 'sea-buoy': 'sea' } as const;
type SiteKind = keyof typeof pages;
const isSiteKind = (kind: PointKind): kind is SiteKind => Object.hasOwn(pages, kind);

/** Where the surroundings are measured: these points have pages on the public site, outlets have none. */
export const isSite = (point: Point): point is Point & { readonly kind: SiteKind } => isSiteKind(point.kind);

export const sites: Collection = {
  id: 'sites', geometry: 'geometry-point',
  title: { zh: '环境监测点位', en: 'Monitoring sites' },
  description: { zh: '空气站、地表水断面、功能区噪声点、海水浮标站。', en: 'Air stations, surface water sections, noise stations of function zones and sea buoys.' },
  columns: {
    number: columnOf('点位号', 'number of the point', 'integer'), code: columnOf('点位编码', 'code of the station or section'),
    kind: { ...columnOf('类型', 'kind'), enum: Object.keys(pages) }, ...nameColumns, ...regionColumns,
    level: columnOf('控制级别', 'control level'), river: columnOf('河湖', 'river or lake'), zone: columnOf('声环境功能区类别', 'class of the function zone (GB 3096)'),
    sea: columnOf('海域', 'sea area'), functionZone: columnOf('近岸海域环境功能区类别', 'class of the function zone of near-shore waters'),
  },
  rows: async (house) => [...house.directory.points.values()].filter(isSite).map((point) => {
    const { number, id, kind, name, region, lon, lat, attributes } = point;
    return {
      id: String(number), page: `/public/${pages[kind]}/${number}`,
      shape: lon === undefined || lat === undefined ? null : { type: 'Point', coordinates: [lon, lat] },
      properties: {
        number, code: id, kind, nameZh: name.zh, nameEn: name.en, ...regionValues(house, region),
        level: attributes['level'] ?? null, river: attributes['river'] ?? null, zone: attributes['zone'] ?? null, sea: attributes['sea'] ?? null, functionZone: attributes['functionZone'] ?? null,
      },
    };
  }),
};
