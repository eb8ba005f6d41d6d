-- What is due on one day is ordered by risk and by how many people it concerns; 0: nobody has said.
alter table case_tasks add column risk smallint not null default 0;
alter table case_tasks add column people bigint not null default 0;
