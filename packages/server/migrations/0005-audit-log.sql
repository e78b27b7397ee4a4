-- The audit log of each station: its entries, their Merkle tree (RFC 6962), signed checkpoints, and the readings that are
-- looked at again. It runs beside the version before, whose entries wait in the queue as those of this version do.

-- Of an entry about a reveal: the field that was shown.
alter table audit_queue add column field text;

-- One row a station: how far its log has come. Whoever puts entries into the log holds it to the end of the transaction.
create table audit_logs (
  station_id uuid primary key,
  -- The number of entries.
  size bigint not null,
  -- The hashes that fill no tile yet, of each level from the leaves up, 32 bytes each.
  edge bytea not null,
  -- The size and time of the newest checkpoint; -1 before the first.
  checkpoint_size bigint not null default -1,
  checkpoint_at timestamptz,
  -- Up to which hour readings were looked through for those to look at again.
  reviewed_until timestamptz
);

-- Grows without end, so it is cut by time: a table a month, which the server makes ahead (audit/partitions.ts).
create table audit_entries (
  station_id uuid not null,
  at timestamptz not null,
  id uuid not null,
  -- The place in the tree, from 0.
  position bigint not null,
  operation text not null,
  purpose text,
  account_id uuid,
  role text not null,
  outcome integer not null,
  request_id uuid not null,
  records uuid[] not null,
  field text,
  leaf_hash bytea not null,
  primary key (station_id, at, id)
) partition by range (at);
create index audit_entries_by_position on audit_entries (station_id, position);
create index audit_entries_by_operation on audit_entries (station_id, operation, at, id);
-- Finds the entries that name a record or a person, among hundreds of names in some. What waits to be sorted into it is read
-- by every search, so little waits.
create index audit_entries_by_record on audit_entries using gin (records) with (gin_pending_list_limit = 256);

-- The tree: 16 neighbouring hashes a row, of the leaves (level 0), of subtrees of 16 leaves (level 1), of 256 and so on. The
-- levels between follow from them, so that each proof needs a few rows. A tile is written once, when it is full.
create table audit_tiles (
  station_id uuid not null,
  level integer not null,
  position bigint not null,
  hashes bytea not null,
  primary key (station_id, level, position)
);

create table audit_checkpoints (
  station_id uuid not null,
  tree_size bigint not null,
  root_hash bytea not null,
  at timestamptz not null,
  note text not null,
  primary key (station_id, tree_size)
);

-- Every public key that checkpoints were signed with, so that they can be verified after a change of keys.
create table audit_keys (
  station_id uuid not null,
  public_key text not null,
  key_id text not null,
  name text not null,
  created_at timestamptz not null,
  primary key (station_id, public_key)
);

create table audit_reviews (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  entry_id uuid not null,
  -- Who made the reading: nobody decides on one of their own.
  account_id uuid,
  occasion text not null,
  state text not null,
  purpose text,
  -- May hold personal data, as the finding may.
  reason_sealed text,
  opened_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  finding_sealed text,
  primary key (station_id, id),
  -- A reading is looked at once for each occasion, however often it is come across.
  unique (station_id, entry_id, occasion)
);
create index audit_reviews_by_opening on audit_reviews (station_id, opened_at, id);
create index audit_reviews_open on audit_reviews (station_id, opened_at, id) where state = 'open';

grant select on audit_logs, audit_entries, audit_tiles, audit_checkpoints, audit_keys to wardkit_app;
grant select, insert on audit_reviews to wardkit_app;
grant update (version, state, decided_at, decided_by, finding_sealed) on audit_reviews to wardkit_app;

alter table audit_logs enable row level security;
alter table audit_entries enable row level security;
alter table audit_tiles enable row level security;
alter table audit_checkpoints enable row level security;
alter table audit_keys enable row level security;
alter table audit_reviews enable row level security;

-- Two settings more: wardkit.log, the stations whose log is open to the call, and wardkit.subjects, the only persons and
-- records whose entries it may see: the caller's own persons with the records about them, or the one that was asked for.
create policy by_log on audit_entries for select
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.log', true), ''), ',')::uuid[]));
create policy by_subject on audit_entries for select
  using (records && string_to_array(nullif(current_setting('wardkit.subjects', true), ''), ',')::uuid[]);

create policy by_log on audit_reviews
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.log', true), ''), ',')::uuid[]));
create policy open_at_station on audit_reviews for insert
  with check (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));

-- Sizes, hashes and signatures say nothing of anybody, and are for everybody: a witness need not sign in.
create policy public_sizes on audit_logs for select using (true);
create policy public_hashes on audit_tiles for select using (true);
create policy public_checkpoints on audit_checkpoints for select using (true);
create policy public_keys on audit_keys for select using (true);
