import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { listReaders } from './list-readers.ts';
import { Basis, UnitName } from './shapes.ts';

/** 发文登记簿: one issued paper. `received`: 签收回执, who and when; without it nobody has signed for it. */
export const DocumentRow = Type.Object({
  case: Type.String(), number: Type.String(), codeWord: Type.String(), kindWord: Type.String(), year: Type.String(), serial: Type.Integer(),
  title: Type.String(), issuer: UnitName, to: UnitName, signedBy: Type.String(), at: Type.Integer(),
  state: Type.Object({ title: Words, tone: Type.String(), ended: Type.Boolean() }),
  due: Type.Optional(Type.Integer()), received: Type.Optional(Type.Object({ at: Type.Integer(), by: Words })),
    answeredAt: Type.Optional(Type.Integer()), overdue: Type.Boolean(),
});

export const listDocuments = endpoint({
  id: 'document.list', method: 'GET', path: '/api/documents', who: listReaders,
  says: { zh: '发文登记簿:文号、主送、签发、签收回执、断号核对', en: 'Register of issued papers: numbers, receipts, and a check for gaps' },
  query: Type.Object({ year: Type.Optional(Type.String({ pattern: '^\\d{4}$' })), unread: Type.Optional(Type.Boolean()) }),
  reply: Type.Object({
    year: Type.String(), years: Type.Array(Type.String()), rows: Type.Array(DocumentRow),
    counts: Type.Object({ issued: Type.Integer(), unread: Type.Integer(), overdue: Type.Integer() }),
    /** Of the series in which this office issues: how many numbers were drawn, and which of them no paper bears. */
    series: Type.Array(Type.Object({ codeWord: Type.String(), kindWord: Type.String(), drawn: Type.Integer(),
      missing: Type.Array(Type.Integer()) })),
    basis: Basis,
  }),
});
