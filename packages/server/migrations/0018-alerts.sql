-- Alerts, the units that are sent to them, their deadlines, their timelines, and groups of repeated ones. It runs beside the
-- version before, which serves none of them.

create table response_units (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  -- In the order of the characters, which is the same wherever the database runs.
  label text collate "C" not null,
  kind text not null,
  strength integer not null,
  state text not null,
  state_since timestamptz not null,
  expected_back_at timestamptz,
  -- Where it stands by, as an administrator wrote it down. Where a unit or its people are is kept nowhere.
  post_division_code text,
  post_text text,
  post_longitude double precision,
  post_latitude double precision,
  alert_id uuid,
  primary key (station_id, id)
);
create index response_units_by_label on response_units (station_id, label, id);

create table alerts (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  number text not null,
  state text not null,
  state_since timestamptz not null,
  -- When the last move was made: none is earlier than the one before.
  moved_at timestamptz not null,
  priority text not null,
  category text not null,
  channel text not null,
  summary text not null,
  description text,
  division_code text not null,
  place_text text not null,
  longitude double precision,
  latitude double precision,
  -- The cell of a grid in which the point lies, by which alerts near each other are found.
  grid_cell text,
  premises_id uuid,
  has_reporter boolean not null default false,
  reporter_name_sealed text,
  reporter_name_masked text,
  reporter_telephone_sealed text,
  reporter_telephone_masked text,
  occurred_at timestamptz,
  received_at timestamptz not null,
  acknowledged_at timestamptz,
  dispatched_at timestamptz,
  en_route_at timestamptz,
  on_scene_at timestamptz,
  closed_at timestamptz,
  archived_at timestamptz,
  next_due_at timestamptz,
  closing jsonb,
  duplicate_of_id uuid,
  transferred_to jsonb,
  transferred_from jsonb,
  repeat_id uuid,
  -- How many entries its timeline has.
  entries integer not null default 0,
  primary key (station_id, id),
  unique (station_id, number)
);
create index alerts_by_receipt on alerts (station_id, received_at desc, id desc);
create index alerts_open on alerts (station_id, received_at desc, id desc)
  where state in ('received', 'acknowledged', 'dispatched', 'en-route', 'on-scene');
create index alerts_by_state on alerts (station_id, state, received_at desc, id desc);
create index alerts_by_priority on alerts (station_id, priority, received_at desc, id desc);
create index alerts_by_category on alerts (station_id, category, received_at desc, id desc);
create index alerts_by_division on alerts (station_id, division_code, received_at desc, id desc);
create index alerts_by_premises on alerts (station_id, premises_id, received_at desc, id desc)
  where premises_id is not null;
create index alerts_by_cell on alerts (station_id, grid_cell, category, received_at) where grid_cell is not null;
create index alerts_by_repeat on alerts (station_id, repeat_id, received_at desc, id desc) where repeat_id is not null;
create index alerts_by_original on alerts (station_id, duplicate_of_id) where duplicate_of_id is not null;
create index alerts_due on alerts (station_id, next_due_at) where next_due_at is not null;
create index alerts_by_closing on alerts (station_id, closed_at, id) where closed_at is not null;

-- The number that was given last on a day, so that numbers have no gaps and no two alerts have the same.
create table alert_numbers (
  station_id uuid not null,
  day date not null,
  last integer not null,
  primary key (station_id, day)
);

create table alert_units (
  station_id uuid not null,
  alert_id uuid not null,
  ordinal integer not null,
  unit_id uuid not null,
  -- As it was when the unit was sent: the unit may be gone.
  label text not null,
  received_at timestamptz not null,
  assigned_at timestamptz not null,
  departed_at timestamptz,
  arrived_at timestamptz,
  released_at timestamptz,
  primary key (station_id, alert_id, ordinal),
  foreign key (station_id, alert_id) references alerts (station_id, id)
);
create index alert_units_by_unit on alert_units (station_id, unit_id, received_at desc, alert_id desc);

create table alert_deadlines (
  station_id uuid not null,
  alert_id uuid not null,
  ordinal integer not null,
  limit_id text not null,
  -- The limit as it was when the deadline started: what is changed later holds for others.
  seconds jsonb not null,
  remind_seconds integer not null,
  started_at timestamptz not null,
  remind_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  outcome text,
  reminded_at timestamptz,
  told_overdue_at timestamptz,
  -- When something is to be told of it next; null where nothing is any more.
  tell_at timestamptz,
  primary key (station_id, alert_id, ordinal),
  foreign key (station_id, alert_id) references alerts (station_id, id)
);
create index alert_deadlines_running on alert_deadlines (station_id, due_at, alert_id, ordinal) where outcome is null;
create index alert_deadlines_to_tell on alert_deadlines (station_id, tell_at) where tell_at is not null;

