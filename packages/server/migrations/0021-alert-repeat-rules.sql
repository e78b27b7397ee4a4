-- When alerts of a station are proposed as one group, where its administrator has set it. A part that is null, and a station
-- without a row, has the project's default. The version before reads none of it, and goes on grouping by the default.
create table alert_repeat_rules (
  station_id uuid not null primary key,
  version integer not null,
  days integer,
  metres integer
);

grant select, insert, update on alert_repeat_rules to wardkit_app;
alter table alert_repeat_rules enable row level security;
create policy by_station on alert_repeat_rules
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
