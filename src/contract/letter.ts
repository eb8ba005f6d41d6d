import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { AnyJson } from './shapes.ts';

const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) });

export const readLetter = endpoint({
  id: 'letter.read', method: 'GET', path: '/api/cases/:id/letter', who: 'signed-in',
  says: { zh: '公文全文:由记录生成,每处数据可回到来源', en: 'The paper as it goes out, filled from the record, each figure with its source' },
  params: Id,
  reply: Type.Object({
    /** src/model/letter-content.ts, in Chinese as it is issued; `reading`: the same in English, to be read only. */
    content: AnyJson, reading: AnyJson,
    /** Of an issued paper that bears a number of its own. */
    issued: Type.Optional(Type.Object({ number: Type.String(), signedBy: Type.String(), at: Type.Integer(), due: Type.Optional(Type.Integer()), hash: Type.String() })),
    received: Type.Optional(Type.Object({ at: Type.Integer(), by: Words })),
    /** In which case each figure stands. */
    sources: Type.Record(Type.String(), Type.Object({ case: Type.String(), number: Type.String(), says: Words })),
    draft: Type.Boolean(), revoked: Type.Boolean(),
  }),
});
