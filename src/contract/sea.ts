import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { Basis, RegionName } from './shapes.ts';

const Count = Type.Integer({ minimum: 0 });
const Class = Type.Integer({ minimum: 1, maximum: 5 });

/** One item's mean of the day with its class (5 is worse than class 4); `limit`: what the target class asks for, as people print it. */
const Item = Type.Object({
  factor: Type.String(), name: Words, unit: Type.String(), decimals: Count, value: Type.String(), class: Type.Optional(Class), hours: Count,
  limit: Type.Optional(Type.String()), over: Type.Boolean(), why: Type.String(),
});
/** Newest hour value of what the buoy measures, whatever the day that was asked for. */
const Newest = Type.Object({
  factor: Type.String(), name: Words, unit: Type.String(), decimals: Count, value: Type.Optional(Type.String()), at: Type.Integer(), flag: Type.String(), why: Type.String(),
});

const Buoy = Type.Object({
  number: Type.Integer(), id: Type.String(), name: Words, region: RegionName, sea: Words, lon: Type.Optional(Type.Number()), lat: Type.Optional(Type.Number()),
  /** Class of its function zone; absent: the register does not say. `target`: the class that the zone asks for. */
  functionZone: Type.Optional(Type.String()), target: Type.Optional(Class),
  class: Type.Optional(Class), verdict: Type.Enum(['meets', 'exceeds', 'assessed', 'undeterminable', 'not-judged']), reason: Type.String(),
  /** Hours of the day with a valid value of any item. */
  hours: Count, why: Type.Optional(Type.String()), items: Type.Array(Item), newest: Type.Array(Newest),
});

export const seaOfDay = endpoint({
  id: 'sea.day', method: 'GET', path: '/api/sea', who: 'anyone',
  says: { zh: '海水浮标站:当日水质类别与功能区目标', en: 'Sea buoys: class of a day against the target of the function zone, by sea area over days' },
  query: Type.Object({ day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })), span: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })) }),
  reply: Type.Object({
    day: Type.String(), span: Type.Integer(), basis: Basis,
    /** Absent where no edition was in force on the day. */
    standard: Type.Optional(Type.String()),
    buoys: Type.Array(Buoy),
    /** Days of buoys over the span: those held against a target, those that met it. `key` is empty for all. */
    seas: Type.Array(Type.Object({ key: Type.String(), name: Words, buoys: Count, judged: Count, meets: Count })),
  }),
});
