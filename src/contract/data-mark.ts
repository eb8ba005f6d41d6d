import { Type } from 'typebox';
import { markEffects, markMakers, markStates } from '../model/data-mark.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { AnyJson, Moment, UnitName } from './shapes.ts';

const readers = ['enterprise', 'branch', 'enforcement', 'city', 'province', 'rectification-office', 'auditor'] as const;
const Text = Type.String({ minLength: 1, maxLength: 500 });
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
const FactorName = Type.Object({ code: Type.String(), name: Words });
const Outlet = Type.Object({ number: Type.Integer(), name: Words, enterprise: Type.Optional(UnitName) });
/** Where a rule is written, and how sure we are of it. */
const Cite = Type.Object({ standard: Type.String(), clause: Type.String(), confidence: Type.Enum(['high', 'low']) });
const Act = Type.Object({ at: Type.Integer(), says: Type.String(), reason: Type.String() });

/** A data mark as screens show it. `late`: made after its deadline. */
export const DataMarkView = Type.Object({
  id: Type.String(), point: Outlet, factors: Type.Array(FactorName), from: Type.Integer(), to: Type.Integer(),
  maker: Type.Enum([...markMakers]), type: Type.Object({ code: Type.String(), name: Words }), effect: Type.Enum([...markEffects]),
  ...Act.properties, state: Type.Enum([...markStates]), late: Type.Boolean(),
  evidence: Type.Optional(Type.String()), answer: Type.Optional(Type.Intersect([Act, Type.Object({ accepted: Type.Boolean() })])),
  withdrawn: Type.Optional(Act), mayWithdraw: Type.Boolean(), mayAnswer: Type.Boolean(),
});

export const listDataMarks = endpoint({
  id: 'data-mark.list', method: 'GET', path: '/api/data-marks', who: readers,
  says: { zh: '数据标记', en: 'Data marks of outlets that this office sees, the latest span first' },
  query: Type.Object({
    point: Type.Optional(Type.Integer({ minimum: 1, maximum: 4_294_967_295 })), enterprise: Type.Optional(Type.String({ maxLength: 80 })),
    from: Type.Optional(Moment), to: Type.Optional(Moment), waiting: Type.Optional(Type.Boolean()),
    /** `next` of the page before. */
    before: Type.Optional(Type.String({ pattern: '^\\d{1,16}\\.[0-9A-Za-z_-]{1,64}$' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  reply: Type.Object({ rows: Type.Array(DataMarkView), next: Type.Optional(Type.String()) }),
});
export const dataMarkRules = endpoint({
  id: 'data-mark.rules', method: 'GET', path: '/api/data-marks/rules', who: readers,
  says: { zh: '标记规则', en: 'What a firm may mark today, until when, and what follows' },
  reply: Type.Object({
    types: Type.Array(Type.Object({
      code: Type.String(), name: Words, of: Type.Enum(['production', 'treatment', 'monitor', 'reading']),
        effect: Type.Enum([...markEffects]), cite: Cite,
    })),
    deadline: Type.Object({ hour: Type.Integer(), cite: Cite }),
    late: Type.Object({ way: Type.Enum(['accepted-by-branch', 'refused']), cite: Cite }),
    unmarked: Cite, falseMark: Cite,
  }),
});
export const marksToConfirm = endpoint({
  id: 'data-mark.to-confirm', method: 'GET', path: '/api/data-marks/to-confirm', who: readers,
  says: { zh: '标记待确认', en: 'Hours of a firm that are flagged, missing, over or undeterminable, unmarked, with their deadline still to come' },
  query: Type.Object({ enterprise: Type.Optional(Type.String({ maxLength: 80 })) }),
  reply: Type.Object({
    at: Type.Integer(),
    rows: Type.Array(Type.Object({
      point: Outlet, kind: Type.Enum(['exceeds', 'undeterminable', 'flagged', 'missing']), factors: Type.Array(FactorName),
      flags: Type.Array(Type.String()), from: Type.Integer(), to: Type.Integer(), deadline: Type.Integer(),
    })),
    deadline: Cite, unmarked: Cite,
  }),
});
export const giveDataMark = endpoint({
  id: 'data-mark.give', method: 'POST', path: '/api/data-marks', who: ['enterprise'],
  says: { zh: '标记数据', en: 'A firm marks whole hours of its own outlet; audited, and judged again' },
  body: Type.Object({
    point: Type.Integer({ minimum: 1, maximum: 4_294_967_295 }), factors: Type.Array(Type.String({ pattern: '^[0-9A-Za-z]{1,12}$' }),
      { maxItems: 200 }),
    from: Moment, to: Moment, type: Type.String({ maxLength: 40 }), reason: Text,
    evidence: Type.Optional(Type.Object({ hash: Hash, name: Type.String({ minLength: 1, maxLength: 120 }) })),
  }),
  reply: DataMarkView,
});
export const withdrawDataMark = endpoint({
  id: 'data-mark.withdraw', method: 'POST', path: '/api/data-marks/:id/withdraw', who: ['enterprise'],
  says: { zh: '撤回标记', en: 'A firm takes back a mark of its own; it stays to be seen; audited' },
  params: Id, body: Type.Object({ reason: Text }), reply: DataMarkView,
});
export const answerDataMark = endpoint({
  id: 'data-mark.answer', method: 'POST', path: '/api/data-marks/:id/answer', who: ['branch'],
  says: { zh: '认可或不予认可逾期标记', en: 'The branch accepts or refuses a late mark, once; audited' },
  params: Id, body: Type.Object({ accepted: Type.Boolean(), reason: Text }), reply: DataMarkView,
});
export const uploadMarkEvidence = endpoint({
  id: 'data-mark.evidence', method: 'POST', path: '/api/data-marks/evidence', who: ['enterprise'], upload: true,
  says: { zh: '上传标记佐证', en: 'A file that supports a mark; its hash goes into the mark' },
  body: Type.Object({ file: Type.Optional(AnyJson) }), reply: Type.Object({ hash: Hash, name: Type.String() }),
});
export const readMarkEvidence = endpoint({
  id: 'data-mark.file', method: 'GET', path: '/api/data-marks/:id/file', who: readers, file: true,
  says: { zh: '下载标记佐证', en: 'The file of a mark; served as a download with safe headers' }, params: Id, reply: AnyJson,
});
