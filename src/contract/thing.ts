import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { RegionName, UnitName } from './shapes.ts';

export const listThings = endpoint({
  id: 'thing.list', method: 'GET', path: '/api/things', who: 'signed-in',
  says: { zh: '应用登记的点位及其数据流与最新值(不参与判定)', en: 'Points that applications registered, of those that the office sees, with their Datastreams and the newest value of each; nothing of it is judged' },
  reply: Type.Array(Type.Object({
    number: Type.Integer(), name: Type.String(), description: Type.String(), application: Type.String(), unit: UnitName, region: RegionName, public: Type.Boolean(),
    changedAt: Type.Integer(),
    streams: Type.Array(Type.Object({
      id: Type.String(), name: Type.String(), property: Words, unit: Type.String(),
      newest: Type.Optional(Type.Object({ at: Type.Integer(), value: Type.String(), reading: Type.String() })),
    })),
  })),
});
