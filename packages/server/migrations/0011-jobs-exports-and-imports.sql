-- Long work, the files that exports make, and what imports have brought in. It runs beside the version before, which knows of
-- none of them.

create table jobs (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  kind text not null,
  -- What it makes: the export.
  subject_id uuid not null,
  state text not null,
  done integer not null default 0,
  total integer,
  problem jsonb,
  created_at timestamptz not null,
  finished_at timestamptz,
  -- The process that is at it, and until when it is believed to be.
  leased_by uuid,
  leased_until timestamptz,
  -- How often it was taken up since it last came further.
  tries integer not null default 0,
  primary key (station_id, id)
);
create index jobs_by_time on jobs (station_id, created_at, id);
create index jobs_unfinished on jobs (station_id, created_at) where state in ('waiting', 'running');

create table exports (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  job_id uuid not null,
  state text not null,
  modules text[] not null,
  from_day date not null,
  until_day date not null,
  format text not null,
  size bigint,
  sha256 text,
  records integer,
  created_at timestamptz not null,
  expires_at timestamptz,
  -- Who asked for it, as the audit entries of its making name them.
  account_id uuid,
  role text not null,
  request_id uuid not null,
  -- How far its file has come: the module, and the last record of it.
  module_at integer not null default 0,
  record_at uuid,
  secret_id text not null,
  -- Whether the file of one that is no longer kept is gone.
  cleared boolean not null default false,
  primary key (station_id, id),
  foreign key (station_id, job_id) references jobs (station_id, id)
);
create index exports_by_time on exports (station_id, created_at, id);
create index exports_by_job on exports (station_id, job_id);

-- The file of an export lies in pieces, in the order of their numbers. A number is used once: who takes an export up begins
-- at another thousand million, so that a process that was believed to be dead overwrites nothing.
create table export_pieces (
  station_id uuid not null,
  export_id uuid not null,
  number bigint not null,
  size integer not null,
  primary key (station_id, export_id, number),
  foreign key (station_id, export_id) references exports (station_id, id)
);

-- Which row of a file became which record, so that a file that is brought in again makes nothing twice. Keys and contents are
-- keyed hashes: a key may be an identity number.
create table imported_rows (
  station_id uuid not null,
  kind text not null,
  key_hash text not null,
  content_hash text not null,
  record_id uuid,
  imported_at timestamptz not null,
  primary key (station_id, kind, key_hash)
);

grant select, insert, update on jobs, exports to wardkit_app;
grant select, insert on export_pieces to wardkit_app;
grant select, insert, update on imported_rows to wardkit_app;

alter table jobs enable row level security;
alter table exports enable row level security;
alter table export_pieces enable row level security;
alter table imported_rows enable row level security;

create policy by_station on jobs
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on exports
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on export_pieces
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on imported_rows
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
