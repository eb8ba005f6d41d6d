import { Type } from 'typebox';
import { ExchangeSource } from '../model/exchange-source.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { DryRunView, FaultCount, ImportView } from './import.ts';
import { Moment } from './shapes.ts';

const lookers = ['system-admin', 'province', 'auditor'] as const;
const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 40 }) });
const Count = Type.Integer({ minimum: 0 });

const SourceView = Type.Object({
  /** Its password comes empty: `passwordHeld` says whether there is one. */
  source: ExchangeSource, passwordHeld: Type.Boolean(), by: Type.String(), enteredAt: Type.Integer(),
  standing: Type.Object({
    /** Machine clock: the last look, and the oldest row that it found left (the other side's clock). */
    lookedAt: Type.Optional(Type.Integer()), waiting: Type.Optional(Count), lagMs: Type.Optional(Count),
    trouble: Type.Optional(Type.Object({ fault: Type.String(), message: Words, detail: Type.String() })),
  }),
  /** Of the last 30 days. rows = stored + already + refused. */
  totals: Type.Object({ batches: Count, rows: Count, stored: Count, already: Count, refused: Count, refusedBy: Type.Array(FaultCount) }),
  /** The newest batches; their refused rows are those of imports. */
  batches: Type.Array(ImportView),
});

export const listExchangeSources = endpoint({
  id: 'exchange.list', method: 'GET', path: '/api/exchange-sources', who: lookers,
  says: { zh: '前置库接入源:最近读取、待读行数、已入库与拒收', en: 'Sources of exchange tables: last look, rows that wait, stored and refused' },
  reply: Type.Object({ rows: Type.Array(SourceView), mayChange: Type.Boolean(), at: Moment, basis: Words }),
});
export const putExchangeSource = endpoint({
  id: 'exchange.put', method: 'PUT', path: '/api/exchange-sources/:id', who: ['system-admin'],
  says: { zh: '新增前置库接入源或登记新版本', en: 'Enter a source of exchange tables or a new version of one; an empty password stays what it was; audited' },
  params: Id, body: ExchangeSource, reply: Type.Object({ id: Type.String() }),
});
export const dryRunExchange = endpoint({
  id: 'exchange.dry-run', method: 'POST', path: '/api/exchange-sources/:id/dry-run', who: ['system-admin'],
  says: { zh: '试读:最早的待读行会有什么结果,不占用、不入库', en: 'What the first unread rows would come to, with nothing claimed and nothing stored' },
  params: Id, reply: DryRunView,
});
