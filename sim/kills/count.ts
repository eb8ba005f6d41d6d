import { parseArgs } from 'node:util';
import { openChdb } from '../../src/stores/observations/chdb.ts';

/**
 * Says what a stopped folder holds, one JSON line a content: device, data time, rows of frames as they lie on disk (not yet merged
 * ones included), readings, and how many of them name that frame. Last line: totals.
 */
const { values } = parseArgs({ options: { data: { type: 'string' } } });
const engine = openChdb({ folder: `${values.data}/observations`, readers: 1 });
const db = engine.database;
const rows = await engine.rows(`SELECT f.mn, toUnixTimestamp64Milli(f.data_time), f.rows, r.readings, r.frame = f.number
  FROM (SELECT point, mn, data_time, count() AS rows, max(number) AS number FROM ${db}.frames GROUP BY point, mn, data_time) AS f
  LEFT JOIN (SELECT point, at, count() AS readings, if(min(frame) = max(frame), max(frame), 0) AS frame FROM ${db}.readings FINAL GROUP BY point, at) AS r
  ON f.point = r.point AND f.data_time = r.at ORDER BY f.mn, f.data_time`);
for (const [mn, dataTime, frames, readings, own] of rows) process.stdout.write(`${JSON.stringify({ mn, dataTime, frames, readings, own: Number(own) === 1 })}\n`);
const [total] = await engine.rows(`SELECT (SELECT count() FROM ${db}.frames), (SELECT count() FROM ${db}.readings FINAL), (SELECT count() FROM ${db}.repeated)`);
process.stdout.write(`${JSON.stringify({ frames: total?.[0], readings: total?.[1], repeated: total?.[2] })}\n`);
await engine.close();
