import type { ObservationStore } from '../src/flow/ports/observations.ts';
import { fields, periods } from '../src/model/reading.ts';
import type { SqlEngine } from '../src/stores/observations/engine.ts';

/** Hour values: `values` in all over points of ten factors, a year at most each; besides one point with ten years, and `frames` raw frames. */
export type QuestionInputs = { readonly values: number; readonly series: number; readonly frames: number; readonly seed: number; readonly peers?: number };

const hourMs = 3_600_000;
const factorsOfPoint = 10;
const tenYears = 10 * 365 * 24;
/** The point with ten years of one factor. */
export const longPoint = 4_000_000;
/** Midnight of 2026-01-01 in Beijing: where every series ends. */
const end = Date.UTC(2025, 11, 31, 16);

export const pointsOf = ({ series }: QuestionInputs): number => Math.max(1, Math.floor(series / factorsOfPoint));
export const lastHour = end - hourMs;
const hoursOf = (inputs: QuestionInputs): number => Math.max(1, Math.floor(inputs.values / (pointsOf(inputs) * factorsOfPoint)));

/** Made in the engine from a seed, month by month as they would have come, then merged as after a quiet night. */
export async function fillQuestions(engine: SqlEngine, store: ObservationStore, inputs: QuestionInputs): Promise<readonly string[]> {
  const codes = Array.from({ length: factorsOfPoint }, (_, index) => `a${String(21_001 + index)}`);
  await store.factorNumbers(codes);
  const [points, hours] = [pointsOf(inputs), hoursOf(inputs)];
  for (let from = 0; from < hours; from += 720) await hoursInto(engine, inputs.seed, points * factorsOfPoint, hours - from, Math.min(720, hours - from));
  await engine.command(`INSERT INTO ${engine.database}.readings SELECT ${longPoint}, 1, ${periods.hour}, ${fields.Avg},
    fromUnixTimestamp64Milli(toInt64(${end}) - toInt64(number + 1) * ${hourMs}, 'UTC'), ${valueOf('number')}, 78, toUInt64(${tenYears} - number) FROM numbers(${tenYears})`);
  await framesInto(engine, inputs.frames);
  for (const table of ['readings', 'frames']) await engine.command(`OPTIMIZE TABLE ${engine.database}.${table} FINAL`);
  return codes;
}

/** Three digits that wander, as instruments send them. */
const valueOf = (hash: string): string => `reinterpret(toInt64(10000 * (2000 + cityHash64(${hash}) % 900)), 'Decimal(18, 6)')`;

const hoursInto = (engine: SqlEngine, seed: number, series: number, before: number, hours: number): Promise<void> =>
  engine.command(`INSERT INTO ${engine.database}.readings SELECT toUInt32(1 + intDiv(intDiv(number, ${hours}), ${factorsOfPoint})), toUInt16(1 + intDiv(number, ${hours}) % ${factorsOfPoint}),
    ${periods.hour}, ${fields.Avg}, fromUnixTimestamp64Milli(toInt64(${end}) - (toInt64(${before}) - toInt64(number % ${hours})) * ${hourMs}, 'UTC') AS at,
    ${valueOf(`${seed}, number, ${before}`)}, if(cityHash64(number, ${before}) % 200 = 0, 68, 78),
    toUInt64(toUnixTimestamp64Milli(at)) * 4194304 + intDiv(intDiv(number, ${hours}), ${factorsOfPoint})
    FROM numbers(${series * hours}) SETTINGS max_insert_block_size = 1048576`);

/** Real-time frames of 500 loggers, a second apart: QN, time and ten values differ from frame to frame. */
const framesInto = (engine: SqlEngine, frames: number): Promise<void> =>
  engine.command(`INSERT INTO ${engine.database}.frames (number, batch, point, mn, cn, st, data_time, packet, key, asked, received_at, world_at, encoded)
    SELECT toUInt64(${end - hourMs} + intDiv(number, 500) * 1000) * 4194304 + number % 500 AS number_, intDiv(number, 5000), toUInt32(1 + number % 500), concat('SIM', leftPad(toString(number % 500), 5, '0')), '2011', '32',
      fromUnixTimestamp64Milli(toInt64(${end}) - toInt64(${hourMs}) + toInt64(intDiv(number, 500)) * 1000, 'UTC') AS at, 0, cityHash64(number, 1), 1, at, at,
      base64Encode(concat('##0345QN=', formatDateTime(at, '%Y%m%d%H%i%S'), '123;ST=32;CN=2011;PW=123456;MN=SIM', leftPad(toString(number % 500), 5, '0'), ';Flag=5;CP=&&DataTime=', formatDateTime(at, '%Y%m%d%H%i%S'), ';',
        arrayStringConcat(arrayMap(k -> concat('w', toString(21001 + k), '-Rtd=', toString(toDecimal64((2000 + cityHash64(number, k) % 900) / 100, 2)), ',w', toString(21001 + k), '-Flag=N'), range(10)), ';'), '&&', substring(hex(cityHash64(number)), 1, 4), '\\r\\n'))
    FROM numbers(${frames})`);
