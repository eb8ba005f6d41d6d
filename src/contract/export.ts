import { Type } from 'typebox';
import { PointKind } from '../model/point.ts';
import { endpoint } from './endpoint.ts';

export const exportReadings = endpoint({
  id: 'export.readings', method: 'GET', path: '/api/export/readings/:day', who: 'anyone', file: true,
  says: {
    zh: '按日导出读数(CSV 或 Parquet):一日内您可查看的此类点位的全部上报值',
    en: 'All readings of one day of Beijing and one kind of point, as sent, of the points that the caller may see: CSV or Parquet, whole on disk before the first byte leaves, its SHA-256 in the header',
  },
  params: Type.Object({ day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) }),
  query: Type.Object({
    kind: PointKind, period: Type.Enum(['minute', 'hour', 'day']), format: Type.Optional(Type.Enum(['csv', 'parquet'])),
    region: Type.Optional(Type.String({ pattern: '^\\d{6}(\\d{3})?$' })), lang: Type.Optional(Type.Enum(['zh', 'en'])), bom: Type.Optional(Type.Boolean()),
  }),
  reply: Type.String({ contentMediaType: 'text/csv' }),
});
