-- A change of a case that finds it further on ends its transaction here, so that nobody waits for the count of rows: what follows the change,
-- and the commit, go out with it.
create function case_must_move(moved bigint, id text) returns void language plpgsql as $$
begin
  if moved <> 1 then
    raise exception using errcode = 'QS409', message = 'case has moved', detail = id;
  end if;
end $$;
