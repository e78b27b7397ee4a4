-- What statistics add up, so that they read a table of days and not every record of a span. The code keeps it with each write;
-- what the version before writes beside this one is found by a task (`statistics.settle`).

-- As what each record is counted.
create table counted_records (
  station_id uuid not null,
  module text not null,
  record_id uuid not null,
  day date not null,
  community_code text not null,
  -- By dimension the code under which it falls.
  codes jsonb not null,
  primary key (station_id, module, record_id)
);

-- How many there are, by days and by months: of the whole station, where `community_code` is empty, and of each community.
create table record_counts (
  station_id uuid not null,
  module text not null,
  period text not null,
  starts_on date not null,
  community_code text not null,
  codes jsonb not null,
  count integer not null,
  primary key (station_id, module, period, starts_on, community_code, codes)
);

insert into counted_records (station_id, module, record_id, day, community_code, codes)
select counted.station_id, counted.module, counted.id, counted.day, premises.community_code, counted.codes
from (
  select station_id, 'rental-checks' as module, id, premises_id,
    (coalesce(finished_at, observed_at) at time zone 'Asia/Shanghai')::date as day, jsonb_build_object('state', state) as codes
  from rental_checks
  union all
  select station_id, 'hazards', id, premises_id, (observed_at at time zone 'Asia/Shanghai')::date,
    jsonb_build_object('state', state, 'severity', severity::text)
  from hazards
  union all
  select station_id, 'stays', id, premises_id, started_on, jsonb_build_object('state', state) from stays
  union all
  select station_id, 'doorplates', id, premises_id, (issued_at at time zone 'Asia/Shanghai')::date,
    jsonb_build_object('state', state)
  from doorplates
) as counted
join premises on premises.station_id = counted.station_id and premises.id = counted.premises_id;

insert into record_counts (station_id, module, period, starts_on, community_code, codes, count)
select station_id, module, period, starts_on, community_code, codes, count(*)
from (
  select station_id, module, 'day' as period, day as starts_on, community_code, codes from counted_records
  union all
  select station_id, module, 'day', day, '', codes from counted_records
  union all
  select station_id, module, 'month', date_trunc('month', day::timestamp)::date, community_code, codes from counted_records
  union all
  select station_id, module, 'month', date_trunc('month', day::timestamp)::date, '', codes from counted_records
) as spread
group by 1, 2, 3, 4, 5, 6;

grant select, insert, update, delete on counted_records, record_counts to wardkit_app;

alter table counted_records enable row level security;
alter table record_counts enable row level security;

create policy by_station on counted_records
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on record_counts
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
-- What a landlord or a resident writes at the own station is counted too. Neither table names anybody.
create policy by_home on counted_records
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy by_home on record_counts
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));

-- Nothing else went by these.
drop index rental_checks_by_end;
drop index hazards_by_observation;
