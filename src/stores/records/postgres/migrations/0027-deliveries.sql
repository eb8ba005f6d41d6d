-- Webhooks, and what leaves the house: queued in the transaction of the event, moved on until it is sent, withheld or dead.
create table webhooks (
  id text collate "C" primary key,
  active boolean not null,
  types text[] not null,
  events text[] not null,
  prefixes text[] not null,
  body jsonb not null
);
create table deliveries (
  id text collate "C" primary key,
  channel text collate "C" not null,
  target text collate "C" not null,
  lane text collate "C" not null,
  place integer not null,
  state text collate "C" not null,
  tries integer not null,
  queued_at bigint not null,
  due_at bigint not null,
  settled_at bigint,
  trouble jsonb,
  content jsonb not null
);
create index deliveries_due on deliveries (channel, target, due_at, id) where state = 'waiting';
create index deliveries_lane on deliveries (channel, target, lane, place) where state = 'waiting';
create index deliveries_newest on deliveries (channel, target, queued_at desc, id desc);

-- A webhook holds the secret that signs. Only the machine sees and writes these rows; who may ask is said by the contract.
alter table webhooks enable row level security;
alter table webhooks force row level security;
create policy machine on webhooks to qingshan_app using (sees_all()) with check (sees_all());
create policy owner_reads on webhooks for select to current_user using (true);
grant select, insert, update on webhooks to qingshan_app;
alter table deliveries enable row level security;
alter table deliveries force row level security;
create policy machine on deliveries to qingshan_app using (sees_all()) with check (sees_all());
create policy owner_reads on deliveries for select to current_user using (true);
grant select, insert, update (state, tries, due_at, settled_at, trouble) on deliveries to qingshan_app;

-- What nobody read in time is told above, once: when, and to which unit (empty: nobody above may see it).
alter table messages add column escalated_at bigint, add column escalated_to text;
create index messages_unheard on messages (at, id) where done_at is null and escalated_at is null;
grant update (escalated_at, escalated_to) on messages to qingshan_app;
