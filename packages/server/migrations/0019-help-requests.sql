-- Calls for help from the page of a doorplate. It runs beside the version before, which serves none of them.

create table help_requests (
  station_id uuid not null,
  id uuid not null,
  -- The alert that it made; where that goes on is found from there.
  alert_id uuid not null,
  premises_id uuid not null,
  kind text not null,
  -- The SHA-256 of the receipt, in hexadecimal digits. The receipt itself is kept nowhere.
  receipt_hash text not null,
  received_at timestamptz not null,
  -- When the sender consented to tell where they are. The point is that of the alert.
  consented_at timestamptz,
  cancelled_at timestamptz,
  primary key (station_id, id),
  foreign key (station_id, alert_id) references alerts (station_id, id)
);
create index help_requests_by_alert on help_requests (station_id, alert_id);
-- A sender knows no station: this is looked up at all of them. It is not unique, as no index across stations can be.
create index help_requests_by_receipt on help_requests (receipt_hash);

grant select, insert, update (cancelled_at) on help_requests to wardkit_app;
alter table help_requests enable row level security;

-- Nobody reads a call for help but by its receipt, not even the station: wardkit.receipt is the hash of the one that was sent.
create policy by_receipt on help_requests for select
  using (receipt_hash = nullif(current_setting('wardkit.receipt', true), ''));
create policy cancelled_by_sender on help_requests for update
  using (receipt_hash = nullif(current_setting('wardkit.receipt', true), ''));

-- A stranger's call writes at a station where the caller is nobody. Once the code has found its plate, wardkit.help is the
-- station and wardkit.helpDoor the premises of the plate, wardkit.helpRecords the ids of the call and of the alert that it
-- makes, and wardkit.helpAlerts those that this alert has become. It reads the door and its own alert, no other and no person.
create policy by_help on help_requests for insert
  with check (station_id = nullif(current_setting('wardkit.help', true), '')::uuid
    and premises_id = nullif(current_setting('wardkit.helpDoor', true), '')::uuid
    and receipt_hash = nullif(current_setting('wardkit.receipt', true), '')
    and id = any (string_to_array(nullif(current_setting('wardkit.helpRecords', true), ''), ',')::uuid[]));
create policy by_help on record_stations for insert
  with check (station_id = nullif(current_setting('wardkit.help', true), '')::uuid
    and record_id = any (string_to_array(nullif(current_setting('wardkit.helpRecords', true), ''), ',')::uuid[]));

create policy by_help on premises for select
  using (station_id = nullif(current_setting('wardkit.help', true), '')::uuid
    and id = nullif(current_setting('wardkit.helpDoor', true), '')::uuid);
-- Its row is held, so that two calls from one door take turns; nothing of it is changed.
create policy held_for_help on premises for update
  using (station_id = nullif(current_setting('wardkit.help', true), '')::uuid
    and id = nullif(current_setting('wardkit.helpDoor', true), '')::uuid)
  with check (false);

create policy by_help on alerts
  using (station_id = nullif(current_setting('wardkit.help', true), '')::uuid
    and id = any (string_to_array(nullif(current_setting('wardkit.helpRecords', true), ''), ',')::uuid[]));
create policy by_call on alerts for select
  using (id = any (string_to_array(nullif(current_setting('wardkit.helpAlerts', true), ''), ',')::uuid[]));
create policy by_call_for_note on alerts for update
  using (station_id = nullif(current_setting('wardkit.help', true), '')::uuid
    and id = any (string_to_array(nullif(current_setting('wardkit.helpAlerts', true), ''), ',')::uuid[]));
create policy by_help on alert_numbers
  using (station_id = nullif(current_setting('wardkit.help', true), '')::uuid);
create policy by_help on alert_time_limits for select
  using (station_id = nullif(current_setting('wardkit.help', true), '')::uuid);
create policy by_help on alert_deadlines for insert
  with check (station_id = nullif(current_setting('wardkit.help', true), '')::uuid
    and alert_id = any (string_to_array(nullif(current_setting('wardkit.helpRecords', true), ''), ',')::uuid[]));
create policy by_help on alert_timeline for insert
  with check (station_id = nullif(current_setting('wardkit.help', true), '')::uuid
    and (alert_id = any (string_to_array(nullif(current_setting('wardkit.helpRecords', true), ''), ',')::uuid[])
      or alert_id = any (string_to_array(nullif(current_setting('wardkit.helpAlerts', true), ''), ',')::uuid[])));
create policy by_help on event_logs
  using (station_id = nullif(current_setting('wardkit.help', true), '')::uuid);
create policy by_help on events for insert
  with check (station_id = nullif(current_setting('wardkit.help', true), '')::uuid);
create policy by_help on counted_records
  using (station_id = nullif(current_setting('wardkit.help', true), '')::uuid and module = 'alerts'
    and (record_id = any (string_to_array(nullif(current_setting('wardkit.helpRecords', true), ''), ',')::uuid[])
      or record_id = any (string_to_array(nullif(current_setting('wardkit.helpAlerts', true), ''), ',')::uuid[])));
create policy by_help on record_counts
  using (station_id = nullif(current_setting('wardkit.help', true), '')::uuid and module = 'alerts');
