/** Statements over the exchange tables of one schema; its name is checked by the model before it comes here. */
export function exchangeSql(schema: string) {
  const [frame, reading, incoming] = ['out_frame', 'out_reading', 'in_reading'].map((name) => `"${schema}".${name}`);
  const unread = 'status = 0 and batch is null';
  const columns = `id::text, mn, point, factor, data_type, field, to_char(data_time, 'YYYY-MM-DD HH24:MI:SS') as data_time, value, unit, flag`;
  const again = 'written_at = now(), status = 0, error_text = null, read_at = null';
  return {
    putFrames: `insert into ${frame} (platform, frame, batch, mn, point, st, command, data_time, received_at, content, readings)
      select $1, r.* from jsonb_to_recordset($2::jsonb) as r(frame bigint, batch bigint, mn text, point bigint, st text, command text,
        data_time timestamp, received_at timestamp, content text, readings integer)
      on conflict (platform, frame) do update set batch = excluded.batch, mn = excluded.mn, content = excluded.content,
        readings = excluded.readings, settled_at = null, ${again}`,
    putReadings: `insert into ${reading} as held
        (platform, mn, data_type, factor, field, data_time, value, flag, unit, factor_name, point, point_name, frame, batch)
      select $1, r.* from jsonb_to_recordset($2::jsonb) as r(mn text, data_type text, factor text, field text, data_time timestamp,
        value numeric, flag text, unit text, factor_name text, point bigint, point_name text, frame bigint, batch bigint)
      on conflict (platform, mn, data_type, factor, field, data_time) do update set value = excluded.value, flag = excluded.flag,
        unit = excluded.unit, factor_name = excluded.factor_name, point = excluded.point, point_name = excluded.point_name,
        frame = excluded.frame, batch = excluded.batch, ${again} where held.frame <= excluded.frame`,
    answers: `select f.frame::text as frame, (extract(epoch from f.received_at at time zone 'Asia/Shanghai') * 1000)::bigint::text as at,
        f.status = 2 or r.refused as refused, coalesce(f.error_text, r.error_text, '') as error_text
      from ${frame} f cross join lateral (select coalesce(bool_or(status = 0), false) as unread, coalesce(bool_or(status = 2), false) as refused,
        max(error_text) filter (where status = 2) as error_text from ${reading} where platform = f.platform and frame = f.frame) r
      where f.platform = $1 and f.settled_at is null and (f.status <> 0 or (f.readings > 0 and not r.unread)) order by f.frame limit $2`,
    taken: `update ${frame} set settled_at = now() where platform = $1 and frame = any($2::bigint[])`,
    waiting: `select count(*)::int as rows, (extract(epoch from min(written_at)) * 1000)::bigint::text as oldest
      from (select written_at from ${incoming} where ${unread} order by id limit $1) first`,
    look: `select ${columns} from ${incoming} where ${unread} order by id limit $1`,
    openBatch: `select batch from ${incoming} where status = 0 and batch is not null order by batch limit 1`,
    claim: `update ${incoming} set batch = $1 where id in (select id from ${incoming} where ${unread} order by id limit $2 for update skip locked)`,
    release: `update ${incoming} set batch = null where batch = $1 and status = 0`,
    rowsOf: `select ${columns} from ${incoming} where batch = $1 and status = 0 order by id`,
    answer: `update ${incoming} i set status = case when r.id is null then 1 else 2 end, error_text = r.text, finished_at = now()
      from ${incoming} own left join jsonb_to_recordset($2::jsonb) as r(id bigint, text text) on r.id = own.id
      where i.id = own.id and own.batch = $1 and own.status = 0`,
  };
}
