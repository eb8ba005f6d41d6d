import { columnOf, nameColumns, type Collection } from './collection.ts';

/** Regions with a boundary, down to the county, as the public map has them. */
export const regions: Collection = {
  id: 'regions', geometry: 'geometry-multipolygon',
  title: { zh: '行政区划', en: 'Regions' },
  description: { zh: '已登记边界的省、市、县(区);没有边界的不列。', en: 'Province, cities and counties whose boundary is held; those without are left out.' },
  columns: { code: columnOf('代码', 'code (GB/T 2260)'), level: { ...columnOf('级别', 'level'), enum: ['province', 'city', 'county'] }, ...nameColumns },
  rows: async (house) => [...house.directory.regions.values()].flatMap(({ code, level, name, boundary }) => (level === 'township' || boundary === undefined ? [] : [{
    id: code, shape: { type: 'MultiPolygon' as const, coordinates: boundary }, properties: { code, level, nameZh: name.zh, nameEn: name.en },
  }])),
};
