-- How many stand where is kept for each unit too, and a unit's newest cases of some types are found type by type: neither grows with what
-- an office has ended in ten years. `unit`: '' counts all cases.
alter table case_counts add column unit text collate "C" not null default '';
alter table case_counts drop constraint case_counts_pkey;
alter table case_counts add primary key (unit, type, state, region, open);
alter table case_count_changes add column unit text collate "C" not null default '';
create index case_count_changes_unit on case_count_changes (unit);
insert into case_counts (unit, type, state, region, open, count)
  select party.unit, type, state, region, closed_at is null, count(*) from cases, lateral (select distinct unnest(units) as unit) party group by 1, 2, 3, 4, 5;

create or replace function count_case() returns trigger language plpgsql security definer set search_path = qingshan, pg_temp as $$
declare
  line bigint;
  lines integer := 0;
begin
  if tg_op = 'UPDATE' then
    if (old.type, old.state, old.region, old.closed_at is null, old.units) = (new.type, new.state, new.region, new.closed_at is null, new.units) then return null; end if;
    insert into case_count_changes (unit, type, state, region, open, change)
      select unit, old.type, old.state, old.region, old.closed_at is null, -1 from (select '' as unit union select unnest(old.units)) party;
  end if;
  with added as (
    insert into case_count_changes (unit, type, state, region, open, change)
      select unit, new.type, new.state, new.region, new.closed_at is null, 1 from (select '' as unit union select unnest(new.units)) party returning id)
  select max(id), count(*) into line, lines from added;
  -- Whoever passes a full thousand sums up.
  if line % 1000 < lines and pg_try_advisory_xact_lock(7164700120128) then
    with taken as (delete from case_count_changes returning unit, type, state, region, open, change)
    insert into case_counts as held (unit, type, state, region, open, count) select unit, type, state, region, open, sum(change) from taken group by 1, 2, 3, 4, 5
      on conflict (unit, type, state, region, open) do update set count = held.count + excluded.count;
  end if;
  return null;
end
$$;

drop policy viewer on case_counts;
create policy viewer on case_counts for select to qingshan_app using (sees(region, case when unit = '' then '{}'::text[] else array[unit] end));
drop policy viewer on case_count_changes;
create policy viewer on case_count_changes for select to qingshan_app using (sees(region, case when unit = '' then '{}'::text[] else array[unit] end));

create index case_units_types on case_units (unit, type, open, opened_at desc, case_id desc);
create or replace function newest_of_own_unit(pattern text, wanted_types text[], only_open boolean, after_case text, most integer) returns setof text
language plpgsql stable security definer set search_path = qingshan, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare
  own text := current_setting('qs.unit', true);
  met_at bigint;
  met_id text;
begin
  select opened_at, id into met_at, met_id from cases where id = after_case;
  if pattern is null and wanted_types is not null then
    return query select met.case_id from (select distinct unnest(wanted_types) as type) kind
      cross join unnest(case when only_open is null then array[true, false] else array[only_open] end) standing(open)
      cross join lateral (
        select f.case_id, f.opened_at from case_units f where f.unit = own and f.type = kind.type and f.open = standing.open
          and (after_case is null or (f.opened_at, f.case_id) < (met_at, met_id)) order by f.opened_at desc, f.case_id desc limit most) met
      order by met.opened_at desc, met.case_id desc limit most;
  elsif pattern is null then
    return query select f.case_id from case_units f where f.unit = own and (only_open is null or only_open = f.open)
      and (after_case is null or (f.opened_at, f.case_id) < (met_at, met_id)) order by f.opened_at desc, f.case_id desc limit most;
  else
    return query select f.case_id from case_units f join case_words w on w.case_id = f.case_id where f.unit = own and w.words ilike pattern
      and (wanted_types is null or f.type = any(wanted_types)) and (only_open is null or only_open = f.open)
      and (after_case is null or (f.opened_at, f.case_id) < (met_at, met_id)) order by f.opened_at desc, f.case_id desc limit most;
  end if;
end
$$;

-- The words of a case stand beside where it lies: going back through one city or county opens no wide row.
alter table case_words add column region text collate "C";
update case_words set region = cases.region from cases where cases.id = case_id;
alter table case_words alter column region set not null;
create index case_words_city on case_words (left(region, 4), opened_at desc, case_id desc);
create index case_words_county on case_words (left(region, 6), opened_at desc, case_id desc);
create or replace function find_case() returns trigger language plpgsql security definer set search_path = qingshan, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    delete from case_units where case_id = new.id;
  end if;
  insert into case_units select distinct unnest(new.units), new.id, new.type, new.opened_at, new.closed_at is null;
  insert into case_words (case_id, opened_at, words, region) values (new.id, new.opened_at, new.number || ' ' || new.title, new.region)
    on conflict (case_id) do update set opened_at = excluded.opened_at, words = excluded.words, region = excluded.region
    where (case_words.opened_at, case_words.words, case_words.region) is distinct from (excluded.opened_at, excluded.words, excluded.region);
  return null;
end
$$;
drop trigger found_anew on cases;
create trigger found_anew after update on cases for each row
  when ((old.units, old.type, old.opened_at, old.closed_at is null, old.number, old.title, old.region)
    is distinct from (new.units, new.type, new.opened_at, new.closed_at is null, new.number, new.title, new.region))
  execute function find_case();

create or replace function newest_cases_with(pattern text, wanted_types text[], only_open boolean, after_case text, most integer) returns setof text
language plpgsql stable security definer set search_path = qingshan, pg_temp
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  place text := case when current_setting('qs.scope', true) = 'region' then current_setting('qs.region', true) else '' end;
  met_at bigint;
  met_id text;
begin
  select opened_at, id into met_at, met_id from cases where id = after_case;
  if length(place) >= 6 then
    return query select c.id from case_words w join cases c on c.id = w.case_id where left(w.region, 6) = left(place, 6) and w.words ilike pattern
      and sees(c.region, c.units) and (wanted_types is null or c.type = any(wanted_types)) and (only_open is null or only_open = (c.closed_at is null))
      and (after_case is null or (w.opened_at, w.case_id) < (met_at, met_id)) order by w.opened_at desc, w.case_id desc limit most;
  elsif length(place) = 4 then
    return query select c.id from case_words w join cases c on c.id = w.case_id where left(w.region, 4) = place and w.words ilike pattern
      and sees(c.region, c.units) and (wanted_types is null or c.type = any(wanted_types)) and (only_open is null or only_open = (c.closed_at is null))
      and (after_case is null or (w.opened_at, w.case_id) < (met_at, met_id)) order by w.opened_at desc, w.case_id desc limit most;
  else
    return query select c.id from case_words w join cases c on c.id = w.case_id where w.words ilike pattern
      and sees(c.region, c.units) and (wanted_types is null or c.type = any(wanted_types)) and (only_open is null or only_open = (c.closed_at is null))
      and (after_case is null or (w.opened_at, w.case_id) < (met_at, met_id)) order by w.opened_at desc, w.case_id desc limit most;
  end if;
end
$$;
