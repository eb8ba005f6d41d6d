import { Type } from 'typebox';
import { appealStates } from '../model/deduction-appeal.ts';
import { leftOutWhys, lostWhys, troubleKinds } from '../model/hour-fate.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { AnyJson, Basis, Moment, RegionName, UnitName } from './shapes.ts';

const lookers = ['province', 'city', 'branch', 'enforcement', 'auditor', 'enterprise', 'contractor'] as const;
const Number = Type.Integer({ minimum: 1, maximum: 4_294_967_295 });
const Code = Type.String({ pattern: '^[0-9A-Za-z_-]{1,24}$' });
const Unit = Type.String({ minLength: 1, maxLength: 80 });
const Text = Type.String({ minLength: 1, maxLength: 500 });
const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
/** `2026-03`, `2026-Q1`. */
const Period = Type.String({ pattern: '^\\d{4}-((0[1-9]|1[0-2])|Q[1-4])$' });
const Region = Type.String({ pattern: '^\\d{6}$' });
const Cite = Type.Object({ standard: Type.String(), clause: Type.String(), confidence: Type.Enum(['high', 'low']) });
const FactorName = Type.Object({ code: Type.String(), name: Words });
const Outlet = Type.Object({ number: Type.Integer(), name: Words });
const Act = Type.Object({ at: Type.Integer(), says: Type.String(), reason: Type.String() });

/** Hours, and rates in % with two digits, absent where nothing was due. */
export const RateView = Type.Object({
  due: Type.Integer(), received: Type.Integer(), valid: Type.Integer(),
  transmission: Type.Optional(Type.String()), validity: Type.Optional(Type.String()), effectiveness: Type.Optional(Type.String()),
  lost: Type.Array(Type.Object({ why: Type.Enum([...lostWhys]), hours: Type.Integer() })),
  leftOut: Type.Array(Type.Object({ why: Type.Enum([...leftOutWhys]), hours: Type.Integer() })),
});
/** In %, the lowest first. */
const Targets = Type.Object({ percents: Type.Array(Type.String()), cite: Cite });

/** 本月传输有效率 of one outlet: hours of the month that runs, of all its factors. */
export const MonthRate = Type.Object({ period: Type.String(), rate: RateView, targets: Targets, stopped: Cite });

/** 申辩 as screens show it. */
export const AppealView = Type.Object({
  id: Type.String(), point: Outlet, firm: Type.Optional(UnitName), factors: Type.Array(FactorName), from: Type.Integer(),
    to: Type.Integer(), ...Act.properties,
  state: Type.Enum([...appealStates]), evidence: Type.Optional(Type.String()),
  answer: Type.Optional(Type.Intersect([Act, Type.Object({ accepted: Type.Boolean() })])), mayAnswer: Type.Boolean(),
});

