-- More than one may speak on a case: each stands under the event with which it was said.
alter table reporters add column seq integer not null default 1;
alter table reporters drop constraint reporters_pkey;
alter table reporters add primary key (case_id, seq);
