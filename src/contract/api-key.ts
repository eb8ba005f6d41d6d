import { Type } from 'typebox';
import { RegionCode } from '../model/region.ts';
import { endpoint } from './endpoint.ts';
import { RegionName, UnitName } from './shapes.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const PointNumber = Type.Integer({ minimum: 1, maximum: 4_294_967_295 });
export const keyPointsMost = 2_000;
/** Requests a minute that a key may be given; the door itself bears no more of one endpoint. */
export const keyPerMinute = { least: 1, usual: 600, most: 6_000 };

export const listApiKeys = endpoint({
  id: 'api-key.list', method: 'GET', path: '/api/keys', who: ['system-admin'],
  says: { zh: 'API 密钥:持有应用、权限、有效期与最近使用', en: 'Keys of applications: holder, what each may do, days on which it is good, last use; never the key itself' },
  reply: Type.Array(Type.Object({
    id: Type.String(), name: Type.String(), unit: UnitName, start: Type.String(), region: Type.Optional(RegionName), writes: Type.Array(Type.Integer()),
    things: Type.Optional(Type.Object({ region: RegionName, public: Type.Boolean() })),
    from: Type.String(), to: Type.String(), perMinute: Type.Integer(), madeAt: Type.Integer(), madeBy: Type.String(),
    revokedAt: Type.Optional(Type.Integer()), revokedBy: Type.Optional(Type.String()), usedAt: Type.Optional(Type.Integer()),
    state: Type.Enum(['good', 'not-yet', 'over', 'revoked']),
  })),
});
export const makeApiKey = endpoint({
  id: 'api-key.make', method: 'POST', path: '/api/keys', who: ['system-admin'],
  says: {
    zh: '发放 API 密钥(密钥只显示一次)', en: 'A new key for an application of a unit: it reads as the public does or as officers of a region do, writes readings of the points named and, where it may, registers Things of its own. Shown this once',
  },
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 120 }), unit: Type.String({ minLength: 1, maxLength: 120 }), region: Type.Optional(Type.String({ pattern: '^\\d{6}(\\d{3})?$' })),
    writes: Type.Array(PointNumber, { maxItems: keyPointsMost, uniqueItems: true }), from: Type.Optional(Day), to: Day,
    things: Type.Optional(Type.Object({ region: RegionCode, public: Type.Boolean() })),
    perMinute: Type.Optional(Type.Integer({ minimum: keyPerMinute.least, maximum: keyPerMinute.most })),
  }),
  reply: Type.Object({ id: Type.String(), key: Type.String() }),
});
export const revokeApiKey = endpoint({
  id: 'api-key.revoke', method: 'POST', path: '/api/keys/:id/revoke', who: ['system-admin'],
  says: { zh: '撤销 API 密钥(立即失效)', en: 'Revokes a key: the next request with it is refused' },
  params: Type.Object({ id: Type.String({ maxLength: 60 }) }), reply: Type.Object({ id: Type.String() }),
});
