-- What firms, rules and reviewers say of readings. `decides`: judging must heed it; `waits`: late, and nobody has answered it.
-- A mark is never edited: it may be answered and withdrawn, each once.
create table data_marks (
  id text collate "C" primary key,
  point bigint not null,
  starts bigint not null,
  ends bigint not null check (ends > starts),
  maker text not null,
  decides boolean not null,
  waits boolean not null,
  body jsonb not null
);
create index data_marks_point on data_marks (point, starts desc, id desc);
create index data_marks_newest on data_marks (starts desc, id desc);
create index data_marks_decides on data_marks (point, starts) where decides;
create index data_marks_waits on data_marks (starts desc, id desc) where waits;

create function keep_mark() returns trigger language plpgsql as $$
begin
  if (old.body - 'answer' - 'withdrawn') is distinct from (new.body - 'answer' - 'withdrawn')
    or (old.body ? 'withdrawn') or ((old.body ? 'answer') and (old.body -> 'answer') is distinct from (new.body -> 'answer'))
  then raise exception 'a data mark is never edited' using errcode = 'insufficient_privilege'; end if;
  return new;
end
$$;
create trigger never_edited before update on data_marks for each row execute function keep_mark();
create trigger append_only before delete on data_marks for each row execute function refuse_change();
create trigger never_emptied before truncate on data_marks execute function refuse_change();

-- Seen and written by whose region or unit the point is; who of them may mark, answer and withdraw is asked before.
alter table data_marks enable row level security;
alter table data_marks force row level security;
create policy viewer on data_marks to qingshan_app using (
  sees_all() or exists (select 1 from point_places p where p.point = data_marks.point and sees(p.region, p.units))
) with check (
  sees_all() or exists (select 1 from point_places p where p.point = data_marks.point and sees(p.region, p.units))
);
create policy owner_reads on data_marks for select to current_user using (true);
grant select, insert, update (decides, waits, body) on data_marks to qingshan_app;