-- Entries are only ever added; they go with their alert.
create table alert_timeline (
  station_id uuid not null,
  alert_id uuid not null,
  ordinal integer not null,
  id uuid not null,
  kind text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  from_state text,
  to_state text not null,
  actor jsonb,
  note text,
  unit_ids uuid[] not null,
  limit_id text,
  primary key (station_id, alert_id, ordinal),
  foreign key (station_id, alert_id) references alerts (station_id, id)
);
create index alert_timeline_by_time on alert_timeline (station_id, alert_id, at, ordinal);

create table alert_repeats (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  basis text not null,
  state text not null,
  category text not null,
  division_code text not null,
  place_text text not null,
  longitude double precision,
  latitude double precision,
  premises_id uuid,
  first_received_at timestamptz not null,
  last_received_at timestamptz not null,
  note text,
  confirmed_by jsonb,
  primary key (station_id, id)
);
create index alert_repeats_by_newest on alert_repeats (station_id, last_received_at desc, id desc);
create index alert_repeats_by_division on alert_repeats (station_id, division_code, last_received_at desc, id desc);
create index alert_repeats_by_premises on alert_repeats (station_id, premises_id, last_received_at desc, id desc)
  where premises_id is not null;

-- Alerts that somebody took apart. Two of one parting on different sides are not proposed together again.
create table alert_partings (
  station_id uuid not null,
  alert_id uuid not null,
  parting_id uuid not null,
  side integer not null,
  primary key (station_id, alert_id, parting_id),
  foreign key (station_id, alert_id) references alerts (station_id, id)
);

-- What a station has set of its own. A limit that is not here is the project's default in its first version.
create table alert_time_limits (
  station_id uuid not null,
  id text not null,
  version integer not null,
  seconds jsonb,
  remind_seconds integer,
  primary key (station_id, id)
);

grant select, insert, update on alerts, alert_numbers, alert_deadlines, alert_time_limits to wardkit_app;
grant select, insert, update, delete on response_units, alert_units, alert_repeats to wardkit_app;
grant select, insert on alert_timeline, alert_partings to wardkit_app;

alter table response_units enable row level security;
alter table alerts enable row level security;
alter table alert_numbers enable row level security;
alter table alert_units enable row level security;
alter table alert_deadlines enable row level security;
alter table alert_timeline enable row level security;
alter table alert_repeats enable row level security;
alter table alert_partings enable row level security;
alter table alert_time_limits enable row level security;

create policy by_station on response_units
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on alerts
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on alert_numbers
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on alert_units
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on alert_deadlines
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on alert_timeline
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on alert_repeats
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on alert_partings
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on alert_time_limits
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));

-- A transfer makes an alert at a station that the caller does not work at: wardkit.transfer is that station and
-- wardkit.transferred the new alert's id, once the code has found that the caller may. It reads nothing else there.
create policy by_transfer on record_stations for insert
  with check (record_id = nullif(current_setting('wardkit.transferred', true), '')::uuid
    and station_id = nullif(current_setting('wardkit.transfer', true), '')::uuid);
create policy by_transfer on alerts
  using (id = nullif(current_setting('wardkit.transferred', true), '')::uuid
    and station_id = nullif(current_setting('wardkit.transfer', true), '')::uuid);
create policy by_transfer on alert_deadlines for insert
  with check (alert_id = nullif(current_setting('wardkit.transferred', true), '')::uuid
    and station_id = nullif(current_setting('wardkit.transfer', true), '')::uuid);
create policy by_transfer on alert_timeline for insert
  with check (alert_id = nullif(current_setting('wardkit.transferred', true), '')::uuid
    and station_id = nullif(current_setting('wardkit.transfer', true), '')::uuid);
create policy by_transfer on alert_numbers
  using (station_id = nullif(current_setting('wardkit.transfer', true), '')::uuid);
create policy by_transfer on event_logs
  using (station_id = nullif(current_setting('wardkit.transfer', true), '')::uuid);
create policy by_transfer on counted_records
  using (station_id = nullif(current_setting('wardkit.transfer', true), '')::uuid);
create policy by_transfer on record_counts
  using (station_id = nullif(current_setting('wardkit.transfer', true), '')::uuid);
create policy by_transfer on alert_time_limits for select
  using (station_id = nullif(current_setting('wardkit.transfer', true), '')::uuid);
create policy by_transfer on events for insert
  with check (station_id = nullif(current_setting('wardkit.transfer', true), '')::uuid);

-- Photographs of an alert. One belongs to premises or to an alert; the version before makes and reads those of premises.
alter table attachments alter column premises_id drop not null;
alter table attachments add column alert_id uuid;
create index attachments_by_alert on attachments (station_id, alert_id) where alert_id is not null;
alter table photograph_uses alter column premises_id drop not null;
