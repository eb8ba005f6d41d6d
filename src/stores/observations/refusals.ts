import { isFaultCode } from '../../basis/fault.ts';
import type { ObservationStore } from '../../flow/ports/observations.ts';
import type { RefusedFrame } from '../../model/frame.ts';
import type { Row, SqlEngine } from './engine.ts';
import { sqlInteger, sqlText } from './text.ts';

const columns = `toString(number), mn, peer, fault, detail, toUnixTimestamp64Milli(received_at), toUnixTimestamp64Milli(world_at), base64Encode(bytes)`;

function refusedOf(row: Row): RefusedFrame {
  const fault = String(row[3]);
  if (!isFaultCode(fault)) throw new Error(`a stored refusal has the unknown fault ${fault}`);
  return {
    number: BigInt(String(row[0])), mn: String(row[1]), peer: String(row[2]), fault, detail: String(row[4]),
    receivedAt: Number(row[5]), worldAt: Number(row[6]), bytes: new Uint8Array(Buffer.from(String(row[7]), 'base64')),
  };
}

export function refusalsOver(engine: SqlEngine): Pick<ObservationStore, 'refused' | 'refusedByFault'> {
  const table = `${engine.database}.refused`;
  return {
    async refused({ mn, limit, before }) {
      const rules = [mn === undefined ? '1' : `mn = ${sqlText(mn)}`, before === undefined ? '1' : `number < ${sqlInteger(before)}`];
      const rows = await engine.rows(`SELECT ${columns} FROM ${table} FINAL WHERE ${rules.join(' AND ')} ORDER BY number DESC LIMIT ${sqlInteger(limit)}`);
      return rows.map(refusedOf);
    },
    async refusedByFault() {
      const rows = await engine.rows(`SELECT fault, mn, count() FROM ${table} FINAL GROUP BY fault, mn ORDER BY count() DESC, fault, mn LIMIT 10000`);
      return rows.map(([fault, mn, count]) => ({ fault: String(fault), mn: String(mn), count: Number(count) }));
    },
  };
}
