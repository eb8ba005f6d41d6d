import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { Basis, RegionName } from './shapes.ts';

/** One level of a natural day, dB(A), with the limit of the zone; `hours` valid, `why` what the chain takes. */
const Level = Type.Object({
  value: Type.Optional(Type.String()), limit: Type.Optional(Type.String()), verdict: Type.Enum(['meets', 'exceeds', 'assessed', 'undeterminable', 'not-judged']),
  reason: Type.String(), hours: Type.Integer(), why: Type.Optional(Type.String()),
});
const Attainment = Type.Object({ valid: Type.Integer(), meets: Type.Integer() });

export const noiseOfDay = endpoint({
  id: 'noise.day', method: 'GET', path: '/api/noise', who: 'anyone',
  says: { zh: '功能区声环境:各点昼夜等效声级与达标率', en: 'Function-zone noise: Ld and Ln of every station on a day, attainment by zone and city over days' },
  query: Type.Object({ day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })), span: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })) }),
  reply: Type.Object({
    day: Type.String(), span: Type.Integer(), basis: Basis,
    /** Rule of the limits, absent where no edition was in force on the day. */
    standard: Type.Optional(Type.String()),
    stations: Type.Array(Type.Object({
      number: Type.Integer(), id: Type.String(), name: Words, region: RegionName, city: RegionName, zone: Type.String(),
      lon: Type.Optional(Type.Number()), lat: Type.Optional(Type.Number()), day: Level, night: Level, dayNight: Level,
    })),
    groups: Type.Array(Type.Object({ kind: Type.Enum(['all', 'zone', 'city']), key: Type.String(), name: Words, stations: Type.Integer(), day: Attainment, night: Attainment })),
  }),
});
