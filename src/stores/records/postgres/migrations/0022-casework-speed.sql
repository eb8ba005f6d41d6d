-- When a case last moved: what a day's numbers are counted over.
alter table cases add column moved_at bigint;
update cases set moved_at = (select coalesce(max((done.value->>'at')::bigint), 0) from jsonb_each(snapshot->'doneBy') done);
alter table cases alter column moved_at set not null;
create index cases_moved on cases (type, moved_at);
-- Work lists in the order in which they are shown: what was returned, then by the day (Beijing) on which it is due.
drop index case_tasks_unit;
create index case_tasks_unit on case_tasks (unit, returned desc, ((due + 28800000) / 86400000), due);
-- The short form of a case keeps the clocks that run, and nothing that only its own page shows.
update cases set summary = (summary - array['papers', 'children', 'extensions'])
  || jsonb_build_object('clocks', coalesce((select jsonb_agg(clock order by place) from jsonb_array_elements(summary->'clocks') with ordinality as running(clock, place) where not clock ? 'stoppedAt'), '[]'),
    'signatures', coalesce((select jsonb_agg(signature - 'proof' order by place) from jsonb_array_elements(summary->'signatures') with ordinality as given(signature, place)), '[]'));
create index cases_type_open on cases (type, opened_at desc, id desc) where closed_at is null;

-- A word of many cases: the newest that have it and that the session sees, going from the newest back. The planner cannot know that they are soon met.
create function newest_cases_with(pattern text, wanted_types text[], only_open boolean, after_case text, most integer) returns setof text
language plpgsql stable security definer set search_path = qingshan, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare
  place text := case when current_setting('qs.scope', true) = 'region' then current_setting('qs.region', true) else '' end;
  met_at bigint;
  met_id text;
begin
  select opened_at, id into met_at, met_id from cases where id = after_case;
  if length(place) = 6 then
    return query select id from cases where county = place and (number || ' ' || title) ilike pattern and sees(region, units) and (wanted_types is null or type = any(wanted_types))
      and (only_open is null or only_open = (closed_at is null)) and (after_case is null or (opened_at, id) < (met_at, met_id)) order by opened_at desc, id desc limit most;
  elsif length(place) = 4 then
    return query select id from cases where city = place and (number || ' ' || title) ilike pattern and sees(region, units) and (wanted_types is null or type = any(wanted_types))
      and (only_open is null or only_open = (closed_at is null)) and (after_case is null or (opened_at, id) < (met_at, met_id)) order by opened_at desc, id desc limit most;
  else
    return query select id from cases where (number || ' ' || title) ilike pattern and sees(region, units) and (wanted_types is null or type = any(wanted_types))
      and (only_open is null or only_open = (closed_at is null)) and (after_case is null or (opened_at, id) < (met_at, met_id)) order by opened_at desc, id desc limit most;
  end if;
end
$$;
create or replace function newest_with_text(pattern text) returns bigint
language sql stable security definer set search_path = qingshan, pg_temp as $$
  select count(*) from (select number, title from cases order by opened_at desc, id desc limit 500) newest where (number || ' ' || title) ilike pattern
$$;
revoke all on function newest_cases_with(text, text[], boolean, text, integer) from public;
grant execute on function newest_cases_with(text, text[], boolean, text, integer) to qingshan_app;
