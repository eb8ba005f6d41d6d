import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { openChdb } from '../src/stores/observations/chdb.ts';

/**
 * What a stopped folder holds of every device: its first frame's readings, factor by factor. Prints `{"devices","values","hash"}`;
 * clocks do not enter the hash, so that equal inputs have equal hashes whatever the speed. `--before MS`: instead which frames of data
 * times before then there are, whatever their values.
 */
const { values: { data = '', before } } = parseArgs({ options: { data: { type: 'string' }, before: { type: 'string' } } });
const engine = openChdb({ folder: `${data}/observations`, readers: 1 });
const db = engine.database;
const rows = await engine.rows(before === undefined ? `SELECT f.mn, r.factor, r.field, toString(r.value) FROM ${db}.readings AS r FINAL
  INNER JOIN (SELECT point, any(mn) AS mn, min(data_time) AS first FROM ${db}.frames GROUP BY point) AS f ON r.point = f.point AND r.at = f.first
  ORDER BY f.mn, r.factor, r.field`
  : `SELECT mn, cn, toUnixTimestamp64Milli(data_time) AS ms FROM ${db}.frames WHERE ms < ${Number(before)} ORDER BY mn, cn, ms`);
await engine.close();
const hash = createHash('sha256');
for (const row of rows) hash.update(`${row.join(' ')}\n`);
process.stdout.write(`${JSON.stringify({ devices: new Set(rows.map(([mn]) => mn)).size, values: rows.length, hash: hash.digest('hex').slice(0, 16) })}\n`);
