-- Lists, boards and work lists over a million cases: what they show stands in a short form beside the whole one, and is counted as it changes.
alter table cases add column summary jsonb;
update cases set summary = snapshot - array['measures', 'evidence', 'frozen', 'notice', 'checklist'];
alter table cases alter column summary set not null;
alter table cases alter column summary set storage main;
-- The earliest clock that runs: what lapses is found by it.
alter table cases add column next_due bigint;
update cases set next_due = (select min((clock->>'due')::bigint) from jsonb_array_elements(snapshot->'clocks') clock where clock->>'stoppedAt' is null);
create index cases_next_due on cases (next_due) where next_due is not null;
-- Whoever sees one city or county only reads what lies there.
alter table cases add column city text collate "C" generated always as (left(region, 4)) stored;
alter table cases add column county text collate "C" generated always as (left(region, 6)) stored;
create index cases_city on cases (city, opened_at desc, id desc);
create index cases_county on cases (county, opened_at desc, id desc);
drop index cases_type_state;
create index cases_type_state on cases (type, state, opened_at desc, id desc);
drop index cases_region;

-- Two letters find a case: a text is known by its pairs of neighbouring letters, for Chinese words have two.
create function letter_pairs(said text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct substr(lower(said), at, 2)), '{}') from generate_series(1, length(said) - 1) at
$$;
drop index cases_text;
create index cases_pairs on cases using gin (letter_pairs(number || ' ' || title)) with (fastupdate = on);
create function cases_with_pairs(pattern text, wanted text) returns setof text
language sql stable security definer set search_path = qingshan, pg_temp as $$
  select id from cases where letter_pairs(number || ' ' || title) @> letter_pairs(wanted) and (number || ' ' || title) ilike pattern
$$;
-- A word of many cases is soon met going from the newest back, one of few is found by its pairs: how many of the newest have it.
create function newest_with_text(pattern text) returns bigint
language sql stable security definer set search_path = qingshan, pg_temp as $$
  select count(*) from (select number, title from cases order by opened_at desc, id desc limit 3000) newest where (number || ' ' || title) ilike pattern
$$;
drop function cases_with_text(text);
revoke all on function cases_with_pairs(text, text), newest_with_text(text) from public;
grant execute on function cases_with_pairs(text, text), newest_with_text(text) to qingshan_app;

-- What waits for a unit is ordered and counted without opening the cases.
alter table case_tasks add column type text collate "C";
alter table case_tasks add column state text collate "C";
alter table case_tasks add column region text collate "C";
alter table case_tasks add column returned boolean;
alter table case_tasks add column units text[];
update case_tasks set type = cases.type, state = cases.state, region = cases.region, returned = cases.snapshot ? 'returned', units = cases.units from cases where cases.id = case_id;
alter table case_tasks alter column type set not null;
alter table case_tasks alter column state set not null;
alter table case_tasks alter column region set not null;
alter table case_tasks alter column returned set not null;
alter table case_tasks alter column units set not null;
drop policy viewer on case_tasks;
create policy viewer on case_tasks to qingshan_app using (sees(region, units)) with check (sees(region, units));

-- How many stand where. Each change adds a line, so that two who work at once do not wait for each other; lines are summed up now and then.
create table case_counts (
  type text collate "C" not null,
  state text collate "C" not null,
  region text collate "C" not null,
  open boolean not null,
  count bigint not null,
  primary key (type, state, region, open)
);
create table case_count_changes (
  id bigint generated always as identity primary key,
  type text collate "C" not null,
  state text collate "C" not null,
  region text collate "C" not null,
  open boolean not null,
  change integer not null
);
insert into case_counts select type, state, region, closed_at is null, count(*) from cases group by 1, 2, 3, 4;

create function count_case() returns trigger language plpgsql security definer set search_path = qingshan, pg_temp as $$
declare line bigint;
begin
  if tg_op = 'UPDATE' then
    if (old.type, old.state, old.region, old.closed_at is null) = (new.type, new.state, new.region, new.closed_at is null) then return null; end if;
    insert into case_count_changes (type, state, region, open, change) values (old.type, old.state, old.region, old.closed_at is null, -1);
  end if;
  insert into case_count_changes (type, state, region, open, change) values (new.type, new.state, new.region, new.closed_at is null, 1) returning id into line;
  if line % 500 = 0 and pg_try_advisory_xact_lock(7164700120128) then
    with taken as (delete from case_count_changes returning type, state, region, open, change)
    insert into case_counts as held select type, state, region, open, sum(change) from taken group by 1, 2, 3, 4
      on conflict (type, state, region, open) do update set count = held.count + excluded.count;
  end if;
  return null;
end
$$;
create trigger counted after insert or update on cases for each row execute function count_case();

alter table case_counts enable row level security;
alter table case_counts force row level security;
create policy viewer on case_counts for select to qingshan_app using (sees(region, '{}'::text[]));
create policy owner_counts on case_counts to current_user using (true) with check (true);
alter table case_count_changes enable row level security;
alter table case_count_changes force row level security;
create policy viewer on case_count_changes for select to qingshan_app using (sees(region, '{}'::text[]));
create policy owner_counts on case_count_changes to current_user using (true) with check (true);
grant select on case_counts, case_count_changes to qingshan_app;

