-- All measures of all items (M26), each a row beside its case: found, ordered and counted without opening the cases. An open item without
-- any has one row.
create table case_measures (
  case_id text collate "C" not null,
  id text collate "C" not null,
  place integer not null,
  type text collate "C" not null,
  region text collate "C" not null,
  city text collate "C" generated always as (left(region, 4)) stored,
  county text collate "C" generated always as (left(region, 6)) stored,
  units text[] not null,
  lead text collate "C" not null,
  document text collate "C" not null,
  standing text collate "C" not null check (standing in ('current', 'closed', 'dropped', 'none')),
  state text collate "C" not null,
  -- '~' where none is said: after every day.
  due text collate "C" not null,
  works boolean not null,
  excused boolean not null,
  projects text[] not null default '{}',
  no_target boolean not null,
  empty_words boolean not null,
  no_project boolean generated always as (works and not excused and cardinality(projects) = 0) stored,
  searched text not null,
  measure jsonb,
  primary key (case_id, id)
);
create index case_measures_due on case_measures (standing, due, case_id, id);
create index case_measures_item on case_measures (standing, region, case_id, place);
create index case_measures_city on case_measures (standing, city, due, case_id, id);
create index case_measures_county on case_measures (standing, county, due, case_id, id);
create index case_measures_lead on case_measures (standing, lead, due, case_id, id);
create index case_measures_type on case_measures (standing, type, due, case_id, id);
create index case_measures_document on case_measures (standing, document, due, case_id, id) where document <> '';
create index case_measures_state on case_measures (standing, state, due, case_id, id);
create index case_measures_open on case_measures (due, case_id, id)
  where standing = 'current' and state in ('proposed', 'reviewed', 'active');
create index case_measures_works on case_measures (standing, due, case_id, id) where works;
create index case_measures_no_project on case_measures (standing, due, case_id, id) where no_project;
create index case_measures_no_target on case_measures (standing, due, case_id, id) where no_target;
create index case_measures_empty_words on case_measures (standing, due, case_id, id) where empty_words;
create index case_measures_units on case_measures using gin (units) with (fastupdate = on);
create index case_measures_pairs on case_measures using gin (letter_pairs(searched)) with (fastupdate = on);

-- What the row rules hide an index of is found by the owner, and read under the rules.
create function measures_with_pairs(pattern text, wanted text) returns table (found_case text, found_id text)
language sql stable security definer set search_path = qingshan, pg_temp as $$
  select case_id, id from case_measures where letter_pairs(searched) @> letter_pairs(wanted) and searched ilike pattern
$$;
-- How many of a thousand have it, from both ends of the days and of the items: a word of many measures is soon met going through the list.
create function some_measures_with(pattern text) returns bigint
language sql stable security definer set search_path = qingshan, pg_temp as $$
  select count(*) from (
    (select searched from case_measures where standing = 'current' order by due, case_id, id limit 250)
    union all (select searched from case_measures where standing = 'current' order by due desc, case_id desc, id desc limit 250)
    union all (select searched from case_measures order by case_id, id limit 250)
    union all (select searched from case_measures order by case_id desc, id desc limit 250)
  ) slices where searched ilike pattern
$$;
create function measures_of_unit(wanted text) returns setof text
language sql stable security definer set search_path = qingshan, pg_temp as $$
  select distinct case_id from case_measures where units @> array[wanted]
$$;
revoke all on function measures_with_pairs(text, text), some_measures_with(text), measures_of_unit(text) from public;
grant execute on function measures_with_pairs(text, text), some_measures_with(text), measures_of_unit(text) to qingshan_app;

-- What stands already, as the steps of that day would have written it.
with measured as (
  select id as case_id, type, number, title, region, units, closed_at, snapshot,
    coalesce(snapshot->'fields'->>'documentNumber', '') as document,
    coalesce(snapshot->'parties'->>(case type when 'rectification/provincial' then 'lead' when 'rectification/city' then 'city'
      else 'county' end), '') as lead,
    (snapshot->'doneBy'->(case type when 'rectification/listed-problem' then 'approve-measures'
      else 'approve-plan' end)->>'at')::bigint as reviewed_at,
    (snapshot->'doneBy'->(case type when 'rectification/listed-problem' then 'approve-measures'
      when 'rectification/problem' then 'approve-plan' else 'publish-plan' end)->>'at')::bigint as active_at
  from cases where type in ('rectification/problem', 'rectification/city', 'rectification/provincial', 'rectification/listed-problem')
), written as (
  select measured.*, one.value as measure, one.value->>'id' as id, one.place - 1 as place,
    not (one.value->>'quantity' ~ '^\d+(\.\d+)?$' and one.value->>'quantity' ~ '[1-9]') as unmeasured
  from measured cross join lateral jsonb_array_elements(snapshot->'measures') with ordinality as one(value, place)
)
insert into case_measures (case_id, id, place, type, region, units, lead, document, standing, state, due, works, excused, projects,
  no_target, empty_words, searched, measure)
select case_id, id, place, type, region, units, lead, document,
  case when measure ? 'dropped' then 'dropped' when closed_at is null then 'current' else 'closed' end,
  case when measure ? 'dropped' then 'dropped' when measure->'verified'->>'holds' = 'true' then 'verified'
    when measure->>'done' = 'true' then 'done'
    when reviewed_at is null or (coalesce((measure->>'at')::bigint, 0) > reviewed_at and not measure ? 'reviewed') then 'proposed'
    when coalesce(active_at, -1) >= reviewed_at then 'active' else 'reviewed' end,
  coalesce(nullif(measure->>'due', ''), '~'), coalesce(measure->>'works' = 'true', false), measure ? 'withoutProject',
  coalesce((select array_agg(project.id order by project.opened_at, project.id) from cases project where project.parent = case_id
    and project.type = 'rectification/project' and project.state <> 'withdrawn'
    and project.snapshot->'fields'->>'measure' = written.id), '{}'),
  unmeasured or btrim(measure->>'unit') = '',
  unmeasured and measure->>'what' ~ '加强|推进|持续|强化|完善|提升|加大|深化|落实|进一步|加快|有序|努力|力争|积极|适时'
    and measure->>'what' !~ '[0-9一二三四五六七八九十百千万]',
  concat_ws(' ', number, title, document, measure->>'what', coalesce(measure->>'place', ''), measure->>'owner'), measure
from written
union all
select case_id, '', -1, type, region, units, lead, document, 'none', 'none', '~', false, false, '{}',
  false, false, concat_ws(' ', number, title, document), null
from measured where closed_at is null
  and not exists (select 1 from jsonb_array_elements(snapshot->'measures') one where not one ? 'dropped');
analyze case_measures;

alter table case_measures enable row level security;
alter table case_measures force row level security;
create policy viewer on case_measures to qingshan_app using (sees(region, units)) with check (sees(region, units));
create policy owner_reads on case_measures for select to current_user using (true);
grant select, insert, update, delete on case_measures to qingshan_app;
