import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { FactorView } from './point.ts';
import { AnyJson, Basis, PictureSize, RegionName } from './shapes.ts';

const Id = Type.Object({ id: Type.String({ maxLength: 80 }) });

export const PublicRow = Type.Object({
  id: Type.String(), number: Type.String(), title: Words, region: RegionName, state: Type.String(), stateTitle: Words,
  publishedAt: Type.Integer(), notice: Type.Optional(Type.Object({ from: Type.Integer(), to: Type.Integer(), open: Type.Boolean(), objections: Type.Integer(), answered: Type.Integer() })),
  rebounds: Type.Integer(),
});
export const publicItems = endpoint({
  id: 'public.items', method: 'GET', path: '/api/public/items', who: 'anyone',
  says: { zh: '公开的整改问题与公示', en: 'Published items and notices' },
  query: Type.Object({ region: Type.Optional(Type.String()) }), reply: Type.Array(PublicRow),
});
/** What a citizen said of a closed item: its number, until when it is answered, and the answer. What was said is theirs. */
export const PublicReport = Type.Object({
  number: Type.String(), at: Type.Integer(), state: Type.String(), stateTitle: Words, answerBy: Type.Optional(Type.Integer()),
  answer: Type.Optional(Type.String()), answeredAt: Type.Optional(Type.Integer()),
});
export const publicItem = endpoint({
  id: 'public.item', method: 'GET', path: '/api/public/items/:id', who: 'anyone',
  says: { zh: '一项公开记录', en: 'One published item: what, who, from–to, progress, data, objections with answers' }, params: Id,
  reply: Type.Object({ row: PublicRow, content: AnyJson, points: Type.Array(Type.Object({ number: Type.Integer(), name: Words })), reports: Type.Array(PublicReport), photosMost: Type.Optional(Type.Integer()) }),
});
export const disclosedSeries = endpoint({
  id: 'public.series', method: 'GET', path: '/api/public/items/:id/series', who: 'anyone',
  says: { zh: '公开问题相关排放口依法披露的小时值', en: 'Hourly values of 7 days that the firm of an item discloses by law (key polluting units), beside the limit; no verdict' }, params: Id,
  reply: Type.Object({ outlets: Type.Array(Type.Object({
    number: Type.Integer(), name: Words, disclosed: Type.Boolean(), basis: Basis,
    factors: Type.Array(Type.Object({
      factor: FactorView, min: Type.Optional(Type.String()), max: Type.Optional(Type.String()),
      points: Type.Array(Type.Object({ at: Type.Integer(), value: Type.Optional(Type.String()) })),
    })),
  })) }),
});
/** A cleaned copy (no place, device or names in it) that the published record names by its hash; no other file has a way out here. */
export const publicPicture = endpoint({
  id: 'public.picture', method: 'GET', path: '/api/public/items/:id/pictures/:hash', who: 'anyone', file: true,
  says: { zh: '公开的前后对比照片', en: 'A published photograph, before and after' },
  params: Type.Object({ id: Type.String({ maxLength: 80 }), hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }), reply: AnyJson,
  query: Type.Object({ size: Type.Optional(PictureSize) }),
});
export const publicFile = endpoint({
  id: 'public.file', method: 'GET', path: '/api/public/items/:id/file', who: 'anyone', file: true,
  says: { zh: '可核验的公开文件', en: 'The public file for `qingshan verify FILE --key K`: canonical JSON' }, params: Id, reply: AnyJson,
});
export const publicKey = endpoint({
  id: 'public.key', method: 'GET', path: '/api/public/key', who: 'anyone', file: true,
  says: { zh: '本平台公钥', en: 'Public key of this installation' }, reply: Type.String(),
});
export const publicCheckpoints = endpoint({
  id: 'public.checkpoints', method: 'GET', path: '/api/public/checkpoints', who: 'anyone',
  says: { zh: '每日检查点', en: 'Daily signed checkpoints over all histories' }, reply: Type.Array(AnyJson),
});
export const objectTo = endpoint({
  id: 'public.object', method: 'POST', path: '/api/public/items/:id/objections', who: 'anyone',
  says: { zh: '公示期提出异议', en: 'Object during the notice period; answered with a number' }, params: Id,
  body: Type.Object({ text: Type.String({ minLength: 5, maxLength: 2000 }), contact: Type.Optional(Type.String({ maxLength: 100 })) }),
  reply: Type.Object({ number: Type.String(), answerBy: Type.Optional(Type.Integer()) }),
});
export const notFixed = endpoint({
  id: 'public.not-fixed', method: 'POST', path: '/api/public/items/:id/reports', who: 'anyone',
  says: { zh: '没改好', en: '“It is not fixed”: goes to the responsible office with a number' }, params: Id,
  body: Type.Object({ text: Type.String({ minLength: 5, maxLength: 2000 }), contact: Type.Optional(Type.String({ maxLength: 100 })) }),
  reply: Type.Object({ number: Type.String(), answerBy: Type.Optional(Type.Integer()), photos: Type.Optional(Type.Object({ receipt: Type.String(), most: Type.Integer() })) }),
});
export const reportPhoto = endpoint({
  id: 'public.report-photo', method: 'POST', path: '/api/public/reports/:receipt/photos', who: 'anyone', upload: true,
  says: { zh: '为「没改好」补充照片', en: 'A photograph beside what a citizen has said, by the receipt that they were given' },
  params: Type.Object({ receipt: Type.String({ maxLength: 200 }) }), body: Type.Object({ file: Type.Optional(AnyJson) }),
  reply: Type.Object({ photos: Type.Integer() }),
});
export const near = endpoint({
  id: 'public.near', method: 'GET', path: '/api/public/near', who: 'anyone',
  says: { zh: '我身边', en: 'Near me: air, water, items, one sentence each' },
  query: Type.Object({ region: Type.Optional(Type.String()) }),
  reply: Type.Object({ region: RegionName, sentences: Type.Array(Type.Object({ kind: Type.Enum(['air', 'water', 'items', 'notice']), says: Words, tone: Type.String(), basis: Basis, why: Type.Optional(Type.String()) })) }),
});
