import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { CaseRow } from './case.ts';
import { endpoint } from './endpoint.ts';
import { listReaders } from './list-readers.ts';
import { ListedRow } from './problem-list.ts';
import { Basis, RegionName, UnitName } from './shapes.ts';

const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) });

/** One entry of the register. Counts are of the problems that this office may see, each once. */
export const CauseRow = Type.Object({
  id: Type.String(), number: Type.String(), title: Words, class: Words, state: Type.String(), stateTitle: Words, tone: Type.String(), region: RegionName,
  responsible: Type.Optional(UnitName), fixDocument: Type.Optional(Type.String()), fixDue: Type.Optional(Type.String()),
  problems: Type.Integer(), open: Type.Integer(), lists: Type.Integer(), places: Type.Integer(),
  /** Problems found, or come back, after the fix was verified. */
  recurred: Type.Integer(),
  /** Many open problems and no system fix in force. */
  standsOut: Type.Boolean(),
  /** Whether this office may open its case. */
  opens: Type.Boolean(),
});

export const listCauses = endpoint({
  id: 'cause.list', method: 'GET', path: '/api/causes', who: listReaders,
  says: { zh: '原因登记册:结构性、根源性原因及其关联问题', en: 'The register of causes with the problems that they share; those that stand out first' },
  query: Type.Object({ class: Type.Optional(Type.String({ maxLength: 60 })) }),
  reply: Type.Object({
    /** The case type of an entry. */
    type: Type.String(), rows: Type.Array(CauseRow), classes: Type.Array(Type.Object({ id: Type.String(), title: Words })), standsOutFrom: Type.Integer(), unlinked: Type.Integer(), basis: Basis,
  }),
});

const Count = <T extends import('typebox').TSchema>(what: T) => Type.Object({ what, problems: Type.Integer(), open: Type.Integer() });

export const readCause = endpoint({
  id: 'cause.read', method: 'GET', path: '/api/causes/:id', who: listReaders,
  says: { zh: '一个原因:跨清单的全部问题、按地区和时间的分布、建机制后是否重现', en: 'One cause: its problems across lists, by region and month, and whether they recurred after the fix' },
  params: Id,
  reply: Type.Object({
    row: CauseRow, text: Type.String(), evidence: Type.String(),
    fix: Type.Object({
      plan: Type.Optional(Type.String()), owner: Type.Optional(Type.String()), due: Type.Optional(Type.String()), document: Type.Optional(Type.String()),
      standard: Type.Optional(Type.String()), funding: Type.Optional(Type.String()), firstUse: Type.Optional(Type.String()), firstUsedOn: Type.Optional(Type.String()),
      verifiedOn: Type.Optional(Type.String()),
    }),
    problems: Type.Array(Type.Object({ row: ListedRow, why: Type.String(), recurred: Type.Boolean() })),
    /** Linked cases that are no problem of a list themselves: sweeps, items counted by their parts. */
    beside: Type.Array(CaseRow),
    byList: Type.Array(Count(Words)), byRegion: Type.Array(Count(RegionName)), byMonth: Type.Array(Count(Type.String())), basis: Basis,
  }),
});

export const likelyCauses = endpoint({
  id: 'cause.likely', method: 'GET', path: '/api/cases/:id/likely-causes', who: listReaders,
  says: { zh: '可能的原因:按文字相似推荐,列明理由', en: 'Causes that may be behind a problem, by likeness of words, each with its reasons; a person decides' },
  params: Id,
  reply: Type.Object({
    rows: Type.Array(Type.Object({
      id: Type.String(), number: Type.String(), title: Words, class: Words, stateTitle: Words, share: Type.Number(),
      /** Passages that stand in both, words of the trade that both have, and which linked problem reads most alike. */
      passages: Type.Array(Type.String()), words: Type.Array(Type.String()), like: Type.Optional(Type.Object({ number: Type.String(), title: Words })),
    })),
    linked: Type.Array(Type.Object({ id: Type.String(), number: Type.String(), title: Words, evidence: Type.String(), by: Type.String(), at: Type.Integer() })),
    basis: Basis,
  }),
});
