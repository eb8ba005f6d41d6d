import { identifier } from './text.ts';

/** By which column the rows of a table go to shards: one series lies on one shard, so that the newest version of a key is found there. */
const shardBy: Readonly<Record<string, string>> = {
  frames: 'point', readings: 'point', determinations: 'point', latest_determinations: 'point', latest_readings: 'point', first_readings: 'point',
  repeated: 'number', refused: 'number', factors: 'sipHash64(code)', migrations: 'number',
  fire_detections: 'sipHash64(id)',
};

/**
 * The statements that make one of our tables on a cluster: replicated on each shard under the name `<table>_local`, and over all
 * shards under its own. Other statements stay as they are. The server gives `{shard}` and `{replica}` (its macros).
 */
export function clusterStatements(statement: string, cluster: string): readonly string[] {
  const on = identifier(cluster);
  const parts = /^CREATE TABLE (IF NOT EXISTS )?(\w+)\.(\w+) ([\s\S]*?) ?ENGINE = ReplacingMergeTree(?:\((\w+)\))?([\s\S]*)$/.exec(statement.replaceAll(/\)\s+ENGINE/g, ') ENGINE'));
  const altered = /^ALTER TABLE (\w+)\.(\w+) (MODIFY SETTING .*)$/.exec(statement);
  if (altered !== null) return [`ALTER TABLE ${altered[1]}.${altered[2]}_local ON CLUSTER ${on} ${altered[3]}`];
  if (parts === null) return [statement.startsWith('CREATE DATABASE') ? `${statement} ON CLUSTER ${on}` : statement];
  const [, maybe = '', database = '', table = '', columns = '', version, rest = ''] = parts;
  const key = shardBy[table];
  if (key === undefined) throw new Error(`table ${table} has no place in a cluster: name its shard key`);
  const place = `'/clickhouse/tables/{shard}/${database}/${table}', '{replica}'${version === undefined ? '' : `, ${version}`}`;
  return [
    `CREATE TABLE ${maybe}${database}.${table}_local ON CLUSTER ${on} ${columns} ENGINE = ReplicatedReplacingMergeTree(${place})${rest}`,
    `CREATE TABLE ${maybe}${database}.${table} ON CLUSTER ${on} AS ${database}.${table}_local ENGINE = Distributed(${on}, ${database}, ${table}_local, ${key})`,
  ];
}

/** An insert resolves only when the shards have the rows, two replicas each; a sub-query meets the rows of its own shard, where its series lie. */
export const clusterSettings = { distributed_foreground_insert: 1, insert_quorum: '2', distributed_product_mode: 'local' } as const;
