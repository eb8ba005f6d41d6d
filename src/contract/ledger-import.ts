import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';

/** Whoever opens items; which types, the declaration says. */
const opens = ['province', 'rectification-office', 'city', 'branch'] as const;
const Count = Type.Integer({ minimum: 0 });
const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) });
const CaseType = Type.String({ minLength: 1, maxLength: 80 });
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Text = Type.String({ maxLength: 2_000 });

/** 列对应: by part, the file's column or one text for every row. */
export const LedgerMapping = Type.Record(
  Type.String({ maxLength: 60 }), Type.Union([Type.Object({ column: Type.String({ minLength: 1, maxLength: 200 }) }), Type.Object({ fixed: Text })]),
);
const Asked = Type.Object({ type: CaseType, parent: Type.Optional(Type.String({ maxLength: 80 })), file: Hash, mapping: LedgerMapping });

/** A refused row: its line, the column where one is to blame, the reason, and the row as it stood. */
export const RefusedLedgerRow = Type.Object({ line: Type.Integer(), column: Type.String(), fault: Type.String(), message: Words, detail: Type.String(), row: Type.String() });

export const LedgerRun = Type.Object({
  id: Type.String(), file: Type.String(), by: Type.String(), startedAt: Type.Integer(), endedAt: Type.Integer(), state: Type.Enum(['going', 'done', 'failed']),
  rows: Count, stored: Count, already: Count, refused: Count, expected: Type.Optional(Count), fault: Type.Optional(Words), detail: Type.Optional(Type.String()),
});

/** A part that a row may say, with the choices that it has. */
export const LedgerTarget = Type.Object({
  id: Type.String(), title: Words, required: Type.Boolean(), as: Type.Enum(['field', 'party', 'region', 'says']), choices: Type.Array(Type.Object({ id: Type.String(), title: Words })),
});

export const lookAtLedger = endpoint({
  id: 'ledger-import.look', method: 'POST', path: '/api/ledger-imports/files', who: opens, upload: 'stream',
  says: { zh: '上传台账文件(Excel、CSV)', en: 'Brings the file of an old ledger: its columns, its first rows, which column each part seems to come from, or the mapping remembered for this header' },
  query: Type.Object({ type: CaseType, parent: Type.Optional(Type.String({ maxLength: 80 })) }),
  reply: Type.Object({
    hash: Hash, name: Type.String(), size: Count, columns: Type.Array(Type.String()), sample: Type.Array(Type.Array(Type.String())), targets: Type.Array(LedgerTarget),
    mapping: LedgerMapping, remembered: Type.Optional(Type.Object({ by: Type.String(), at: Type.Integer(), version: Type.Integer() })),
  }),
});
export const tryLedger = endpoint({
  id: 'ledger-import.dry-run', method: 'POST', path: '/api/ledger-imports/dry-run', who: opens, body: Asked,
  says: { zh: '台账试运行', en: 'The report that taking the ledger over would give; nothing is stored' },
  reply: Type.Object({ rows: Count, stored: Count, already: Count, refused: Count, lines: Type.Array(RefusedLedgerRow) }),
});
export const startLedger = endpoint({
  id: 'ledger-import.start', method: 'POST', path: '/api/ledger-imports', who: opens, body: Type.Object({ ...Asked.properties, expected: Type.Optional(Count) }),
  says: { zh: '接管台账', en: 'Begins to take a ledger over and remembers the mapping; rows are stored by going on with it' }, reply: LedgerRun,
});
export const carryLedger = endpoint({
  id: 'ledger-import.go', method: 'POST', path: '/api/ledger-imports/:id/go', who: opens, params: Id,
  says: { zh: '继续接管', en: 'Stores the next rows, at most 1,000; rows = stored + already + refused at every moment' }, reply: LedgerRun,
});
export const listLedgerRuns = endpoint({
  id: 'ledger-import.list', method: 'GET', path: '/api/ledger-imports', who: opens, query: Type.Object({ type: CaseType }),
  says: { zh: '台账接管记录', en: 'Ledgers that were taken over, newest first; one that was cut off can be gone on with' }, reply: Type.Array(LedgerRun),
});
export const refusedLedgerRows = endpoint({
  id: 'ledger-import.refused', method: 'GET', path: '/api/ledger-imports/:id/refused', who: opens, params: Id, query: Type.Object({ after: Type.Optional(Count) }),
  says: { zh: '未接管的行', en: 'Refused rows with line, column, reason and the row as it stood, 1,000 at a time' },
  reply: Type.Object({ rows: Type.Array(RefusedLedgerRow), next: Type.Optional(Count) }),
});
