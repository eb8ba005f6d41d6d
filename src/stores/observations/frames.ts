import { dayMs } from '../../basis/time.ts';
import type { ObservationStore } from '../../flow/ports/observations.ts';
import type { RawFrame } from '../../model/frame.ts';
import type { Row, SqlEngine } from './engine.ts';
import { sqlInteger, sqlList, sqlTime } from './text.ts';

type FramePort = Pick<ObservationStore, 'known' | 'watermarks' | 'frame' | 'framesAfter' | 'framesOfDoor' | 'latestFrames' | 'latestFramesOf'>;
export type Frames = FramePort & {
  /** Frames of the newest batch of each gateway. */
  lastBatches(): Promise<readonly RawFrame[]>;
};

const columns = `toString(number), toString(batch), point, mn, cn, st, toUnixTimestamp64Milli(data_time), packet, toString(key), asked,
  toUnixTimestamp64Milli(received_at), toUnixTimestamp64Milli(world_at), base64Encode(bytes)`;

const frameOf = (row: Row): RawFrame => ({
  number: BigInt(String(row[0])), batch: BigInt(String(row[1])), point: Number(row[2]), mn: String(row[3]), cn: String(row[4]),
  st: String(row[5]), dataTime: Number(row[6]), packet: Number(row[7]), key: BigInt(String(row[8])), asked: row[9] === 1,
  receivedAt: Number(row[10]), worldAt: Number(row[11]), bytes: new Uint8Array(Buffer.from(String(row[12]), 'base64')),
});

/** The number holds the moment of receipt, so that a look-up reads one month; a day around it covers a clock that went back. */
const monthAround = (number: bigint, offsetMs: number): string =>
  `toYYYYMM(${sqlTime(Math.min(Math.max(Number(number >> 22n) + offsetMs, 0), 9_000_000_000_000))})`;
const fromMonthOf = (number: bigint): string => `toYYYYMM(received_at) >= ${monthAround(number, -dayMs)}`;
const inMonthOf = (number: bigint): string => `${fromMonthOf(number)} AND toYYYYMM(received_at) <= ${monthAround(number, dayMs)}`;

/** Contents of one statement: its text stays far below what the engine parses. */
const lookupMax = 1000;

function knownSql(table: string, frames: Parameters<ObservationStore['known']>[0]): string {
  const at = new Set(frames.map((frame) => `(${sqlInteger(frame.point)}, ${sqlTime(frame.dataTime)})`));
  const keys = new Set(frames.map((frame) => `toUInt64(${BigInt.asUintN(64, frame.key)})`));
  return `SELECT toString(key), toString(min(number)) FROM ${table}
    WHERE (point, data_time) IN ${sqlList([...at], '')} AND key IN ${sqlList([...keys], '')} GROUP BY key`;
}

export function framesOver(engine: SqlEngine): Frames {
  const table = `${engine.database}.frames`;
  const read = async (rest: string): Promise<readonly RawFrame[]> => (await engine.rows(`SELECT ${columns} FROM ${table} ${rest}`)).map(frameOf);
  return {
    async known(frames) {
      const found = new Map<bigint, bigint>();
      for (let from = 0; from < frames.length; from += lookupMax) {
        for (const row of await engine.rows(knownSql(table, frames.slice(from, from + lookupMax)))) found.set(BigInt(String(row[0])), BigInt(String(row[1])));
      }
      return found;
    },
    async watermarks(points) {
      const among = points === 'all' ? '1' : `point IN ${sqlList(points.map(sqlInteger), '')}`;
      const rows = points.length === 0 ? [] : await engine.rows(`SELECT point, cn, toUnixTimestamp64Milli(data_time), groupUniqArray(toString(key))
        FROM ${table} WHERE ${among} AND (point, cn, data_time) IN (SELECT point, cn, max(data_time) FROM ${table} WHERE ${among} GROUP BY point, cn)
        GROUP BY point, cn, data_time`);
      return rows.map(([point, cn, dataTime, keys]) => ({
        point: Number(point), cn: String(cn), dataTime: Number(dataTime), keys: Array.isArray(keys) ? keys.map((key) => BigInt(String(key))) : [],
      }));
    },
    frame: async (number) => (await read(`WHERE number = ${sqlInteger(number)} AND ${inMonthOf(number)} LIMIT 1`))[0],
    framesAfter: (after, limit) => read(`WHERE number > ${sqlInteger(after)} AND ${fromMonthOf(after)} AND batch <= (SELECT max(batch) FROM
      (SELECT batch FROM ${table} WHERE number > ${sqlInteger(after)} ORDER BY number LIMIT ${sqlInteger(limit)})) ORDER BY number LIMIT 1 BY number`),
    framesOfDoor: (door, { after, upTo }, limit) => read(`WHERE number > ${sqlInteger(after)} AND number <= ${sqlInteger(upTo)}
      AND ${fromMonthOf(after)} AND bitAnd(bitShiftRight(number, 16), 63) = ${sqlInteger(door)} ORDER BY number LIMIT 1 BY number LIMIT ${sqlInteger(limit)}`),
    latestFrames: (point, limit) => read(`FINAL WHERE point = ${sqlInteger(point)} ORDER BY number DESC LIMIT ${sqlInteger(limit)}`),
    latestFramesOf: async (points, each, since) => (points.length === 0 ? [] : read(`FINAL WHERE point IN ${sqlList(points.map(sqlInteger), '')}
      AND world_at >= ${sqlTime(since)} ORDER BY number DESC LIMIT ${sqlInteger(each)} BY point`)),
    lastBatches: () => read(`FINAL WHERE batch IN (SELECT max(batch) FROM ${table} GROUP BY bitAnd(bitShiftRight(batch, 16), 63)) ORDER BY number`),
  };
}
