-- Who complained, apart from the item; each look at it; and the versions of the table that the public reads.
create table reporters (
  case_id text collate "C" primary key,
  name text not null,
  phone text not null,
  address text not null,
  entered_at bigint not null,
  by text not null
);
create table reporter_looks (
  id text collate "C" primary key,
  case_id text collate "C" not null,
  person text collate "C" not null,
  says text not null,
  why text not null check (btrim(why) <> ''),
  at bigint not null,
  world_at bigint not null
);
create index reporter_looks_case on reporter_looks (case_id, id);
create table public_tables (
  batch text collate "C" not null,
  version integer not null check (version > 0),
  type text collate "C" not null,
  ordinal integer not null,
  body jsonb not null,
  primary key (batch, version)
);
create index public_tables_type on public_tables (type, ordinal, batch);

-- None of the three is ever changed or taken away.
create trigger append_only before update or delete on reporters for each row execute function refuse_change();
create trigger never_emptied before truncate on reporters execute function refuse_change();
create trigger append_only before update or delete on reporter_looks for each row execute function refuse_change();
create trigger never_emptied before truncate on reporter_looks execute function refuse_change();
create trigger append_only before update or delete on public_tables for each row execute function refuse_change();
create trigger never_emptied before truncate on public_tables execute function refuse_change();

-- The identity and the looks are the machine's alone; what is published anyone reads.
alter table reporters enable row level security;
alter table reporters force row level security;
create policy machine_only on reporters to qingshan_app using (is_machine()) with check (is_machine());
create policy owner_reads on reporters for select to current_user using (true);
grant select, insert on reporters to qingshan_app;
alter table reporter_looks enable row level security;
alter table reporter_looks force row level security;
create policy machine_only on reporter_looks to qingshan_app using (is_machine()) with check (is_machine());
create policy owner_reads on reporter_looks for select to current_user using (true);
grant select, insert on reporter_looks to qingshan_app;
alter table public_tables enable row level security;
alter table public_tables force row level security;
create policy anyone_reads on public_tables for select to qingshan_app using (true);
create policy machine_writes on public_tables for insert to qingshan_app with check (is_machine());
create policy owner_reads on public_tables for select to current_user using (true);
grant select, insert on public_tables to qingshan_app;
