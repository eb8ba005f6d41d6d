-- What must be judged again because a register says otherwise than when it was judged: points and moments (UTC ms), `ends` outside.
-- A mark is left in the transaction of its entry, moves on as its hours are done, and is gone when all are.
create table rejudge_marks (
  id bigint generated always as identity primary key,
  points bigint[] not null,
  starts bigint not null,
  ends bigint,
  cause text not null,
  entered_at bigint not null
);
grant select, insert, delete, update (starts) on rejudge_marks to qingshan_app;
