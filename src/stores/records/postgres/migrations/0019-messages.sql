-- Messages to offices, made of a case's events and clocks; warnings lie ahead until their moment. Who read one is kept by person.
create table messages (
  id text collate "C" primary key,
  case_id text collate "C" not null,
  kind text not null,
  party text not null,
  event text not null,
  unit text collate "C" not null,
  roles text[] not null,
  at bigint not null,
  body jsonb not null,
  done_at bigint,
  done_by text
);
create index messages_unit on messages (unit, at desc, id desc);
create index messages_case on messages (case_id, at);
create table message_reads (
  message text collate "C" not null references messages (id) on delete cascade,
  person text collate "C" not null,
  at bigint not null,
  primary key (message, person)
);

-- Only the machine sees and writes them, once it is asked by whose they are.
alter table messages enable row level security;
alter table messages force row level security;
create policy machine on messages to qingshan_app using (sees_all()) with check (sees_all());
create policy owner_reads on messages for select to current_user using (true);
grant select, insert, delete, update (done_at, done_by) on messages to qingshan_app;
alter table message_reads enable row level security;
alter table message_reads force row level security;
create policy machine on message_reads to qingshan_app using (sees_all()) with check (sees_all());
create policy owner_reads on message_reads for select to current_user using (true);
grant select, insert on message_reads to qingshan_app;
