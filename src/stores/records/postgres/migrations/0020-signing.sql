-- Seals and passkeys by which leaders sign, with the installation's certificate of each key; and which sheet a person opened when.
create table signing_credentials (
  id text collate "C" primary key,
  person text collate "C" not null,
  body jsonb not null
);
create index signing_credentials_person on signing_credentials (person);

-- Its PIN may change, its counter rise, and once it may be revoked; nothing else of it is ever changed.
create function keep_signing_credential() returns trigger language plpgsql as $$
begin
  if new.person is distinct from old.person
    or (new.body - 'kept' - 'counter' - 'revokedAt' - 'revokedBy') is distinct from (old.body - 'kept' - 'counter' - 'revokedAt' - 'revokedBy')
    or (old.body ? 'revokedAt' and (new.body -> 'revokedAt' is distinct from old.body -> 'revokedAt' or new.body -> 'revokedBy' is distinct from old.body -> 'revokedBy'))
    or coalesce((new.body ->> 'counter')::bigint, 0) < coalesce((old.body ->> 'counter')::bigint, 0)
  then raise exception 'a credential is never changed' using errcode = 'insufficient_privilege'; end if;
  return new;
end
$$;
create trigger never_edited before update on signing_credentials for each row execute function keep_signing_credential();
create trigger append_only before delete on signing_credentials for each row execute function refuse_change();
create trigger never_emptied before truncate on signing_credentials execute function refuse_change();

create table sheet_openings (
  person text collate "C" not null,
  case_id text collate "C" not null,
  hash text not null,
  at bigint not null,
  world_at bigint not null,
  primary key (person, case_id, hash)
);
create trigger append_only before update or delete on sheet_openings for each row execute function refuse_change();
create trigger never_emptied before truncate on sheet_openings execute function refuse_change();

alter table signing_credentials enable row level security;
alter table signing_credentials force row level security;
create policy machine_only on signing_credentials to qingshan_app using (is_machine()) with check (is_machine());
create policy owner_reads on signing_credentials for select to current_user using (true);
grant select, insert, update (body) on signing_credentials to qingshan_app;
alter table sheet_openings enable row level security;
alter table sheet_openings force row level security;
create policy machine_only on sheet_openings to qingshan_app using (is_machine()) with check (is_machine());
create policy owner_reads on sheet_openings for select to current_user using (true);
grant select, insert on sheet_openings to qingshan_app;
