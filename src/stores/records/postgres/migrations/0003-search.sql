-- Row rules hide non-leakproof indexes, so the owner searches and hands out ids only; the caller joins them under its own rules.
create extension if not exists pg_trgm;
create index cases_text on cases using gin ((number || ' ' || title) gin_trgm_ops);

create function cases_with_text(pattern text) returns setof text
language sql stable security definer set search_path = qingshan, pg_temp as $$
  select id from cases where (number || ' ' || title) ilike pattern
$$;
create function cases_on_point(wanted bigint) returns setof text
language sql stable security definer set search_path = qingshan, pg_temp as $$
  select id from cases where points @> array[wanted]
$$;
revoke all on function cases_with_text(text), cases_on_point(bigint) from public;
grant execute on function cases_with_text(text), cases_on_point(bigint) to qingshan_app;
