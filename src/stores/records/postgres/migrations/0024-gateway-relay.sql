-- What passes between `serve` and gateways in processes of their own. No record: nothing is lost with it but time, so it is not written ahead,
-- a standby has none of it, a move leaves it behind, and the application's role does not see it.
create unlogged table gateway_lines (
  mn text collate "C" primary key,
  door integer not null,
  open boolean not null,
  at bigint not null
);
create index gateway_lines_at on gateway_lines (at);

-- `door`: whom it is for; 0 is `serve`.
create unlogged table gateway_letters (
  id bigint generated always as identity primary key,
  door integer not null,
  kind text not null check (kind in ('send', 'renew', 'heard')),
  mn text collate "C" not null,
  bytes bytea not null,
  at bigint not null
);
create index gateway_letters_door on gateway_letters (door, id);
