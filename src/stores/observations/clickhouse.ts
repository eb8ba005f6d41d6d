import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';
import { clusterSettings } from './cluster.ts';
import { lengthOf, type Column, type Row, type SqlEngine } from './engine.ts';
import { identifier } from './text.ts';

/**
 * A ClickHouse server by URL, `http(s)://user:password@host:port/database`, or with `?cluster=NAME` a cluster behind it. Rows travel as JSONCompactEachRow:
 * line feeds inside values are escaped, so no row of ours is ever a blank line.
 */
export function openClickHouse(url: string): SqlEngine {
  const address = new URL(url);
  const database = identifier(address.pathname.replace(/^\//, '') || 'qingshan');
  const cluster = address.searchParams.get('cluster') ?? undefined;
  address.pathname = '/';
  address.search = '';
  const client: ClickHouseClient = createClient({
    url: address,
    request_timeout: 60_000,
    // Failures reject and are said by whoever asked.
    log: { level: ClickHouseLogLevel.OFF },
    clickhouse_settings: {
      output_format_json_quote_64bit_integers: 0, wait_end_of_query: 1,
      max_query_size: '16777216', max_ast_elements: '1000000', max_expanded_ast_elements: '1000000', ...(cluster === undefined ? {} : clusterSettings),
    },
  });
  return {
    name: 'clickhouse',
    database, ...(cluster === undefined ? {} : { cluster }),
    command: async (sql) => void (await client.command({ query: sql })),
    async rows(sql) {
      const result = await client.query({ query: sql, format: 'JSONCompactEachRow' });
      return result.json<Row>();
    },
    async native(sql) {
      const { stream } = await client.exec({ query: `${sql} FORMAT Native` });
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    async insert(table, columns) {
      if (lengthOf(columns) === 0) return;
      await client.insert({
        table: `${database}.${identifier(table)}`,
        columns: [identifier(columns[0]?.name ?? ''), ...columns.slice(1).map((column) => identifier(column.name))],
        values: jsonRows(columns),
        format: 'JSONCompactEachRow',
        clickhouse_settings: { max_partitions_per_insert_block: '0', async_insert: 0 },
      });
    },
    close: () => client.close(),
  };
}

function jsonRows(columns: readonly Column[]): (string | number)[][] {
  const printers = columns.map(printer);
  return Array.from({ length: lengthOf(columns) }, (_, row) => printers.map((print) => print(row)));
}

function printer(column: Column): (row: number) => string | number {
  switch (column.kind) {
    case 'u64': return (row) => BigInt.asUintN(64, column.data[row] ?? 0n).toString();
    case 'time': return (row) => new Date(Number(column.data[row])).toISOString().slice(0, 23).replace('T', ' ');
    case 'micro': return (row) => decimalText(column.data[row] ?? 0n);
    case 'text': return (row) => column.data[row] ?? '';
    default: return (row) => column.data[row] ?? 0;
  }
}

/** A number × 10^6 as decimal text with six decimals. */
export function decimalText(micro: bigint): string {
  const digits = (micro < 0n ? -micro : micro).toString().padStart(7, '0');
  return `${micro < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
