import { firstReadings } from './first-readings.ts';

/** One numbered change of the schema. A published one is never edited: add the next number. */
export type Migration = { readonly number: number; readonly name: string; readonly statements: (database: string) => readonly string[] };

const durable = 'fsync_after_insert = 1, fsync_part_directory = 1';

/** Raw frames, repeats and refusals; `encoded` carries the bytes as base64 and is not stored. */
const frames = (db: string): readonly string[] => [
  `CREATE TABLE ${db}.frames (
    number UInt64 CODEC(Delta, ZSTD(1)), batch UInt64 CODEC(Delta, ZSTD(1)), point UInt32, mn String CODEC(ZSTD(1)),
    cn LowCardinality(String), st LowCardinality(String), data_time DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    packet UInt16, key UInt64, asked UInt8, received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    world_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    encoded String EPHEMERAL, bytes String DEFAULT base64Decode(encoded) CODEC(ZSTD(3)),
    PROJECTION by_number (SELECT number, batch, _part_offset ORDER BY number)
  ) ENGINE = ReplacingMergeTree(number) PARTITION BY toYYYYMM(received_at) ORDER BY (point, data_time, cn, key)
  SETTINGS deduplicate_merge_projection_mode = 'rebuild', ${durable}`,
  `CREATE TABLE ${db}.repeated (
    number UInt64, of UInt64, mn String, asked UInt8, received_at DateTime64(3, 'UTC')
  ) ENGINE = ReplacingMergeTree PARTITION BY toYYYYMM(received_at) ORDER BY number SETTINGS ${durable}`,
  `CREATE TABLE ${db}.refused (
    number UInt64, mn String, peer String, fault LowCardinality(String), detail String,
    received_at DateTime64(3, 'UTC'), world_at DateTime64(3, 'UTC'),
    encoded String EPHEMERAL, bytes String DEFAULT base64Decode(encoded) CODEC(ZSTD(3))
  ) ENGINE = ReplacingMergeTree PARTITION BY toYYYYMM(received_at) ORDER BY number SETTINGS ${durable}`,
];

const readings = (db: string): readonly string[] => [
  `CREATE TABLE ${db}.factors (code String, number UInt16) ENGINE = ReplacingMergeTree ORDER BY code SETTINGS ${durable}`,
  `CREATE TABLE ${db}.readings (
    point UInt32, factor UInt16, period UInt8, field UInt8, at DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    value Decimal(18, 6) CODEC(T64, ZSTD(1)), flag UInt8 CODEC(ZSTD(1)), frame UInt64 CODEC(Delta, ZSTD(1))
  ) ENGINE = ReplacingMergeTree(frame) PARTITION BY toYYYYMM(at) ORDER BY (point, factor, period, field, at)
  SETTINGS ${durable}`,
];

const determinationColumns = `point UInt32, factor LowCardinality(String), period LowCardinality(String),
    at DateTime64(3, 'UTC'), decided_at DateTime64(3, 'UTC'), value String, measured String, rank String, limit_value String,
    verdict LowCardinality(String), reason LowCardinality(String), edition LowCardinality(String),
    flag LowCardinality(String), valid String, frame String`;

/** History is kept; the newest of each series stands once more in a small table, so that a map never scans a year. */
const determinations = (db: string): readonly string[] => [
  `CREATE TABLE ${db}.determinations (${determinationColumns}
  ) ENGINE = ReplacingMergeTree PARTITION BY toYYYYMM(at) ORDER BY (point, factor, period, at, decided_at) SETTINGS ${durable}`,
  `CREATE TABLE ${db}.latest_determinations (${determinationColumns}, version UInt64
  ) ENGINE = ReplacingMergeTree(version) ORDER BY (point, factor, period) SETTINGS ${durable}`,
];

const latestReadings = (db: string): readonly string[] => [
  `CREATE TABLE ${db}.latest_readings (
    point UInt32, factor UInt16, period UInt8, field UInt8, at DateTime64(3, 'UTC'), value Decimal(18, 6), flag UInt8, frame UInt64
  ) ENGINE = ReplacingMergeTree(at) ORDER BY (point, factor, period, field) SETTINGS ${durable}`,
];

/** By year, so that a file of any span is one insert; the row itself stands beside what was read of it. */
const fireDetections = (db: string): readonly string[] => [
  `CREATE TABLE ${db}.fire_detections (
    id String CODEC(ZSTD(1)), at DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)), satellite LowCardinality(String),
    instrument LowCardinality(String), lat Decimal(18, 6), lon Decimal(18, 6), brightness Decimal(18, 6), brightness_long Decimal(18, 6),
    scan Decimal(18, 6), track Decimal(18, 6), frp Decimal(18, 6), confidence LowCardinality(String), version LowCardinality(String),
    day_night LowCardinality(String), presumed LowCardinality(String), run LowCardinality(String), place UInt32,
    file LowCardinality(String), line UInt32, row String CODEC(ZSTD(1)), edition UInt64
  ) ENGINE = ReplacingMergeTree(edition) PARTITION BY toYear(at) ORDER BY (at, id) SETTINGS ${durable}`,
];

/**
 * The engine syncs no merged part by itself and takes the parts that it came from away eight minutes later, by when it trusts the system to
 * have written it. We do not: `sim/power` shows what a power cut takes.
 */
const mergesSynced = (db: string): readonly string[] => [
  'migrations', 'frames', 'repeated', 'refused', 'factors', 'readings', 'determinations', 'latest_determinations', 'latest_readings', 'fire_detections',
  'first_readings',
].map((table) => `ALTER TABLE ${db}.${table} MODIFY SETTING min_rows_to_fsync_after_merge = 1`);

export const migrations: readonly Migration[] = [
  { number: 1, name: 'frames', statements: frames },
  { number: 2, name: 'readings', statements: readings },
  { number: 3, name: 'determinations', statements: determinations },
  { number: 4, name: 'latest-readings', statements: latestReadings },
  { number: 5, name: 'fire-detections', statements: fireDetections },
  { number: 6, name: 'first-readings', statements: firstReadings },
  { number: 7, name: 'merges-synced', statements: mergesSynced },
];
