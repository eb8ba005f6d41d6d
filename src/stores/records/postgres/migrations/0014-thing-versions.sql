-- What applications registered over SensorThings, version by version; `json`, because it is given back in the order it was sent in.
create table thing_versions (
  seq bigint primary key,
  body json not null
);
create trigger append_only before update or delete on thing_versions for each row execute function refuse_change();
create trigger never_emptied before truncate on thing_versions execute function refuse_change();

-- Read and written by the machine, which shows each asker what is theirs.
alter table thing_versions enable row level security;
alter table thing_versions force row level security;
create policy machine on thing_versions to qingshan_app using (sees_all()) with check (sees_all());
create policy owner_reads on thing_versions for select to current_user using (true);
grant select, insert on thing_versions to qingshan_app;
