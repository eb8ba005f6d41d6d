import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { Basis, RegionName, UnitName } from './shapes.ts';

const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) });
/** Offices that work on items, lead or check them. */
const offices = ['province', 'rectification-office', 'trade-department', 'city', 'county', 'branch', 'enforcement', 'township', 'park', 'party-secretary', 'head-of-government', 'auditor'] as const;

/** What a case says of itself, by the ids of its declared fields, as it was published. */
const Told = {
  id: Type.String(), number: Type.String(), title: Words, region: RegionName, state: Type.String(), stateTitle: Words, withdrawn: Type.Boolean(),
  fields: Type.Record(Type.String(), Type.String()), reuseCount: Type.Integer(),
};
/** Why it is offered for an item: how much of both texts is shared, the weightiest shared words, and passages that stand in both. */
const Alike = Type.Object({ share: Type.Number(), words: Type.Array(Type.String()), passages: Type.Array(Type.String()) });
const CopiedMeasure = Type.Object({ what: Type.String(), quantity: Type.String(), unit: Type.String(), works: Type.Boolean() });

export const GoodCaseRow = Type.Object({ ...Told, unit: UnitName, measures: Type.Array(CopiedMeasure), alike: Type.Optional(Alike) });
export const goodCases = endpoint({
  id: 'good-case.list', method: 'GET', path: '/api/good-cases', who: offices,
  says: { zh: '正面典型案例库(可按问题类型、文字查找;for:按某事项的文字相似度推荐)', en: 'Good cases open to every office: by type of problem and text; `for`: those whose problem reads like that of this item, with reasons' },
  query: Type.Object({ text: Type.Optional(Type.String({ maxLength: 200 })), kind: Type.Optional(Type.String({ maxLength: 40 })), for: Type.Optional(Type.String({ maxLength: 80 })) }),
  reply: Type.Object({ rows: Type.Array(GoodCaseRow), basis: Basis }),
});

const LedgerFigure = Type.Object({ number: Type.String(), unit: Type.String(), source: Type.Enum(['planned', 'reported', 'verified', 'project', 'text']), says: Type.String() });
export const goodCase = endpoint({
  id: 'good-case.read', method: 'GET', path: '/api/good-cases/:id', who: offices, params: Id,
  says: { zh: '一个典型案例:每个数字与台账对照,被谁引用,引用后如何', en: 'One good case: each stated number beside the ledger, where it was reused and how those items did' },
  reply: Type.Object({
    row: GoodCaseRow,
    figures: Type.Array(Type.Object({ field: Type.String(), stated: Type.String(), unit: Type.String(), verdict: Type.Enum(['agrees', 'other-unit', 'none']), ledger: Type.Array(LedgerFigure) })),
    /** When the figures were checked; absent: as they stand now, nobody has checked them. */
    checkedAt: Type.Optional(Type.Integer()), checkedBy: Type.Optional(Type.String()),
    reuses: Type.Array(Type.Object({
      number: Type.String(), unit: UnitName, at: Type.Integer(), stateTitle: Words, closed: Type.Boolean(), rebounds: Type.Integer(),
      /** Of the measures taken over: how many stand, and how many were verified. */
      kept: Type.Integer(), verified: Type.Integer(),
      /** Only where this viewer may open the item. */
      item: Type.Optional(Type.String()),
    })),
    /** The item it comes from, where this viewer may open it. */
    item: Type.Optional(Type.String()),
  }),
});

export const publicGoodCases = endpoint({
  id: 'public.good-cases', method: 'GET', path: '/api/public/good-cases', who: 'anyone',
  says: { zh: '公开的整改正面典型案例,撤回的注明原因', en: 'Published good cases, before and after; one that was withdrawn says so and why' },
  reply: Type.Array(Type.Object({
    ...Told, publishedAt: Type.Integer(), withdrawnBecause: Type.Optional(Words),
    /** The published item, and its cleaned photographs (public.picture). */
    item: Type.String(), pictures: Type.Array(Type.Object({ hash: Type.String(), at: Type.Integer() })),
  })),
});
