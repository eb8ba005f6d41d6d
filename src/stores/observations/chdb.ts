import { createRequire } from 'node:module';
import { totalmem } from 'node:os';
import type { Session } from 'chdb';
import { lengthOf, type Column, type Row, type SqlEngine } from './engine.ts';
import { identifier, sqlText } from './text.ts';

export type ChdbOptions = {
  readonly folder: string;
  /** Sessions that read while the one writer writes. UV_THREADPOOL_SIZE should be readers + 5 or more. */
  readonly readers?: number;
  /** Cap of the whole process as the engine sees it, MiB; half of it for one query. Default: half of the machine, 1 GiB at least. */
  readonly memoryMiB?: number;
  readonly database?: string;
};

type ArrowColumn =
  | { readonly name: string; readonly type: 'Int32'; readonly data: Int32Array }
  | { readonly name: string; readonly type: 'Int64'; readonly data: BigInt64Array }
  | { readonly name: string; readonly type: 'String'; readonly data: readonly string[] };

/** What of the package is used. Its declared session type lacks the handle that the Arrow registration reads. */
type Chdb = {
  readonly Session: new (folder: string, options: { readonly connectionArgs: readonly string[] }) => Session;
  readonly registerArrowTable: (name: string, columns: readonly ArrowColumn[], options: { readonly session: { readonly _handle: unknown } }) => { close(): void };
};
/** The package's module entry leaves out the Arrow registration; its CommonJS entry has all. */
const chdb: Chdb = createRequire(import.meta.url)('chdb');

/** ClickHouse in this process on one folder. A second process on the folder is refused by the engine itself. */
export function openChdb(options: ChdbOptions): SqlEngine {
  const database = identifier(options.database ?? 'qingshan');
  const args = engineArguments(options.memoryMiB ?? Math.max(1024, Math.floor(totalmem() / 2_097_152)));
  const open = (): Session => new chdb.Session(options.folder, { connectionArgs: args });
  const writer = line(open());
  const readers = Array.from({ length: options.readers ?? 3 }, () => line(open()));
  let serial = 0;
  return {
    name: 'chdb',
    database, scratch: scratchOf(options.folder),
    command: (sql) => writer.run(async (session) => void (await session.queryAsync(sql))),
    rows: (sql) => shortest(readers).run(async (session) => rowsOf((await session.queryAsync(sql, { format: 'JSONCompactEachRow' })).text())),
    native: (sql) => shortest(readers).run(async (session) => (await session.queryAsync(sql, { format: 'Native' })).bytes()),
    file: (sql, format, settings, path) => shortest(readers).run(async (session) =>
      void (await session.queryAsync(`INSERT INTO FUNCTION file(${sqlText(path)}, '${format}') SETTINGS ${settings} ${sql}`))),
    insert: (table, columns) => lengthOf(columns) === 0 ? Promise.resolve()
      : writer.run((session) => insert(session, `${database}.${identifier(table)}`, columns, `arrow_${(serial += 1)}`)),
    async close() {
      await Promise.all([writer, ...readers].map((each) => each.close()));
    },
  };
}

/** Beside the engine's own folder, on the same disk. */
export const scratchOf = (folder: string): string => `${folder}.scratch`;

const engineArguments = (memoryMiB: number): readonly string[] => [
  `--max_memory_usage=${memoryMiB * 524_288}`,
  `--max_server_memory_usage=${memoryMiB * 1_048_576}`,
  `--mark_cache_size=${64 * 1_048_576}`,
  '--output_format_json_quote_64bit_integers=0',
  '--max_partitions_per_insert_block=0',
  '--max_query_size=16777216',
  '--max_ast_elements=1000000',
  '--max_expanded_ast_elements=1000000',
];

/** One connection runs one statement at a time: its work waits in line here, not on a thread of libuv. */
type Line = { waiting: number; run<T>(work: (session: Session) => Promise<T>): Promise<T>; close(): Promise<void> };

function line(session: Session): Line {
  let tail: Promise<unknown> = Promise.resolve();
  const self: Line = {
    waiting: 0,
    run<T>(work: (session: Session) => Promise<T>): Promise<T> {
      self.waiting += 1;
      const result = tail.then(() => work(session)).finally(() => { self.waiting -= 1; });
      tail = result.catch(() => undefined);
      return result;
    },
    async close() {
      await tail;
      session.close();
    },
  };
  return self;
}

const shortest = (lines: readonly Line[]): Line => lines.reduce((best, each) => (each.waiting < best.waiting ? each : best));

export const rowsOf = (text: string): readonly Row[] =>
  text.split('\n').filter((each) => each !== '').map((each) => JSON.parse(each) as Row);

/** Typed arrays go to the engine as an Arrow table; no outside byte is ever part of a statement. */
async function insert(session: Session, table: string, columns: readonly Column[], name: string): Promise<void> {
  const arrow = chdb.registerArrowTable(name, columns.map(arrowColumn), { session: { _handle: session.connection } });
  try {
    const names = columns.map((column) => identifier(column.name));
    await session.queryAsync(`INSERT INTO ${table} (${names.join(', ')}) SELECT ${columns.map(cast).join(', ')} FROM arrowstream('${name}')`);
  } finally {
    arrow.close();
  }
}

/** The public registration takes 32 and 64 bit integers and text; `cast` gives the bits their meaning back. */
function arrowColumn(column: Column): ArrowColumn {
  const { name } = column;
  if (column.kind === 'text') return { name, type: 'String', data: column.data };
  if (column.data instanceof BigInt64Array) return { name, type: 'Int64', data: column.data };
  return { name, type: 'Int32', data: Int32Array.from<number>(column.data) };
}

function cast(column: Column): string {
  const name = identifier(column.name);
  switch (column.kind) {
    case 'u8': return `toUInt8(${name})`;
    case 'u16': return `toUInt16(${name})`;
    case 'u32': return `reinterpretAsUInt32(${name})`;
    case 'u64': return `reinterpretAsUInt64(${name})`;
    case 'time': return `fromUnixTimestamp64Milli(${name}, 'UTC')`;
    case 'micro': return `reinterpret(${name}, 'Decimal(18, 6)')`;
    case 'text': return name;
  }
}
