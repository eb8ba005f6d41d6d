-- Commands to loggers and, append-only, every change of each. `open`: it has not ended. One QN names one command of a logger.
create table device_commands (
  id text collate "C" primary key,
  mn text collate "C" not null,
  point bigint not null,
  contractor text,
  open boolean not null,
  qn text collate "C",
  body jsonb not null
);
create index device_commands_mn on device_commands (mn, id desc);
create index device_commands_open on device_commands (id) where open;
create unique index device_commands_qn on device_commands (mn, qn) where qn is not null;

create table device_command_events (
  command_id text collate "C" not null references device_commands (id),
  seq integer not null,
  at bigint not null,
  event jsonb not null,
  primary key (command_id, seq)
);
create trigger append_only before update or delete on device_command_events for each row execute function refuse_change();
create trigger never_emptied before truncate on device_command_events execute function refuse_change();

-- Seen by whose region or unit the point is, by the logger's contractor, and by the system administrator, who keeps the line. Only
-- the machine writes: who may command is asked before, and the desk that talks to the line keeps what comes of it.
alter table device_commands enable row level security;
alter table device_commands force row level security;
create policy viewer_reads on device_commands for select to qingshan_app using (
  sees_all()
  or current_setting('qs.role', true) = 'system-admin'
  or (current_setting('qs.scope', true) in ('unit', 'own') and current_setting('qs.unit', true) = contractor)
  or exists (select 1 from point_places p where p.point = device_commands.point and sees(p.region, p.units))
);
create policy machine_adds on device_commands for insert to qingshan_app with check (sees_all());
create policy machine_moves on device_commands for update to qingshan_app using (sees_all()) with check (sees_all());
create policy owner_reads on device_commands for select to current_user using (true);

alter table device_command_events enable row level security;
alter table device_command_events force row level security;
create policy viewer_reads on device_command_events for select to qingshan_app
  using (exists (select 1 from device_commands c where c.id = device_command_events.command_id));
create policy machine_adds on device_command_events for insert to qingshan_app with check (sees_all());
create policy owner_reads on device_command_events for select to current_user using (true);

grant select, insert, update (open, qn, body) on device_commands to qingshan_app;
grant select, insert on device_command_events to qingshan_app;
