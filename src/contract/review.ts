import { Type } from 'typebox';
import { CheckChange, CheckChangeSet, CheckRow } from '../model/check-row.ts';
import { markEffects, markMakers, markStates } from '../model/data-mark.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { Basis, Moment, RegionName } from './shapes.ts';

/** Who sees what is doubtful, and who decides: the monitoring centre of province or city, and the branch. Firms see the result only. */
const lookers = ['province', 'city', 'branch', 'enforcement', 'auditor'] as const;
const reviewers = ['province', 'city', 'branch'] as const;

const PointName = Type.Object({ number: Type.Integer(), name: Words, kind: Type.String() });
const FactorName = Type.Object({ code: Type.String(), name: Words, unit: Type.String() });
const Number = Type.Integer({ minimum: 1, maximum: 4_294_967_295 });
const Code = Type.String({ pattern: '^[0-9A-Za-z_-]{1,24}$' });
const Reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });
const Password = Type.String({ minLength: 1, maxLength: 200 });

/** A mark as the history of a series shows it. `signature`: the hash that a reviewer signed, and how. */
export const MarkLine = Type.Object({
  id: Type.String(), maker: Type.Enum([...markMakers]), type: Type.String(), effect: Type.Enum([...markEffects]),
    state: Type.Enum([...markStates]),
  factors: Type.Array(FactorName), from: Type.Integer(), to: Type.Integer(), says: Type.String(), reason: Type.String(), at: Type.Integer(),
  signature: Type.Optional(Type.Object({ hash: Type.String(), method: Type.String() })),
  withdrawn: Type.Optional(Type.Object({ at: Type.Integer(), says: Type.String(), reason: Type.String() })), mayTakeBack: Type.Boolean(),
});
/** 存疑时段. `ended` false: it goes on. `confidence` of the rule's figures; `version` names its row and, where this place changed it, since when. */
export const SpanView = Type.Object({
  point: PointName, region: RegionName, factor: FactorName, key: Type.String(), rule: Words, version: Type.String(),
    confidence: Type.String(),
  from: Type.Integer(), to: Type.Integer(), hours: Type.Integer(), ended: Type.Boolean(), reason: Words, effect: Type.Enum(['note',
    'not-valid']),
  decision: Type.Optional(Type.Object({ effect: Type.Enum([...markEffects]), says: Type.String(), reason: Type.String(),
    at: Type.Integer() })),
});

export const listReview = endpoint({
  id: 'review.list', method: 'GET', path: '/api/review/spans', who: lookers,
  says: { zh: '存疑数据清单(由长到短)', en: 'Doubtful spans, the longest first, and what reviewers decided of them' },
  query: Type.Object({
    region: Type.Optional(Type.String({ pattern: '^\\d{6}$' })), kind: Type.Optional(Type.String({ maxLength: 80 })),
      factor: Type.Optional(Code), rule: Type.Optional(Type.String({ maxLength: 20 })),
    state: Type.Optional(Type.Enum(['open', 'decided', 'all'])), days: Type.Optional(Type.Integer({ minimum: 1, maximum: 400 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  }),
  reply: Type.Object({ rows: Type.Array(SpanView), total: Type.Integer(), factors: Type.Array(FactorName),
    rules: Type.Array(Type.Object({ rule: Type.String(), name: Words })), basis: Basis }),
});
export const readReview = endpoint({
  id: 'review.series', method: 'GET', path: '/api/review/series', who: lookers,
  says: { zh: '存疑时段前后的数据、标记与周边站点', en: 'One series about a span: its hours as sent, marks, and the stations around' },
  query: Type.Object({ point: Number, factor: Code, from: Moment, to: Moment }),
  reply: Type.Object({
    point: PointName, region: RegionName, factor: FactorName, hours: Type.Array(Type.Object({ at: Type.Integer(), value: Type.String(),
      flag: Type.String(), used: Type.Boolean() })),
    spans: Type.Array(SpanView), marks: Type.Array(MarkLine), factors: Type.Array(FactorName),
    near: Type.Array(Type.Object({ name: Words, hours: Type.Array(Type.Object({ at: Type.Integer(), value: Type.String() })) })),
      mayDecide: Type.Boolean(), basis: Basis,
  }),
});
export const decideReview = endpoint({
  id: 'review.decide', method: 'POST', path: '/api/review/decisions', who: reviewers,
  says: { zh: '审核认定(再次输入口令签名)', en: 'A reviewer decides of a span: the reason, and the password once more as signature; audited' },
  body: Type.Object({
    point: Number, factors: Type.Array(Code, { minItems: 1, maxItems: 100 }), from: Moment, to: Moment, verdict: Type.Enum(['valid',
      'not-valid', 'note']), reason: Reason, password: Password,
  }),
  reply: Type.Object({ id: Type.String(), hash: Type.String() }),
});
export const takeBackReview = endpoint({
  id: 'review.take-back', method: 'POST', path: '/api/review/decisions/:id/take-back', who: reviewers,
  says: { zh: '撤回审核认定', en: 'A decision is taken back, with its reason; it stays on record; audited' },
  params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }), body: Type.Object({ reason: Reason, password: Password }),
    reply: Type.Object({ id: Type.String() }),
});

export const listCheckRules = endpoint({
  id: 'review.rules', method: 'GET', path: '/api/review/rules', who: [...lookers, 'system-admin'],
  says: { zh: '审核规则、依据与本地调整', en: 'Rules of checking with their sources, and what this place changed from which day' },
  reply: Type.Object({ rows: Type.Array(CheckRow), changes: Type.Array(CheckChangeSet), mayChange: Type.Boolean() }),
});
export const changeCheckRule = endpoint({
  id: 'review.change-rule', method: 'POST', path: '/api/review/rules', who: ['system-admin', 'province'],
  says: { zh: '调整审核规则(自某日起)', en: 'Switch a rule or change its figures from a day on; what is stored since then is checked again; audited' }, body: CheckChange, reply: CheckChangeSet,
});

const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' });
const everyOffice = [...lookers, 'enterprise', 'contractor', 'system-admin'] as const;
export const completeness = endpoint({
  id: 'completeness.list', method: 'GET', path: '/api/completeness', who: everyOffice,
  says: { zh: '完整率:按点位、因子、月份由入库小时和标记计算', en: 'Completeness by point and factor of a month, computed from stored hours and marks' },
  query: Type.Object({ month: Month, kind: Type.Optional(Type.String({ maxLength: 80 })),
    region: Type.Optional(Type.String({ pattern: '^\\d{6}$' })), point: Type.Optional(Number) }),
  reply: Type.Object({
    rows: Type.Array(Type.Object({
      point: PointName, region: RegionName, factor: FactorName, due: Type.Integer(), received: Type.Integer(), valid: Type.Integer(),
        marked: Type.Integer(), missing: Type.Integer(),
      percent: Type.Optional(Type.String()), validPercent: Type.Optional(Type.String()),
    })),
    basis: Basis, from: Type.Integer(), to: Type.Integer(),
  }),
});
export const completenessWhy = endpoint({
  id: 'completeness.why', method: 'GET', path: '/api/completeness/:point', who: everyOffice,
  says: { zh: '缺失和无效时段及原因', en: 'Which hours of a series are missing or not valid, and why' },
  params: Type.Object({ point: Number }), query: Type.Object({ month: Month, factor: Code }),
  reply: Type.Object({ rows: Type.Array(Type.Object({ from: Type.Integer(), to: Type.Integer(), hours: Type.Integer(),
    why: Type.Enum(['missing', 'flag', 'mark']), says: Words })), basis: Basis }),
});
