-- When a case last moved: what a day's numbers are counted over.
alter table cases add column moved_at bigint;
update cases set moved_at = (select coalesce(max((done.value->>'at')::bigint), 0) from jsonb_each(snapshot->'doneBy') done);
alter table cases alter column moved_at set not null;
create index cases_moved on cases (type, moved_at);
-- Work lists in the order in which they are shown: what was returned, then by the day (Beijing) on which it is due.
drop index case_tasks_unit;
create index case_tasks_unit on case_tasks (unit, returned desc, ((due + 28800000) / 86400000), due);
-- The short form of a case keeps the clocks that run, and nothing that only its own page shows.
update cases set summary = (summary - array['papers', 'children', 'extensions'])
  || jsonb_build_object('clocks', coalesce((select jsonb_agg(clock order by place) from jsonb_array_elements(summary->'clocks') with ordinality as running(clock, place) where not clock ? 'stoppedAt'), '[]'),
    'signatures', coalesce((select jsonb_agg(signature - 'proof' order by place) from jsonb_array_elements(summary->'signatures') with ordinality as given(signature, place)), '[]'));
