-- Tables. Moments are UTC milliseconds (bigint), days are text YYYY-MM-DD; no now(): time comes from the caller's clocks.
create table register_entries (
  kind text collate "C" not null,
  id text collate "C" not null,
  valid_from text collate "C" not null,
  valid_to text collate "C",
  entered_at bigint not null,
  body jsonb not null,
  primary key (kind, id, valid_from, entered_at)
);

-- Where a point lies and whose it is, as last entered: the ground of the row rules on findings.
create table point_places (
  point bigint primary key,
  region text collate "C" not null,
  units text[] not null,
  entered_at bigint not null
);

create table cases (
  id text collate "C" primary key,
  type text collate "C" not null,
  number text not null,
  title text not null,
  state text collate "C" not null,
  region text collate "C" not null,
  units text[] not null,
  points bigint[] not null,
  factor text collate "C" not null,
  opened_at bigint not null,
  closed_at bigint,
  look_back_until bigint,
  seq integer not null,
  head text not null,
  snapshot jsonb not null
);
create index cases_opened on cases (opened_at desc, id desc);
create index cases_type_state on cases (type, state);
create index cases_region on cases (region);
create index cases_points on cases using gin (points);

create table case_events (
  case_id text collate "C" not null,
  seq integer not null,
  at bigint not null,
  hash text not null,
  event jsonb not null,
  primary key (case_id, seq)
);

create table case_tasks (
  case_id text collate "C" not null,
  place integer not null,
  party text not null,
  unit text collate "C" not null,
  roles text[] not null,
  event text not null,
  due bigint,
  since bigint not null,
  primary key (case_id, place)
);
create index case_tasks_unit on case_tasks (unit, due);

create table findings (
  id text collate "C" primary key,
  point bigint not null,
  factor text collate "C" not null,
  at bigint not null,
  withdrawn_at bigint,
  body jsonb not null
);
create index findings_point on findings (point, at);
create index findings_at on findings (at);

create table case_findings (
  case_id text collate "C" not null,
  finding text collate "C" not null,
  primary key (case_id, finding)
);
create index case_findings_finding on case_findings (finding);

create table cursors (name text collate "C" primary key, value text not null);
create table settings (name text collate "C" primary key, value jsonb not null);
create table number_registers (register text collate "C" primary key, last bigint not null);

create table accounts (
  id text collate "C" primary key,
  person text not null,
  login text collate "C" not null unique,
  password text not null,
  disabled boolean not null
);
create table sessions (
  token_hash text collate "C" primary key,
  person text not null,
  appointment text not null,
  created_at bigint not null,
  expires_at bigint not null
);

create table audit (
  id bigint generated always as identity primary key,
  at bigint not null,
  world_at bigint not null,
  actor text not null,
  action text not null,
  subject text not null,
  outcome text not null,
  detail jsonb not null
);
create index audit_at on audit (at desc, id desc);

create table publications (
  id text collate "C" primary key,
  kind text collate "C" not null,
  region text collate "C" not null,
  state text not null,
  published_at bigint not null,
  body jsonb not null
);
create index publications_published on publications (published_at desc, id);

create table checkpoints (day text collate "C" primary key, body jsonb not null);

create table imports (id text collate "C" primary key, started_at bigint not null, run jsonb not null);
create table refused_rows (
  run text collate "C" not null,
  line integer not null,
  place integer not null,
  fault text not null,
  detail text not null,
  source text not null,
  primary key (run, place)
);
