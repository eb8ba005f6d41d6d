-- Who sees what. The same rules stand in src/stores/records/row-rules.ts (memory store, words); one suite of laws holds both.
-- qs.scope, qs.unit, qs.region (a prefix), qs.role are set for one transaction; unset means: sees nothing.
create function sees(region text, units text[]) returns boolean language sql stable as $$
  select case current_setting('qs.scope', true)
    when 'all' then true
    when 'region' then current_setting('qs.region', true) <> '' and left(region, length(current_setting('qs.region', true))) = current_setting('qs.region', true)
    when 'unit' then current_setting('qs.unit', true) = any (units)
    when 'own' then current_setting('qs.unit', true) = any (units)
    else false
  end
$$;
create function sees_all() returns boolean language sql stable as $$
  select coalesce(current_setting('qs.scope', true) = 'all', false)
$$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete on case_events for each row execute function refuse_change();
create trigger append_only before update or delete on audit for each row execute function refuse_change();
create trigger append_only before update or delete on checkpoints for each row execute function refuse_change();
create trigger never_emptied before truncate on case_events execute function refuse_change();
create trigger never_emptied before truncate on audit execute function refuse_change();
create trigger never_emptied before truncate on checkpoints execute function refuse_change();

alter table cases enable row level security;
alter table cases force row level security;
create policy viewer on cases to qingshan_app using (sees(region, units)) with check (sees(region, units));
create policy owner_reads on cases for select to current_user using (true);

alter table case_events enable row level security;
alter table case_events force row level security;
create policy viewer on case_events to qingshan_app
  using (exists (select 1 from cases where cases.id = case_events.case_id))
  with check (exists (select 1 from cases where cases.id = case_events.case_id));
create policy owner_reads on case_events for select to current_user using (true);

alter table case_tasks enable row level security;
alter table case_tasks force row level security;
create policy viewer on case_tasks to qingshan_app
  using (exists (select 1 from cases where cases.id = case_tasks.case_id))
  with check (exists (select 1 from cases where cases.id = case_tasks.case_id));
create policy owner_reads on case_tasks for select to current_user using (true);

alter table case_findings enable row level security;
alter table case_findings force row level security;
create policy viewer on case_findings to qingshan_app
  using (exists (select 1 from cases where cases.id = case_findings.case_id))
  with check (exists (select 1 from cases where cases.id = case_findings.case_id));
create policy owner_reads on case_findings for select to current_user using (true);

-- A finding is seen by whose region or unit its point is, and by the parties of a case that it is part of. Only the machine writes one.
alter table findings enable row level security;
alter table findings force row level security;
create policy viewer_reads on findings for select to qingshan_app using (
  sees_all()
  or exists (select 1 from point_places p where p.point = findings.point and sees(p.region, p.units))
  or exists (select 1 from case_findings f where f.finding = findings.id)
);
create policy machine_adds on findings for insert to qingshan_app with check (sees_all());
create policy machine_withdraws on findings for update to qingshan_app using (sees_all()) with check (sees_all());
create policy owner_reads on findings for select to current_user using (true);

-- What is published, everybody sees; who may see the case may publish or withdraw it.
alter table publications enable row level security;
alter table publications force row level security;
create policy public_reads on publications for select to qingshan_app using (true);
create policy party_adds on publications for insert to qingshan_app
  with check (sees_all() or exists (select 1 from cases where cases.id = publications.id));
create policy party_changes on publications for update to qingshan_app
  using (sees_all() or exists (select 1 from cases where cases.id = publications.id));
create policy party_withdraws on publications for delete to qingshan_app
  using (sees_all() or exists (select 1 from cases where cases.id = publications.id));
create policy owner_reads on publications for select to current_user using (true);

grant select on migrations to qingshan_app;
grant select, insert, update on register_entries, point_places, cases, cursors, settings, number_registers, accounts, imports to qingshan_app;
grant select, insert on case_events, case_findings, audit, checkpoints, refused_rows to qingshan_app;
grant select, insert, delete on case_tasks to qingshan_app;
grant select, insert, delete, update on sessions, publications to qingshan_app;
grant select, insert, update (withdrawn_at, body) on findings to qingshan_app;
