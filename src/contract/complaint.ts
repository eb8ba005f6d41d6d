import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { CaseRow } from './case.ts';
import { looks } from './complaint-batch.ts';
import { endpoint } from './endpoint.ts';
import { AnyJson, Basis, RegionName } from './shapes.ts';

const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) });
const Count = Type.Integer({ minimum: 0 });
const Text = Type.String({ maxLength: 20_000 });

/** Who keeps batches: takes them in, publishes their tables. */
const keeps = ['rectification-office'] as const;

const StateName = Type.Object({ state: Type.String(), title: Words });

export const listComplaints = endpoint({
  id: 'complaint.list',
  method: 'GET',
  path: '/api/complaints',
  who: 'signed-in',
  says: { zh: '转办件清单', en: 'Passed-on complaints of one batch or of all that this office may see, the most urgent first' },
  query: Type.Object({
    batch: Type.Optional(Type.String({ maxLength: 80 })),
    region: Type.Optional(Type.String({ maxLength: 9 })),
    state: Type.Optional(Type.String({ maxLength: 200 })),
    text: Type.Optional(Type.String({ maxLength: 100 })),
    late: Type.Optional(Type.Boolean()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  }),
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        case: CaseRow,
        seq: Type.Integer(),
        batch: Type.Optional(Type.String()),
        starred: Type.Boolean(),
        pollution: Words,
        verdict: Type.Optional(Words),
        completion: Type.Optional(Words),
        /** The main step that this session may take now. */
        next: Type.Optional(Type.Object({ event: Type.String(), title: Words, plain: Type.Boolean() })),
        late: Type.Boolean(),
        same: Type.Optional(Type.String()),
      }),
    ),
    total: Count,
  }),
});
export const complaintBoard = endpoint({
  id: 'complaint.board',
  method: 'GET',
  path: '/api/complaints-board',
  who: looks,
  says: { zh: '县(市、区)×环节', en: 'County by step: how many items stand where and how many are late now' },
  query: Type.Object({ batch: Type.Optional(Type.String({ maxLength: 80 })) }),
  reply: Type.Object({
    states: Type.Array(StateName),
    basis: Basis,
    rows: Type.Array(
      Type.Object({
        region: RegionName,
        cells: Type.Array(Type.Object({ state: Type.String(), count: Count, late: Count })),
        total: Count,
        late: Count,
        returned: Count,
        nextDue: Type.Optional(Type.Integer()),
      }),
    ),
  }),
});
export const stepComplaints = endpoint({
  id: 'complaint.step',
  method: 'POST',
  path: '/api/complaints-steps',
  who: 'signed-in',
  says: { zh: '批量办理', en: 'One step on several items; each is taken or refused on its own' },
  body: Type.Object({
    event: Type.String({ maxLength: 80 }),
    data: Type.Record(Type.String(), AnyJson),
    items: Type.Array(Type.Object({ id: Type.String({ maxLength: 80 }), seenSeq: Count }), { minItems: 1, maxItems: 500 }),
  }),
  reply: Type.Object({
    taken: Type.Array(Type.String()),
    refused: Type.Array(Type.Object({ id: Type.String(), fault: Type.String(), message: Words, detail: Type.String() })),
  }),
});

