-- Notes between shifts. The version before serves none of them.
create table shift_handovers (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  shift_start timestamptz not null,
  shift_end timestamptz not null,
  note text not null,
  -- Which alerts go on, with a remark on each, in the order in which they were named.
  alerts jsonb not null,
  written_at timestamptz not null,
  written_by jsonb not null,
  writer_id uuid not null,
  taken_over_at timestamptz,
  taken_over_by jsonb,
  primary key (station_id, id)
);
create index shift_handovers_by_shift on shift_handovers (station_id, shift_start desc, id desc);
create index shift_handovers_by_state on shift_handovers (station_id, state, shift_start desc, id desc);
create index shift_handovers_by_end on shift_handovers (station_id, shift_end, id);

grant select, insert, update on shift_handovers to wardkit_app;
alter table shift_handovers enable row level security;
create policy by_station on shift_handovers
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));

-- Alerts are counted by the hour of the day too. Whoever counts waits for this; what the version before counts afterwards has
-- no hour until it is counted anew (`statistics.count-all`). In the order in which the code takes these tables.
lock table counted_records in exclusive mode;
lock table record_counts in exclusive mode;
delete from record_counts where module = 'alerts';
update counted_records
set codes = counted_records.codes || jsonb_build_object('hour', to_char(alerts.received_at at time zone 'Asia/Shanghai', 'HH24'))
from alerts
where alerts.station_id = counted_records.station_id and alerts.id = counted_records.record_id
  and counted_records.module = 'alerts';
insert into record_counts (station_id, module, period, starts_on, community_code, codes, count)
select station_id, module, period, starts_on, community_code, codes, count(*)
from (
  select station_id, module, 'day' as period, day as starts_on, community_code, codes from counted_records
  where module = 'alerts'
  union all
  select station_id, module, 'day', day, '', codes from counted_records where module = 'alerts'
  union all
  select station_id, module, 'month', date_trunc('month', day::timestamp)::date, community_code, codes from counted_records
  where module = 'alerts'
  union all
  select station_id, module, 'month', date_trunc('month', day::timestamp)::date, '', codes from counted_records
  where module = 'alerts'
) as spread
group by 1, 2, 3, 4, 5, 6;
