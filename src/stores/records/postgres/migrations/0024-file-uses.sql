-- Which cases hold a file: the same photograph must not prove two things in silence. Found by the owner, for the row rules hide the index.
create function files_of(snapshot jsonb) returns text[]
language sql immutable parallel safe as $$
  select coalesce(array_agg(file->>'hash'), '{}') from jsonb_array_elements(snapshot->'evidence') file
$$;
create index cases_files on cases using gin (files_of(snapshot)) where snapshot->'evidence' <> '[]';
create function cases_with_files(hashes text[]) returns table (hash text, id text)
language sql stable security definer set search_path = qingshan, pg_temp as $$
  select wanted.hash, cases.id from cases join unnest(hashes) wanted(hash) on wanted.hash = any(files_of(snapshot))
  where snapshot->'evidence' <> '[]' and files_of(snapshot) && hashes
$$;
revoke all on function cases_with_files(text[]) from public;
grant execute on function cases_with_files(text[]) to qingshan_app;
