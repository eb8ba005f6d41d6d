import { Type } from 'typebox';
import { CaseRow } from './case.ts';
import { endpoint } from './endpoint.ts';

/** Offices that read batches and the board; by itself, because the navigation asks for it on every page. */
export const looks = ['rectification-office', 'province', 'city', 'county', 'branch', 'auditor'] as const;
const Count = Type.Integer({ minimum: 0 });
const BatchRow = Type.Object({
  case: CaseRow,
  ordinal: Type.Integer(),
  round: Type.String(),
  receivedOn: Type.String(),
  expected: Count,
  items: Count,
  late: Count,
  ready: Count,
  ended: Count,
  version: Type.Optional(Type.Integer()),
  publishedAt: Type.Optional(Type.Integer()),
});
export const listBatches = endpoint({
  id: 'complaint.batches',
  method: 'GET',
  path: '/api/complaint-batches',
  who: looks,
  says: {
    zh: '督察转办批次',
    en: 'Batches of an inspection, newest first: items, late ones, those ready to be published, the version that is out',
  },
  reply: Type.Array(BatchRow),
});
