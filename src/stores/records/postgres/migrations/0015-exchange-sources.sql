-- Sources of exchange tables, version after version; their batches are imports.
create table exchange_sources (
  id text collate "C" not null,
  entered_at bigint not null,
  body jsonb not null,
  primary key (id, entered_at)
);
create trigger append_only before update or delete on exchange_sources for each row execute function refuse_change();
create trigger never_emptied before truncate on exchange_sources execute function refuse_change();

alter table exchange_sources enable row level security;
alter table exchange_sources force row level security;
create policy viewer_reads on exchange_sources for select to qingshan_app using (keeps_lines());
create policy machine_adds on exchange_sources for insert to qingshan_app with check (sees_all());
create policy owner_reads on exchange_sources for select to current_user using (true);
grant select, insert on exchange_sources to qingshan_app;

create index imports_of_source on imports ((run->>'source'), started_at desc);
