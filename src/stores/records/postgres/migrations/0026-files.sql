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

-- What is known of a file beyond its bytes: its scaled pictures (hash null: none can be made) and what the virus scanner said.
create table file_renditions (
  source text collate "C" not null,
  size text collate "C" not null,
  hash text collate "C",
  at bigint not null,
  primary key (source, size)
);
create table file_scans (
  hash text collate "C" primary key,
  state text collate "C" not null check (state in ('clean', 'infected', 'waiting')),
  says text not null,
  at bigint not null,
  tries integer not null
);
create index file_scans_waiting on file_scans (at, hash) where state = 'waiting';
alter table file_renditions enable row level security;
alter table file_renditions force row level security;
create policy machine_only on file_renditions to qingshan_app using (is_machine()) with check (is_machine());
create policy owner_reads on file_renditions for select to current_user using (true);
grant select, insert, update on file_renditions to qingshan_app;
alter table file_scans enable row level security;
alter table file_scans force row level security;
create policy machine_only on file_scans to qingshan_app using (is_machine()) with check (is_machine());
create policy owner_reads on file_scans for select to current_user using (true);
grant select, insert, update on file_scans to qingshan_app;
