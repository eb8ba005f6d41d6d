-- A unit's own cases out of many: found by the owner through the array index, joined under the row rules.
create index cases_units on cases using gin (units);

create function cases_of_unit(wanted text) returns setof text
language sql stable security definer set search_path = qingshan, pg_temp as $$
  select id from cases where units @> array[wanted]
$$;
revoke all on function cases_of_unit(text) from public;
grant execute on function cases_of_unit(text) to qingshan_app;
