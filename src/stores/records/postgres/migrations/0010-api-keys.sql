-- Keys of applications: the hash alone is kept. `used_at` stands beside the rest, so that a use never undoes a revocation.
create table api_keys (
  id text collate "C" primary key,
  hash text collate "C" not null unique,
  body jsonb not null,
  used_at bigint
);

-- Seen by the machine and the system administrator; only the machine writes, once it is asked by who may.
alter table api_keys enable row level security;
alter table api_keys force row level security;
create policy viewer_reads on api_keys for select to qingshan_app
  using (sees_all() or current_setting('qs.role', true) = 'system-admin');
create policy machine_adds on api_keys for insert to qingshan_app with check (sees_all());
create policy machine_moves on api_keys for update to qingshan_app using (sees_all()) with check (sees_all());
create policy owner_reads on api_keys for select to current_user using (true);
grant select, insert, update (hash, body, used_at) on api_keys to qingshan_app;
