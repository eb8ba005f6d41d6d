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
    issued: Type.Optional(Type.Object({ number: Type.String(), signedBy: Type.String(), at: Type.Integer(),
      due: Type.Optional(Type.Integer()), hash: Type.String() })),
    received: Type.Optional(Type.Object({ at: Type.Integer(), by: Words })),
    /** In which case each figure stands. */
    sources: Type.Record(Type.String(), Type.Object({ case: Type.String(), number: Type.String(), says: Words })),
    /** Whether PDF can be made here, and with which font. */
    pdf: Type.Object({ ready: Type.Boolean(), font: Type.String() }),
    draft: Type.Boolean(), revoked: Type.Boolean(),
  }),
});
export const letterFile = endpoint({
  id: 'letter.file', method: 'GET', path: '/api/cases/:id/letter/:form', who: 'signed-in', file: true,
  says: { zh: '公文版式文件(PDF、OFD)', en: 'The paper as PDF or OFD, laid out by GB/T 9704-2012' },
  params: Type.Object({ ...Id.properties, form: Type.Enum(['pdf', 'ofd']) }), reply: AnyJson,
});
