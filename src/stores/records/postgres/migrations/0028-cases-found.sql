-- What finds cases stands in narrow tables of its own: a step changes a case, and seldom what it is found by; then no wide index is touched.
-- Which cases a unit is party to, newest first.
create table case_units (
  unit text collate "C" not null,
  case_id text collate "C" not null,
  type text collate "C" not null,
  opened_at bigint not null,
  open boolean not null,
  primary key (case_id, unit)
);
insert into case_units select distinct unnest(units), id, type, opened_at, closed_at is null from cases;
create index case_units_newest on case_units (unit, opened_at desc, case_id desc) include (type, open);
-- The words of a case and when it was opened: the newest that have a word, and those that have a rare one.
create table case_words (
  case_id text collate "C" primary key,
  opened_at bigint not null,
  words text not null
);
insert into case_words select id, opened_at, number || ' ' || title from cases order by opened_at;
create index case_words_newest on case_words (opened_at desc, case_id desc);
create index case_words_pairs on case_words using gin (letter_pairs(words)) with (fastupdate = on);
drop index cases_units;
drop index cases_pairs;

create function find_case() returns trigger language plpgsql security definer set search_path = qingshan, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    delete from case_units where case_id = new.id;
  end if;
  insert into case_units select distinct unnest(new.units), new.id, new.type, new.opened_at, new.closed_at is null;
  insert into case_words values (new.id, new.opened_at, new.number || ' ' || new.title)
    on conflict (case_id) do update set opened_at = excluded.opened_at, words = excluded.words
    where (case_words.opened_at, case_words.words) is distinct from (excluded.opened_at, excluded.words);
  return null;
end
$$;
create trigger found after insert on cases for each row execute function find_case();
create trigger found_anew after update on cases for each row
  when ((old.units, old.type, old.opened_at, old.closed_at is null, old.number, old.title) is distinct from (new.units, new.type, new.opened_at, new.closed_at is null, new.number, new.title))
  execute function find_case();

alter table case_units enable row level security;
alter table case_units force row level security;
create policy owner_finds on case_units to current_user using (true) with check (true);
alter table case_words enable row level security;
alter table case_words force row level security;
create policy owner_finds on case_words to current_user using (true) with check (true);

create or replace function cases_of_unit(wanted text) returns setof text
language sql stable security definer set search_path = qingshan, pg_temp as $$
  select case_id from case_units where unit = wanted
$$;
create or replace function cases_with_pairs(pattern text, wanted text) returns setof text
language sql stable security definer set search_path = qingshan, pg_temp as $$
  select case_id from case_words where letter_pairs(words) @> letter_pairs(wanted) and words ilike pattern
$$;

-- A word of many cases is soon met going from the newest back; one of few is found by its pairs of letters. Which of both a text is, only steers how it is searched.
create function is_common_text(pattern text, wanted text) returns boolean
language plpgsql stable security definer set search_path = qingshan, pg_temp set enable_seqscan = off as $$
begin
  if (select count(*) from (select words from case_words order by opened_at desc, case_id desc limit 500) newest where words ilike pattern) >= 5 then
    return true;
  end if;
  return (select count(*) from (select 1 from case_words where letter_pairs(words) @> letter_pairs(wanted) limit 2000) met) >= 2000;
end
$$;
revoke all on function is_common_text(text, text) from public;
grant execute on function is_common_text(text, text) to qingshan_app;
drop function newest_with_text(text);

-- The newest cases of the session's region with a word, by the narrow table where it is no single city or county.
create or replace function newest_cases_with(pattern text, wanted_types text[], only_open boolean, after_case text, most integer) returns setof text
language plpgsql stable security definer set search_path = qingshan, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  place text := case when current_setting('qs.scope', true) = 'region' then current_setting('qs.region', true) else '' end;
  met_at bigint;
  met_id text;
begin
  select opened_at, id into met_at, met_id from cases where id = after_case;
  if length(place) >= 6 then
    return query select id from cases where county = left(place, 6) and (number || ' ' || title) ilike pattern
      and sees(region, units) and (wanted_types is null or type = any(wanted_types)) and (only_open is null or only_open = (closed_at is null))
      and (after_case is null or (opened_at, id) < (met_at, met_id)) order by opened_at desc, id desc limit most;
  elsif length(place) = 4 then
    return query select id from cases where city = place and (number || ' ' || title) ilike pattern
      and sees(region, units) and (wanted_types is null or type = any(wanted_types)) and (only_open is null or only_open = (closed_at is null))
      and (after_case is null or (opened_at, id) < (met_at, met_id)) order by opened_at desc, id desc limit most;
  else
    return query select c.id from case_words w join cases c on c.id = w.case_id where w.words ilike pattern and sees(c.region, c.units)
      and (wanted_types is null or c.type = any(wanted_types)) and (only_open is null or only_open = (c.closed_at is null))
      and (after_case is null or (w.opened_at, w.case_id) < (met_at, met_id)) order by w.opened_at desc, w.case_id desc limit most;
  end if;
end
$$;

-- The newest cases of the session's own unit, of some types, open or not, with a word or any.
create function newest_of_own_unit(pattern text, wanted_types text[], only_open boolean, after_case text, most integer) returns setof text
language plpgsql stable security definer set search_path = qingshan, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare
  own text := current_setting('qs.unit', true);
  met_at bigint;
  met_id text;
begin
  select opened_at, id into met_at, met_id from cases where id = after_case;
  if pattern is null then
    return query select f.case_id from case_units f where f.unit = own and (wanted_types is null or f.type = any(wanted_types))
      and (only_open is null or only_open = f.open) and (after_case is null or (f.opened_at, f.case_id) < (met_at, met_id)) order by f.opened_at desc, f.case_id desc limit most;
  else
    return query select f.case_id from case_units f join case_words w on w.case_id = f.case_id where f.unit = own and w.words ilike pattern
      and (wanted_types is null or f.type = any(wanted_types)) and (only_open is null or only_open = f.open)
      and (after_case is null or (f.opened_at, f.case_id) < (met_at, met_id)) order by f.opened_at desc, f.case_id desc limit most;
  end if;
end
$$;
revoke all on function newest_of_own_unit(text, text[], boolean, text, integer) from public;
grant execute on function newest_of_own_unit(text, text[], boolean, text, integer) to qingshan_app;
