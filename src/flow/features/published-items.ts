import type { Shape } from '../../codecs/geojson/coordinate-system.ts';
import { declaredType } from '../cases/case-types.ts';
import type { House } from '../house.ts';
import type { PublicationHead } from '../ports/records.ts';
import { publicViewer } from '../viewer.ts';
import { columnOf, regionColumns, regionValues, type Collection } from './collection.ts';
import { isSite } from './sites.ts';

const moment = (zh: string, en: string) => columnOf(zh, en, 'date-time');

/** What is published of cases, where the public record says it is: at its stations and sections, else in its region. */
export const publishedItems: Collection = {
  id: 'published-items', geometry: 'geometry-multipoint',
  title: { zh: '公开事项', en: 'Published items' },
  description: {
    zh: '公开的整改问题与公示。位置取事项所涉的监测点位;没有的,取所在地区的代表点(place 为 region)。不显示排放口和个人的位置。',
    en: 'Published rectification items and notices. Placed at the stations and sections they name; else at the representative point of their region (place: region). Never at an outlet or a private place.',
  },
  columns: {
    number: columnOf('编号', 'number'), kind: columnOf('事项类型', 'kind of the item'), titleZh: columnOf('标题', 'title, Chinese'), titleEn: columnOf('标题(英文)', 'title, English'),
    state: columnOf('状态代码', 'state'), stateZh: columnOf('状态', 'state, Chinese'), stateEn: columnOf('状态(英文)', 'state, English'), ...regionColumns,
    place: { ...columnOf('位置口径', 'what the place is'), enum: ['site', 'region'] },
    publishedAt: moment('公开时间', 'published at'), noticeFrom: moment('公示开始', 'notice from'), noticeTo: moment('公示结束', 'notice until'),
  },
  rows: async (house) => (await house.records.read(publicViewer).publicationHeads()).map((head) => {
    const state = declaredType(house.programmes, head.kind).states[head.state]?.title;
    const { shape, place } = placeOf(house, head);
    return {
      id: head.id, at: head.publishedAt, page: `/public/items/${head.id}`, shape,
      properties: {
        number: head.number, kind: head.kind, titleZh: head.title.zh, titleEn: head.title.en, state: head.state, stateZh: state?.zh ?? null, stateEn: state?.en ?? null,
        ...regionValues(house, head.region), place, publishedAt: written(head.publishedAt), noticeFrom: written(head.notice?.from), noticeTo: written(head.notice?.to),
      },
    };
  }),
};

const written = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());

function placeOf({ directory }: House, { points, region }: PublicationHead): { readonly shape: Shape | null; readonly place: string | null } {
  const sites = points.flatMap((number) => {
    const point = directory.points.get(number);
    return point === undefined || !isSite(point) || point.lon === undefined || point.lat === undefined ? [] : [[point.lon, point.lat]];
  });
  // One kind of geometry for all rows: map programmes take that of the first page for the layer's.
  if (sites.length > 0) return { place: 'site', shape: { type: 'MultiPoint', coordinates: sites } };
  // The public map goes down to the county: a township's own point stays in the house.
  const held = directory.regions.get(region.slice(0, 6));
  return held === undefined ? { place: null, shape: null } : { place: 'region', shape: { type: 'MultiPoint', coordinates: [[held.lon, held.lat]] } };
}
