-- What firms say of hours that count against their valid transmission rate. Never edited: answered once.
create table deduction_appeals (
  id text collate "C" primary key,
  point bigint not null,
  starts bigint not null,
  ends bigint not null check (ends > starts),
  made bigint not null,
  waits boolean not null,
  body jsonb not null
);
create index deduction_appeals_point on deduction_appeals (point, starts);
create index deduction_appeals_newest on deduction_appeals (made desc, id desc);
create index deduction_appeals_waits on deduction_appeals (made desc, id desc) where waits;

create function keep_appeal() returns trigger language plpgsql as $$
begin
  if (old.body - 'answer') is distinct from (new.body - 'answer') or (old.body ? 'answer')
  then raise exception 'an appeal is never edited' using errcode = 'insufficient_privilege'; end if;
  return new;
end
$$;
create trigger never_edited before update on deduction_appeals for each row execute function keep_appeal();
create trigger append_only before delete on deduction_appeals for each row execute function refuse_change();
create trigger never_emptied before truncate on deduction_appeals execute function refuse_change();

-- Seen and written by whose region or unit the point is; who of them may appeal and who may answer is asked before.
alter table deduction_appeals enable row level security;
alter table deduction_appeals force row level security;
create policy viewer on deduction_appeals to qingshan_app using (
  sees_all() or exists (select 1 from point_places p where p.point = deduction_appeals.point and sees(p.region, p.units))
) with check (
  sees_all() or exists (select 1 from point_places p where p.point = deduction_appeals.point and sees(p.region, p.units))
);
create policy owner_reads on deduction_appeals for select to current_user using (true);
grant select, insert, update (waits, body) on deduction_appeals to qingshan_app;
