import { fail, ok, type Result } from '../../basis/result.ts';
import { exact, toMicro } from '../../basis/decimal.ts';
import type { Column, Row, SqlEngine } from './engine.ts';
import { migrate } from './migrate.ts';
import { sqlInteger } from './text.ts';

export type CopiedTable = { readonly table: string; readonly rows: number; readonly hash: string };

const rowsAtOnce = 50_000;
type Shape = { readonly name: string; readonly type: string };

/**
 * Every row of one store into another. Keys and versions go along, so that a copy that was cut off is completed by running it again;
 * rows that the target holds beside them stop it at the end. Both ends are counted and hashed as readers see them. Nobody may write
 * to the source meanwhile. Faults: system.not-equal.
 */
export async function copyObservations(source: SqlEngine, target: SqlEngine, progress: (table: string, rows: number, of: number) => void): Promise<Result<readonly CopiedTable[]>> {
  await migrate(source);
  await migrate(target);
  const names = (await source.rows(`SELECT name FROM system.tables WHERE database = '${source.database}' ORDER BY name`)).map(([name]) => String(name));
  const copied: CopiedTable[] = [];
  for (const table of names.filter((name) => name !== 'migrations')) {
    const shapes = await shapesOf(source, table);
    await copyTable(source, target, table, shapes, (rows, of) => progress(table, rows, of));
    const [held, kept] = [await sumOf(source, table, shapes), await sumOf(target, table, shapes)];
    if (held.rows !== kept.rows || held.hash !== kept.hash) return fail('system.not-equal', `${table}: ${held.rows} rows, ${kept.rows} copied`);
    copied.push({ table, ...kept });
  }
  return ok(copied);
}

const shapesOf = async (engine: SqlEngine, table: string): Promise<readonly Shape[]> =>
  (await engine.rows(`SELECT name, type FROM system.columns WHERE database = '${engine.database}' AND table = '${table}' AND default_kind != 'EPHEMERAL' ORDER BY position`))
    .map(([name, type]) => ({ name: String(name), type: String(type) }));

async function copyTable(source: SqlEngine, target: SqlEngine, table: string, shapes: readonly Shape[], progress: (rows: number, of: number) => void): Promise<void> {
  // Parts must stay what they are while they are read piece by piece.
  await source.command(`SYSTEM STOP MERGES ${source.database}.${table}`);
  try {
    const parts = (await source.rows(`SELECT name, rows FROM system.parts WHERE database = '${source.database}' AND table = '${table}' AND active ORDER BY name`))
      .map(([name, rows]) => ({ name: String(name), rows: Number(rows) }));
    const of = parts.reduce((sum, { rows }) => sum + rows, 0);
    let done = 0;
    for (const part of parts) {
      for (let from = 0; from < part.rows; from += rowsAtOnce) {
        const rows = await source.rows(`SELECT ${shapes.map(selected).join(', ')} FROM ${source.database}.${table}
          WHERE _part = '${part.name}' AND _part_offset >= ${sqlInteger(from)} AND _part_offset < ${sqlInteger(from + rowsAtOnce)}`);
        await target.insert(table, shapes.map((shape, place) => columnOf(shape, rows, place)));
        done += rows.length;
        progress(done, of);
      }
    }
  } finally {
    await source.command(`SYSTEM START MERGES ${source.database}.${table}`);
  }
}

/** Bytes are not text: they travel as base64 and enter by the column that takes it so. */
const isBytes = ({ name }: Shape): boolean => name === 'bytes';

function selected(shape: Shape): string {
  if (isBytes(shape)) return 'base64Encode(bytes)';
  if (shape.type.startsWith('DateTime64')) return `toUnixTimestamp64Milli(${shape.name})`;
  return shape.type === 'UInt64' || shape.type.startsWith('Decimal') ? `toString(${shape.name})` : shape.name;
}

function columnOf(shape: Shape, rows: readonly Row[], place: number): Column {
  const { name, type } = shape;
  const big = (each: (cell: Row[number]) => bigint): BigInt64Array => BigInt64Array.from(rows, (row) => each(row[place] ?? 0));
  if (isBytes(shape)) return { name: 'encoded', kind: 'text', data: rows.map((row) => String(row[place])) };
  if (type === 'UInt8') return { name, kind: 'u8', data: Uint8Array.from(rows, (row) => Number(row[place])) };
  if (type === 'UInt16') return { name, kind: 'u16', data: Uint16Array.from(rows, (row) => Number(row[place])) };
  if (type === 'UInt32') return { name, kind: 'u32', data: Uint32Array.from(rows, (row) => Number(row[place])) };
  if (type === 'UInt64') return { name, kind: 'u64', data: big((cell) => BigInt.asIntN(64, BigInt(String(cell)))) };
  if (type.startsWith('DateTime64')) return { name, kind: 'time', data: big((cell) => BigInt(Number(cell))) };
  if (type.startsWith('Decimal')) return { name, kind: 'micro', data: big((cell) => microOf(String(cell))) };
  if (type === 'String' || type === 'LowCardinality(String)') return { name, kind: 'text', data: rows.map((row) => String(row[place])) };
  throw new Error(`column ${name} has the type ${type}, which no column of ours has`);
}

function microOf(text: string): bigint {
  const micro = toMicro(exact(text));
  if (micro === undefined) throw new Error(`${text} does not fit a reading`);
  return micro;
}

async function sumOf(engine: SqlEngine, table: string, shapes: readonly Shape[]): Promise<Pick<CopiedTable, 'rows' | 'hash'>> {
  const [[rows, hash] = []] = await engine.rows(`SELECT count(), toString(groupBitXor(cityHash64(${shapes.map(({ name }) => name).join(', ')})))
    FROM ${engine.database}.${table} FINAL`);
  return { rows: Number(rows), hash: String(hash) };
}
