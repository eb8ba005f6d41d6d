import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Heeded } from './heeded.ts';
import { FactorView } from './point.ts';
import { Basis, Moment } from './shapes.ts';

const Number = Type.Object({ number: Type.Integer({ minimum: 1, maximum: 4_294_967_295 }) });

/** One piece of a long series: `from` [UTC ms]; mean (one digit more), least and largest of the valid hours as sent, absent without any. */
const ChartPiece = Type.Object({
  from: Type.Integer(), valid: Type.Integer(), present: Type.Integer(),
  mean: Type.Optional(Type.String()), min: Type.Optional(Type.String()), max: Type.Optional(Type.String()),
});
export const pointChart = endpoint({
  id: 'point.chart', method: 'GET', path: '/api/points/:number/chart', who: 'anyone',
  says: { zh: '长时段曲线(分段统计)', en: 'Stored hours of one factor over years, in pieces: mean, least, largest, how many' },
  params: Number,
  query: Type.Object({
    factor: Type.String({ pattern: '^[0-9A-Za-z]{1,12}$' }), from: Moment, to: Moment, pieces: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
  }),
  reply: Type.Object({ factor: FactorView, pieceMs: Type.Integer(), pieces: Type.Array(ChartPiece), basis: Basis, heeded: Type.Optional(Heeded) }),
});
