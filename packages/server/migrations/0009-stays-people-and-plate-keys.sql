-- People are recorded by calls, stays are registered and fall overdue, and plate keys have a life. Runs beside the version
-- before, which only reads people and stays and knows one key a station.

-- People -------------------------------------------------------------------------------------------------------------

alter table people add column version integer not null default 1;

-- One person an identity number: of two who record the same one at once, the second finds the first.
create unique index one_person_an_identity on people (station_id, identity_hash) where identity_hash is not null;
drop index people_by_identity;

grant insert on people to wardkit_app;

-- Three settings more: wardkit.identity (the keyed hash of the identity number that the call gives), wardkit.person (the one
-- person whose record the call writes) and wardkit.door (the premises whose plate the caller has read).

create policy by_identity on people for select
  using (identity_hash = nullif(current_setting('wardkit.identity', true), '')
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy being_written on people for select
  using (id = nullif(current_setting('wardkit.person', true), '')::uuid
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy record on people for insert
  with check (
    station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[])
    or station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy change_by_station on people for update
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy change_being_written on people for update
  using (id = nullif(current_setting('wardkit.person', true), '')::uuid
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy no_program_records on people as restrictive for insert
  with check (nullif(current_setting('wardkit.machines', true), '') is null
    or station_id <> all (string_to_array(current_setting('wardkit.machines', true), ',')::uuid[]));
create policy no_program_changes on people as restrictive for update
  using (nullif(current_setting('wardkit.machines', true), '') is null
    or station_id <> all (string_to_array(current_setting('wardkit.machines', true), ',')::uuid[]));

-- What shows a person has a new version when the person has: whoever may write the person may number these anew.
create index stays_by_person on stays (station_id, person_id, started_on, id);
create policy of_written_person on stays for select
  using (person_id = nullif(current_setting('wardkit.person', true), '')::uuid
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy number_of_written_person on stays for update
  using (person_id = nullif(current_setting('wardkit.person', true), '')::uuid
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy of_written_person on premises for select
  using (landlord_person_id = nullif(current_setting('wardkit.person', true), '')::uuid
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy number_of_written_person on premises for update
  using (landlord_person_id = nullif(current_setting('wardkit.person', true), '')::uuid
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));

-- Stays --------------------------------------------------------------------------------------------------------------

-- As whom somebody registered it; null for what was there before.
alter table stays add column registered_by_role text;

-- A person has one stay in the same premises at a time; of two who register at once the second finds it taken.
create unique index one_stay_at_a_time on stays (station_id, premises_id, person_id) where state <> 'ended';
create index stays_by_expected_end on stays (station_id, expected_end_on, id)
  where state <> 'ended' and expected_end_on is not null;

grant insert on stays to wardkit_app;
grant update (dwelling_id, person_id, state, started_on, expected_end_on, ended_on) on stays to wardkit_app;

create policy own_person on stays for select
  using (person_id = any (string_to_array(nullif(current_setting('wardkit.persons', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
-- Landlords register and change stays in the own premises, residents those of the own person.
create policy own_registered on stays for insert
  with check (station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[])
    and (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[])
      or person_id = any (string_to_array(nullif(current_setting('wardkit.persons', true), ''), ',')::uuid[])));
create policy own_changed on stays for update
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[])
    and (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[])
      or person_id = any (string_to_array(nullif(current_setting('wardkit.persons', true), ''), ',')::uuid[])));

-- Somebody who registers a stay holds the row of its premises, so that these and their dwellings do not change in between.
-- The policies let it be held and nothing of it be written.
create policy at_door on premises for select
  using (id = nullif(current_setting('wardkit.door', true), '')::uuid
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy held_at_door on premises for update
  using (id = nullif(current_setting('wardkit.door', true), '')::uuid
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]))
  with check (false);
create policy held_by_landlord on premises for update
  using (landlord_person_id = any (string_to_array(nullif(current_setting('wardkit.persons', true), ''), ',')::uuid[]))
  with check (false);
create policy at_door on dwellings for select
  using (premises_id = nullif(current_setting('wardkit.door', true), '')::uuid
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));

-- Plate keys ---------------------------------------------------------------------------------------------------------

-- A key has a life and is a record of its station. Rows of the version before get what is missing by default: theirs is the
-- key that the station has had from the beginning.
alter table plate_keys
  add column id uuid not null default gen_random_uuid(),
  add column version integer not null default 1,
  add column state text not null default 'signing',
  -- The use that the key ring derives the private half for; null is the first key of a station.
  add column derivation text,
  add column ended_at timestamptz,
  add column end_reason text;
create unique index plate_keys_by_id on plate_keys (id);
create index plate_keys_of_station on plate_keys (station_id, created_at, id);
insert into record_stations (record_id, station_id) select id, station_id from plate_keys;

grant update (version, state, ended_at, end_reason) on plate_keys to wardkit_app;
alter table plate_keys enable row level security;
create policy published on plate_keys for select using (true);
create policy by_station on plate_keys
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));

-- Finds the plates in force that a key signed: its id stands in their payload.
create index doorplates_by_key on doorplates (station_id, substr(payload, 14, 4), id) where state = 'in-force';
