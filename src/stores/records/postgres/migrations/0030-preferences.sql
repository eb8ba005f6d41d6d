-- How people want to be told, where their mails go, and which day's digest is dealt with. Of a code that was mailed a slow hash is kept.
create table preferences (
  person text collate "C" primary key,
  wish jsonb,
  mail jsonb not null,
  mailable boolean not null,
  tries integer not null,
  digest_day text collate "C"
);
create index preferences_mailable on preferences (person) where mailable;

-- Only the machine sees and writes them, once it is asked by whose they are.
alter table preferences enable row level security;
alter table preferences force row level security;
create policy machine on preferences to qingshan_app using (sees_all()) with check (sees_all());
create policy owner_reads on preferences for select to current_user using (true);
grant select, insert, update (wish, mail, mailable, tries, digest_day) on preferences to qingshan_app;

-- Each message is taken over for mails once, when its moment has come.
alter table messages add column mailed_at bigint;
create index messages_unmailed on messages (at, id) where mailed_at is null and done_at is null;
grant update (mailed_at) on messages to qingshan_app;
