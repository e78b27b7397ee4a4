-- One durable log of events for each station. Runs beside the version before, which writes no events.

-- How far each station's log has come. Whoever writes events holds the row to the end of the transaction, so that the
-- order of positions is the order of commits, and whoever has read a position has read every one before it.
create table event_logs (
  station_id uuid primary key,
  position bigint not null,
  -- The log holds what lies after this position; what lay before has been removed.
  begins_after bigint not null default 0
);

create table events (
  station_id uuid not null,
  position bigint not null,
  id uuid not null,
  type text not null,
  subject text not null,
  time timestamptz not null,
  division_code text not null,
  data jsonb not null,
  primary key (station_id, position)
);

grant select, insert on events to wardkit_app;
grant select, insert, update on event_logs to wardkit_app;

alter table event_logs enable row level security;
alter table events enable row level security;

create policy by_station on event_logs
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on events
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
-- A landlord or a party who reads no events may still cause one at a station where the caller has an account.
create policy by_home on event_logs
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy append_at_home on events for insert
  with check (station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
