-- How the columns of a file become readings: each change is a new version, and runs name the one that they used.
create table import_mappings (
  id text collate "C" not null,
  version integer not null,
  body jsonb not null,
  primary key (id, version)
);
grant select, insert on import_mappings to qingshan_app;

-- Runs from before they could be resumed were written when they ended; their stored rows counted those that were known already.
update imports set run = jsonb_build_object('state', 'done', 'files', '[]'::jsonb, 'by', 'terminal', 'firstMs', 0) || run || jsonb_build_object(
  'already', coalesce((run -> 'result' ->> 'already')::integer, 0),
  'stored', (run ->> 'stored')::integer - coalesce((run -> 'result' ->> 'already')::integer, 0),
  'refusedBy', coalesce(run -> 'result' -> 'refusedBy', '{}'::jsonb))
where not (run ? 'state');
