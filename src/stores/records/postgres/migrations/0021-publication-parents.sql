-- A publication that stands on the page of another one: found there, and in no list of its own.
alter table publications add column parent text collate "C" generated always as (body ->> 'parent') stored;
create index publications_parent on publications (parent, published_at desc, id) where parent is not null;
