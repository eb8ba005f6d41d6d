import { Type } from 'typebox';
import { ImportMapping } from '../model/import-mapping.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { AnyJson, Page } from './shapes.ts';

/** Who brings data in, and who may look at what came in. */
const brings = ['system-admin', 'province'] as const;
const looks = ['system-admin', 'province', 'auditor'] as const;

const Count = Type.Integer({ minimum: 0 });
const Id = Type.Object({ id: Type.String({ maxLength: 120 }) });
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Hashes = Type.Array(Hash, { minItems: 1, maxItems: 50 });
export const FaultCount = Type.Object({ fault: Type.String(), message: Words, count: Count });
const RefusedLine = Type.Object({ line: Type.Integer(), fault: Type.String(), message: Words, detail: Type.String(), row: Type.String() });

/** By which door: a format known by name, a remembered mapping, or one that is still being made. */
const Remembered = Type.Object({ mapping: Type.String({ maxLength: 120 }), version: Type.Optional(Type.Integer({ minimum: 1 })) });
const Named = Type.Object({ kind: Type.Enum(['cnemc', 'surface-water', 'firms']) });
const Unsaved = Type.Object({ unsaved: ImportMapping });

export const ImportView = Type.Object({
  id: Type.String(), state: Type.Enum(['waiting', 'running', 'paused', 'done', 'failed']), kind: Type.String(),
    mappingName: Type.Optional(Type.String()),
  mappingVersion: Type.Optional(Type.Integer()), file: Type.String(), size: Count, startedAt: Type.Integer(), endedAt: Type.Integer(),
    by: Type.String(),
  /** rows = stored + already + refused, at every moment. */
  rows: Count, stored: Count, already: Count, refused: Count, expected: Type.Optional(Count),
  refusedBy: Type.Array(FaultCount), fault: Type.Optional(Type.String()), message: Type.Optional(Words),
    detail: Type.Optional(Type.String()), result: AnyJson,
});
const MappingView = Type.Object({
  id: Type.String(), version: Type.Integer(), enteredAt: Type.Integer(), by: Type.String(), mapping: ImportMapping,
});

export const DryRunView = Type.Object({
  rows: Count, good: Count, refused: Count, known: Count, refusedBy: Type.Array(FaultCount), firstRefused: Type.Array(RefusedLine),
    newPoints: Type.Array(Type.String()),
  points: Count, from: Type.Optional(Type.Integer()), to: Type.Optional(Type.Integer()),
  /** `absent`: good rows whose column of this factor holds no value. */
  factors: Type.Array(Type.Object({ code: Type.String(), name: Words, values: Count, absent: Type.Optional(Count) })),
});

export const listImports = endpoint({
  id: 'import.list', method: 'GET', path: '/api/imports', who: looks, says: { zh: '导入记录',
    en: 'Imports, newest first, with their progress' },
  reply: Type.Array(ImportView),
});
export const readImport = endpoint({
  id: 'import.read', method: 'GET', path: '/api/imports/:id', who: looks, says: { zh: '一次导入', en: 'One import as it stands' }, params: Id,
    reply: ImportView,
});
export const importRefusals = endpoint({
  id: 'import.refused', method: 'GET', path: '/api/imports/:id/refused', who: looks,
  says: { zh: '导入时拒收的行', en: 'Rows that an import refused, each with its reason, in the order of the file' }, params: Id,
  query: Type.Object({ after: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })) }),
  reply: Page(RefusedLine),
});
export const importRefusalsFile = endpoint({
  id: 'import.refused-file', method: 'GET', path: '/api/imports/:id/refused.csv', who: looks, file: true,
  says: { zh: '拒收的行(CSV)', en: 'The refused rows as a CSV file' }, params: Id, reply: AnyJson,
});
export const uploadImportFile = endpoint({
  id: 'import.upload', method: 'POST', path: '/api/imports/files', who: brings, upload: 'stream',
  says: { zh: '上传待导入的文件', en: 'A file to be imported goes to the file store; the answer is its header, first rows and what they seem to be' },
  body: Type.Object({}),
  reply: Type.Object({
    hash: Hash, name: Type.String(), size: Count, columns: Type.Array(Type.String()), sample: Type.Array(Type.Array(Type.String())),
    /** A format known by name that has this header. */
    kind: Type.Optional(Type.String()),
    /** Mappings that were made for this header, the newest first. */
    remembered: Type.Array(MappingView),
    /** The part of a mapping that the file gives away. */
    guess: AnyJson,
  }),
});
export const dryRunImport = endpoint({
  id: 'import.dry-run', method: 'POST', path: '/api/imports/dry-run', who: brings,
  says: { zh: '试运行', en: 'All that an import would come to, with nothing stored' },
  body: Type.Object({ files: Hashes, door: Type.Union([Named, Remembered, Unsaved]) }),
  reply: DryRunView,
});
export const startImport = endpoint({
  id: 'import.start', method: 'POST', path: '/api/imports', who: brings,
    says: { zh: '开始导入', en: 'Import uploaded files; runs one after another' },
  body: Type.Object({ files: Hashes, door: Type.Union([Named, Remembered]), expected: Type.Optional(Count) }), reply: ImportView,
});
export const pauseImport = endpoint({
  id: 'import.pause', method: 'POST', path: '/api/imports/:id/pause', who: brings,
  says: { zh: '停止导入', en: 'Stop an import; what is stored stays, and it can be resumed' }, params: Id, reply: ImportView,
});
export const resumeImport = endpoint({
  id: 'import.resume', method: 'POST', path: '/api/imports/:id/resume', who: brings,
  says: { zh: '继续导入', en: 'Go on with an import that was stopped or failed' }, params: Id, reply: ImportView,
});
export const listMappings = endpoint({
  id: 'import-mapping.list', method: 'GET', path: '/api/import-mappings', who: looks,
    says: { zh: '已记住的映射', en: 'Remembered mappings, the newest version of each' },
  reply: Type.Array(MappingView),
});
export const putMapping = endpoint({
  id: 'import-mapping.put', method: 'POST', path: '/api/import-mappings', who: brings,
  says: { zh: '记住映射', en: 'Remember a mapping; one of the same name gets a new version' }, body: ImportMapping, reply: MappingView,
});
export const listFactors = endpoint({
  id: 'import.factors', method: 'GET', path: '/api/import-factors', who: looks,
    says: { zh: '可映射的因子', en: 'Factors that a column may be mapped to, with their units' },
  reply: Type.Array(Type.Object({ code: Type.String(), name: Words, unit: Type.String(), stationUnit: Type.String() })),
});
export const terminalImport = endpoint({
  id: 'import.run', method: 'POST', path: '/api/terminal/import', who: 'terminal',
  says: { zh: '终端导入', en: 'Import of files on this machine, asked for by its terminal while the folder is locked' },
  body: Type.Object({
    paths: Type.Array(Type.String()), kind: Type.Optional(Type.String()), mapping: Type.Optional(Type.String()),
      unsaved: Type.Optional(ImportMapping),
    dryRun: Type.Optional(Type.Boolean()), resume: Type.Optional(Type.String()),
  }),
  reply: AnyJson,
});
export const terminalImportState = endpoint({
  id: 'import.terminal-state', method: 'GET', path: '/api/terminal/imports/:id', who: 'terminal',
    says: { zh: '终端导入进度', en: 'An import as it stands, for the terminal' },
  params: Id, reply: AnyJson,
});
