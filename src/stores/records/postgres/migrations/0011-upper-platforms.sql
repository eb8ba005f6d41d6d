-- Upper platforms, version after version, how far forwarding to each is, and every selected frame that was not accepted.
create table upper_platforms (
  id text collate "C" not null,
  entered_at bigint not null,
  body jsonb not null,
  primary key (id, entered_at)
);
create trigger append_only before update or delete on upper_platforms for each row execute function refuse_change();
create trigger never_emptied before truncate on upper_platforms execute function refuse_change();

create table forward_states (
  platform text collate "C" primary key,
  body jsonb not null
);

create table forward_items (
  platform text collate "C" not null,
  frame bigint not null,
  state text not null,
  due_at bigint,
  body jsonb not null,
  primary key (platform, frame)
);
create index forward_items_due on forward_items (platform, due_at, frame) where due_at is not null;
create index forward_items_state on forward_items (platform, state, frame desc);

-- Seen by who sees everything and by the system administrator, who keeps the lines. Only the machine writes.
create function keeps_lines() returns boolean language sql stable as $$
  select sees_all() or coalesce(current_setting('qs.role', true) = 'system-admin', false)
$$;
alter table upper_platforms enable row level security;
alter table upper_platforms force row level security;
create policy viewer_reads on upper_platforms for select to qingshan_app using (keeps_lines());
create policy machine_adds on upper_platforms for insert to qingshan_app with check (sees_all());
create policy owner_reads on upper_platforms for select to current_user using (true);

alter table forward_states enable row level security;
alter table forward_states force row level security;
create policy viewer_reads on forward_states for select to qingshan_app using (keeps_lines());
create policy machine_adds on forward_states for insert to qingshan_app with check (sees_all());
create policy machine_moves on forward_states for update to qingshan_app using (sees_all()) with check (sees_all());
create policy owner_reads on forward_states for select to current_user using (true);

alter table forward_items enable row level security;
alter table forward_items force row level security;
create policy viewer_reads on forward_items for select to qingshan_app using (keeps_lines());
create policy machine_adds on forward_items for insert to qingshan_app with check (sees_all());
create policy machine_moves on forward_items for update to qingshan_app using (sees_all()) with check (sees_all());
create policy machine_drops on forward_items for delete to qingshan_app using (sees_all());
create policy owner_reads on forward_items for select to current_user using (true);

grant select, insert on upper_platforms to qingshan_app;
grant select, insert, update on forward_states to qingshan_app;
grant select, insert, update, delete on forward_items to qingshan_app;
