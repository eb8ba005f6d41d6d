import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';

/**
 * The part of ClickHouse's HTTP interface that @clickhouse/client uses, over chDB in this process. Arguments: folder.
 * Prints its port when it listens. Ends when its standard input closes.
 */
const { Session }: typeof import('chdb') = createRequire(import.meta.url)('chdb');
/** Of the settings that a request carries, these matter here; the library takes them once, at the start. */
const connectionArgs = ['--max_query_size=16777216', '--max_ast_elements=1000000', '--max_expanded_ast_elements=1000000'];
const session = new Session(process.argv[2] ?? '', { connectionArgs });

const server = createServer((request, response) => {
  answer(request).then((body) => response.end(body), (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    response.writeHead(500, { 'X-ClickHouse-Exception-Code': /Code: (\d+)/.exec(message)?.[1] ?? '1' });
    response.end(message.startsWith('Code:') ? message : `Code: 1. DB::Exception: ${message} (STAND_IN)`);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${address !== null && typeof address === 'object' ? address.port : 0}\n`);
});
process.stdin.on('end', () => process.exit(0)).resume();

async function answer(request: IncomingMessage): Promise<string | Uint8Array> {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  if (url.pathname === '/ping') return 'Ok.\n';
  const body = await bodyOf(request);
  const query = url.searchParams.get('query');
  return query === null ? select(body.toString('utf8')) : insert(query, body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Statements end with `FORMAT name` where the client wants rows; the engine of the library takes the format beside the text. */
async function select(sql: string): Promise<Uint8Array> {
  const format = /\sFORMAT\s+(\w+)\s*$/.exec(sql);
  const result = await session.queryAsync(format === null ? sql : sql.slice(0, format.index), { format: format?.[1] ?? 'TabSeparated' });
  return result.bytes();
}

const insertStatement = /^\s*INSERT INTO ([\w.]+)\s*\(([^)]*)\)\s*FORMAT JSONCompactEachRow\s*$/;

/** chDB's raw insert runs what follows a blank line as SQL: such a body is refused, and only our own form is taken. */
async function insert(query: string, body: Buffer): Promise<string> {
  const [, table, columns] = insertStatement.exec(query) ?? [];
  if (table === undefined || columns === undefined) throw new Error('only INSERT INTO table (columns) FORMAT JSONCompactEachRow is taken here');
  if (body.includes('\n\n') || body.includes('\n\r\n') || body[0] === 0x0a) throw new Error('a body with a blank line is refused');
  const names = columns.split(',').map((name) => name.trim().replaceAll(/[`"]/g, ''));
  await session.insert({ table, columns: names, values: body, format: 'JSONCompactEachRow', settings: { max_partitions_per_insert_block: 0 } });
  return '';
}
