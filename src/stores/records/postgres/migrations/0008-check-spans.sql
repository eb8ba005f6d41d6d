-- Doubtful spans as the newest readings have them: a working set of the machine. What they leave for good are data marks.
create table check_spans (
  point bigint not null,
  factor text collate "C" not null,
  rule text collate "C" not null,
  starts bigint not null,
  ends bigint not null check (ends > starts),
  body jsonb not null,
  primary key (point, factor, rule, starts)
);
create index check_spans_point on check_spans (point, starts);
create index check_spans_longest on check_spans ((ends - starts) desc, starts desc);

-- Seen by whose region or unit the point is; only the machine writes.
alter table check_spans enable row level security;
alter table check_spans force row level security;
create policy viewer_reads on check_spans for select to qingshan_app using (
  sees_all() or exists (select 1 from point_places p where p.point = check_spans.point and sees(p.region, p.units))
);
create policy machine_adds on check_spans for insert to qingshan_app with check (sees_all());
create policy machine_moves on check_spans for update to qingshan_app using (sees_all()) with check (sees_all());
create policy machine_removes on check_spans for delete to qingshan_app using (sees_all());
create policy owner_reads on check_spans for select to current_user using (true);
grant select, insert, update (ends, body), delete on check_spans to qingshan_app;
