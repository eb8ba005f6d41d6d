-- Keys made for the lines of loggers (HJ 212-2025 clause 6.4.3). None is ever dropped or replaced: stored frames are opened with the key of
-- their day.
create table device_keys (
  mn text collate "C" not null,
  created_at bigint not null,
  body jsonb not null,
  primary key (mn, created_at)
);

create function keep_device_key() returns trigger language plpgsql as $$
begin
  if (new.body - 'takenAt' - 'heardAt') is distinct from (old.body - 'takenAt' - 'heardAt')
    or (old.body ? 'takenAt' and new.body -> 'takenAt' is distinct from old.body -> 'takenAt')
    or (old.body ? 'heardAt' and new.body -> 'heardAt' is distinct from old.body -> 'heardAt')
  then raise exception 'a key is never changed' using errcode = 'insufficient_privilege'; end if;
  return new;
end
$$;
create trigger never_edited before update on device_keys for each row execute function keep_device_key();
create trigger append_only before delete on device_keys for each row execute function refuse_change();
create trigger never_emptied before truncate on device_keys execute function refuse_change();

-- Only the machine: an office that sees every row of a province sees none of these.
create function is_machine() returns boolean language sql stable as $$
  select sees_all() and coalesce(current_setting('qs.role', true) = 'system', false)
$$;
alter table device_keys enable row level security;
alter table device_keys force row level security;
create policy machine_only on device_keys to qingshan_app using (is_machine()) with check (is_machine());
create policy owner_reads on device_keys for select to current_user using (true);
grant select, insert, update (body) on device_keys to qingshan_app;