const Column = Type.Optional(Type.String({ maxLength: 200 }));
const Mapping = Type.Object({
  number: Column,
  complaint: Column,
  region: Column,
  pollution: Column,
  starred: Column,
  reporterName: Column,
  reporterPhone: Column,
  reporterAddress: Column,
});
export const importBatch = endpoint({
  id: 'complaint.import',
  method: 'POST',
  path: '/api/complaint-batches/:id/import',
  who: keeps,
  upload: true,
  params: Id,
  says: {
    zh: '导入一批转办件(Excel、CSV),可先试运行',
    en: 'The list of a batch as Excel or CSV; `mode` dry-run or store, `mapping` as JSON text; the same number again changes nothing',
  },
  body: Type.Object({ mode: Type.Enum(['dry-run', 'store']), mapping: Type.Optional(Type.String({ maxLength: 4_000 })) }),
  reply: Type.Object({
    columns: Type.Array(Type.String()),
    mapping: Mapping,
    rows: Count,
    stored: Count,
    already: Count,
    refused: Count,
    reporters: Count,
    lines: Type.Array(
      Type.Object({ line: Type.Integer(), fault: Type.String(), message: Words, detail: Type.String(), row: Type.String() }),
    ),
  }),
});
export const registerComplaint = endpoint({
  id: 'complaint.register',
  method: 'POST',
  path: '/api/complaint-batches/:id/items',
  who: keeps,
  params: Id,
  says: { zh: '登记一件', en: 'One item by hand, under the number of the inspection team; who complained is kept apart' },
  body: Type.Object({
    number: Type.String({ maxLength: 60 }),
    complaint: Text,
    region: Type.String({ maxLength: 60 }),
    pollution: Type.String({ maxLength: 60 }),
    starred: Type.Optional(Type.String({ maxLength: 10 })),
    reporterName: Type.Optional(Type.String({ maxLength: 60 })),
    reporterPhone: Type.Optional(Type.String({ maxLength: 60 })),
    reporterAddress: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  reply: Type.Object({ id: Type.String() }),
});

export const PublicTableRowView = Type.Object({
  number: Type.String(),
  starred: Type.Boolean(),
  region: RegionName,
  completion: Type.String(),
  verdict: Type.String(),
  kind: Type.String(),
  cells: Type.Array(Type.String()),
  change: Type.Optional(Type.Object({ kind: Type.Enum(['new', 'changed']), columns: Type.Array(Type.String()) })),
});
const Columns = Type.Array(Type.Object({ id: Type.String(), title: Words }));
const Counted = Type.Array(Type.Object({ id: Type.String(), title: Words, count: Count }));
export const BulletinView = Type.Object({
  batches: Count,
  items: Count,
  published: Count,
  starred: Count,
  byCompletion: Counted,
  byVerdict: Counted,
  byKind: Counted,
  byRegion: Counted,
  figures: Type.Array(Type.Object({ id: Type.String(), title: Words, unit: Words, value: Type.String() })),
  says: Words,
  basis: Basis,
});

export const previewTable = endpoint({
  id: 'complaint.preview',
  method: 'GET',
  path: '/api/complaint-batches/:id/table',
  who: keeps,
  params: Id,
  says: {
    zh: '公开预览',
    en: 'The table as it would be published now: what changed, and what was taken out of which text by which rule',
  },
  reply: Type.Object({
    title: Words,
    columns: Columns,
    rows: Type.Array(PublicTableRowView),
    hash: Type.String(),
    fresh: Count,
    version: Type.Optional(Type.Integer()),
    nextVersion: Type.Integer(),
    redacted: Type.Array(
      Type.Object({ number: Type.String(), out: Type.Array(Type.Object({ column: Words, rule: Words, text: Type.String() })) }),
    ),
  }),
});
export const publishTable = endpoint({
  id: 'complaint.publish',
  method: 'POST',
  path: '/api/complaint-batches/:id/table',
  who: keeps,
  params: Id,
  says: { zh: '公开一览表', en: 'Publishes what was previewed (its hash), and nothing else' },
  body: Type.Object({ hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
  reply: Type.Object({ version: Type.Integer(), rows: Count, changed: Count }),
});
export const similarComplaints = endpoint({
  id: 'complaint.similar',
  method: 'GET',
  path: '/api/complaints/:id/similar',
  who: 'signed-in',
  params: Id,
  says: { zh: '疑似同一问题', en: 'Items of the same county that read alike, with the passages that both have; a person groups them' },
  reply: Type.Array(
    Type.Object({
      case: CaseRow,
      share: Type.Number(),
      passages: Type.Array(Type.String()),
      sameKind: Type.Boolean(),
      confirmed: Type.Boolean(),
      text: Type.String(),
    }),
  ),
});
const TableHead = Type.Object({
  batch: Type.String(),
  version: Type.Integer(),
  ordinal: Type.Integer(),
  receivedOn: Type.String(),
  round: Type.String(),
  items: Count,
  count: Count,
  changed: Count,
  publishedAt: Type.Integer(),
  hash: Type.String(),
});
export const publicTables = endpoint({
  id: 'public.complaint-tables',
  method: 'GET',
  path: '/api/public/complaint-tables',
  who: 'anyone',
  says: { zh: '群众信访举报转办和边督边改公开', en: 'Published tables by batch with the bulletin of one batch or of all up to it' },
  query: Type.Object({ batch: Type.Optional(Type.String({ maxLength: 80 })) }),
  reply: Type.Object({ title: Words, tables: Type.Array(TableHead), cumulative: BulletinView, own: Type.Optional(BulletinView) }),
});
export const publicTable = endpoint({
  id: 'public.complaint-table',
  method: 'GET',
  path: '/api/public/complaint-tables/:id',
  who: 'anyone',
  params: Id,
  says: { zh: '一批的公开一览表', en: 'The published table of one batch in its official columns; an older version by its number' },
  query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) }),
  reply: Type.Object({
    title: Words,
    head: TableHead,
    versions: Type.Array(TableHead),
    columns: Columns,
    rows: Type.Array(PublicTableRowView),
  }),
});
export const publicTableFile = endpoint({
  id: 'public.complaint-file',
  method: 'GET',
  path: '/api/public/complaint-tables/:id/file',
  who: 'anyone',
  params: Id,
  file: true,
  says: { zh: '公开一览表文件', en: 'The same table as a page of its own (html) or as CSV' },
  query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })), format: Type.Optional(Type.Enum(['html', 'csv'])) }),
  reply: AnyJson,
});
export const findPublished = endpoint({
  id: 'public.complaint-find',
  method: 'GET',
  path: '/api/public/complaints',
  who: 'anyone',
  says: { zh: '按受理编号查询', en: 'The published row of an acceptance number' },
  query: Type.Object({ number: Type.String({ minLength: 4, maxLength: 40 }) }),
  reply: Type.Object({
    columns: Columns,
    found: Type.Array(
      Type.Object({
        batch: Type.String(),
        ordinal: Type.Integer(),
        version: Type.Integer(),
        publishedAt: Type.Integer(),
        row: PublicTableRowView,
      }),
    ),
  }),
});
