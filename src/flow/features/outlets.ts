import { disclosesByLaw } from '../../publish/disclosing-firm.ts';
import { publicViewer } from '../viewer.ts';
import { columnOf, nameColumns, regionColumns, regionValues, type Collection } from './collection.ts';

/**
 * The outlets that the public site shows with their values: named by a published item, and their firm discloses by law. Their region is
 * that of the item. The public site shows no coordinates of an outlet, so there are none here.
 */
export const outlets: Collection = {
  id: 'outlets',
  title: { zh: '依法披露的排放口', en: 'Disclosed outlets' },
  description: {
    zh: '公开事项所涉、且企业依法披露自动监测数据的排放口。公众端不公开排放口坐标,故本图层为无几何的表。',
    en: 'Outlets of published items whose firm discloses its automatic monitoring by law. A table without geometry: the public site shows no coordinates of outlets.',
  },
  columns: {
    number: columnOf('点位号', 'number of the outlet', 'integer'), kind: { ...columnOf('类型', 'kind'), enum: ['air-outlet', 'water-outlet'] }, ...nameColumns, ...regionColumns,
    item: columnOf('最近公开的事项', 'the published item that names it, the newest'),
  },
  rows: async (house) => {
    const heads = [...await house.records.read(publicViewer).publicationHeads()].sort((a, b) => a.publishedAt - b.publishedAt);
    const newest = new Map(heads.flatMap((head) => head.points.map((number) => [number, head])));
    return [...newest].flatMap(([number, item]) => {
      const point = house.directory.points.get(number);
      if (point === undefined || !disclosesByLaw(house.directory.enterprises.get(point.enterprise ?? ''), point)) return [];
      const { kind, name } = point;
      const properties = { number, kind, nameZh: name.zh, nameEn: name.en, ...regionValues(house, item.region), item: item.id };
      return [{ id: String(number), shape: null, page: `/public/items/${item.id}`, properties }];
    });
  },
};