export const listEffectiveness = endpoint({
  id: 'effectiveness.list', method: 'GET', path: '/api/effectiveness', who: lookers,
  says: { zh: '传输有效率:按企业、排放口、因子和月份或季度', en: 'Valid transmission rate by firm, outlet and factor of a month or quarter, from stored hours, marks and appeals' },
  query: Type.Object({
    period: Period, region: Type.Optional(Region), enterprise: Type.Optional(Unit), contractor: Type.Optional(Unit),
      point: Type.Optional(Number),
    factor: Type.Optional(Code),
    /** `next` of the page before. */
    after: Type.Optional(Unit), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  reply: Type.Object({
    rows: Type.Array(Type.Object({
      firm: UnitName, rate: RateView,
      outlets: Type.Array(Type.Object({
        point: Outlet, region: RegionName, contractor: Type.Optional(UnitName), rate: RateView,
        factors: Type.Array(Type.Object({ factor: FactorName, rate: RateView })),
      })),
    })),
    /** Of all firms; only where they all stand in this answer. */
    total: Type.Optional(RateView), firms: Type.Integer(),
    targets: Targets, stopped: Cite, check: Cite, basis: Basis, from: Type.Integer(), to: Type.Integer(),
      next: Type.Optional(Type.String()),
  }),
});
export const effectivenessWhy = endpoint({
  id: 'effectiveness.why', method: 'GET', path: '/api/effectiveness/:point/why', who: lookers,
  says: { zh: '一个排放口的扣减小时、原因与申辩', en: 'Which hours of an outlet count against or are not due, why, and what was appealed' },
  params: Type.Object({ point: Number }), query: Type.Object({ period: Period, factor: Type.Optional(Code) }),
  reply: Type.Object({
    point: Outlet, rate: RateView, mayAppeal: Type.Boolean(),
    rows: Type.Array(Type.Object({
      from: Type.Integer(), to: Type.Integer(), hours: Type.Integer(), use: Type.Enum(['lost', 'left-out']), why: Type.Enum([...lostWhys,
        ...leftOutWhys]),
      /** The flag or the type of mark. */
      says: Words, factors: Type.Array(FactorName), appeal: Type.Optional(AppealView),
    })),
    basis: Basis,
  }),
});
export const contractorLeague = endpoint({
  id: 'effectiveness.contractors', method: 'GET', path: '/api/effectiveness/contractors', who: lookers,
  says: { zh: '运维单位排名', en: 'Contractors by valid transmission rate of the outlets that they keep; equal rates stand equal' },
  query: Type.Object({ period: Period, region: Type.Optional(Region) }),
  reply: Type.Object({
    rows: Type.Array(Type.Object({
      contractor: UnitName, place: Type.Optional(Type.Integer()), firms: Type.Integer(), outlets: Type.Integer(), rate: RateView,
        faults: Type.Integer(),
      open: Type.Integer(), faultHours: Type.Integer(), restoreHours: Type.Optional(Type.String()), unmarked: Type.Integer(),
    })),
    targets: Targets, fault: Cite, basis: Basis,
  }),
});
export const troublesOfToday = endpoint({
  id: 'effectiveness.today', method: 'GET', path: '/api/effectiveness/today', who: lookers,
  says: { zh: '今日清单:离线、恒值、零值、超量程、时钟偏差、未标记缺失',
    en: 'Today: offline, flat, zero, over range, clock off, missing and unmarked; the longest first, with the clocks of a fault' },
  query: Type.Object({ region: Type.Optional(Region), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })) }),
  reply: Type.Object({
    rows: Type.Array(Type.Object({
      kind: Type.Enum([...troubleKinds]), point: Outlet, region: RegionName, firm: Type.Optional(UnitName),
      contractor: Type.Optional(UnitName), mn: Type.Optional(Type.String()), factors: Type.Array(FactorName), from: Type.Integer(),
        to: Type.Integer(),
      open: Type.Boolean(), driftMs: Type.Optional(Type.Integer()),
      clock: Type.Optional(Type.Object({ reportBy: Type.Integer(), restoreBy: Type.Optional(Type.Integer()),
        reportedAt: Type.Optional(Type.Integer()) })),
    })),
    total: Type.Integer(), at: Type.Integer(), report: Type.Object({ hours: Type.Integer(), cite: Cite }),
      restore: Type.Object({ days: Type.Integer(), cite: Cite }),
    basis: Basis,
  }),
});

export const listAppeals = endpoint({
  id: 'appeal.list', method: 'GET', path: '/api/effectiveness/appeals', who: lookers,
  says: { zh: '扣减申辩', en: 'Appeals against deductions that this office sees, the latest first' },
  query: Type.Object({
    waiting: Type.Optional(Type.Boolean()), before: Type.Optional(Type.String({ pattern: '^\\d{1,16}\\.[0-9A-Za-z_-]{1,64}$' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  reply: Type.Object({ rows: Type.Array(AppealView), next: Type.Optional(Type.String()) }),
});
export const giveAppeal = endpoint({
  id: 'appeal.give', method: 'POST', path: '/api/effectiveness/appeals', who: ['enterprise'],
  says: { zh: '提出申辩', en: 'A firm appeals against hours that count against an outlet of its own; audited' },
  body: Type.Object({
    point: Number, factors: Type.Array(Code, { maxItems: 200 }), from: Moment, to: Moment, reason: Text,
    /** A file uploaded by `data-mark.evidence`. */
    evidence: Type.Optional(Type.Object({ hash: Type.String({ pattern: '^[0-9a-f]{64}$' }), name: Type.String({ minLength: 1,
      maxLength: 120 }) })),
  }),
  reply: AppealView,
});
export const answerAppeal = endpoint({
  id: 'appeal.answer', method: 'POST', path: '/api/effectiveness/appeals/:id/answer', who: ['branch'],
  says: { zh: '采纳或不予采纳申辩', en: 'The branch accepts an appeal, so that its hours are no longer due, or refuses it, once; audited' },
  params: Id, body: Type.Object({ accepted: Type.Boolean(), reason: Text }), reply: AppealView,
});
export const readAppealEvidence = endpoint({
  id: 'appeal.file', method: 'GET', path: '/api/effectiveness/appeals/:id/file', who: lookers, file: true,
  says: { zh: '下载申辩佐证', en: 'The file of an appeal; served as a download with safe headers' }, params: Id, reply: AnyJson,
});
