-- Secret addresses of people's calendars: the hash alone is kept. `used_at` stands beside the rest, so that a use never undoes a revocation.
create table calendar_feeds (
  id text collate "C" primary key,
  person text collate "C" not null,
  hash text collate "C" not null unique,
  made_at bigint not null,
  body jsonb not null,
  used_at bigint
);
create index calendar_feeds_person on calendar_feeds (person, made_at desc, id desc);

-- Only the machine sees and writes them, once it is asked by whose they are.
alter table calendar_feeds enable row level security;
alter table calendar_feeds force row level security;
create policy machine_reads on calendar_feeds for select to qingshan_app using (sees_all());
create policy machine_adds on calendar_feeds for insert to qingshan_app with check (sees_all());
create policy machine_moves on calendar_feeds for update to qingshan_app using (sees_all()) with check (sees_all());
create policy owner_reads on calendar_feeds for select to current_user using (true);
grant select, insert, update (body, used_at) on calendar_feeds to qingshan_app;
