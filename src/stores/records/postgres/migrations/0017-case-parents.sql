-- What stands below a case: the parent was in the snapshot alone; a child keeps its parent for good.
alter table cases add column parent text collate "C";
update cases set parent = snapshot->>'parent' where snapshot ? 'parent';
create index cases_parent on cases (parent) where parent is not null;
