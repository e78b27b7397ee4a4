-- What a person may ask for of what is recorded of them, and how long anything is kept. Runs beside the version before,
-- which reads none of it.

-- Columns of the person that are never revealed again: name, identity, phone. Every answer that shows one says so.
alter table people add column restricted text[] not null default '{}';
-- Since when no record names the person; null while one does. Upkeep notes it, and removes the person some time later.
alter table people add column unnamed_since timestamptz;
create index people_unnamed on people (station_id, unnamed_since) where unnamed_since is not null;

-- Requests of persons concerned. What they and the station wrote in words is sealed: such words name people.
create table person_requests (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  kind text not null,
  state text not null,
  record text,
  field text,
  correct_value_sealed text,
  correct_value_masked text,
  statement_sealed text not null,
  received_at timestamptz not null,
  due_on date not null,
  filed_by uuid,
  decision text,
  reason_sealed text,
  legal_basis text,
  answered_at timestamptz,
  answered_by uuid,
  -- When it was answered or taken back, from which its own period of keeping runs.
  closed_at timestamptz,
  primary key (station_id, id)
);
create index person_requests_by_deadline on person_requests (station_id, due_on, id);
create index person_requests_by_person on person_requests (station_id, person_id, due_on, id);
create index person_requests_closed on person_requests (station_id, closed_at) where closed_at is not null;

-- That something was deleted, and under which rule; never what it was. `fields` names what of a record that remains.
create table tombstones (
  station_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  class text not null,
  fields text[] not null default '{}',
  deleted_at timestamptz not null,
  rule text not null,
  -- The request that was granted; null where the time was over.
  request_id uuid,
  primary key (station_id, id)
);
create index tombstones_by_record on tombstones (station_id, record_id);

-- Records, premises and persons that nothing may delete, for as long as the hold is not lifted.
create table legal_holds (
  station_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  reason_sealed text not null,
  set_at timestamptz not null,
  lifted_at timestamptz,
  lift_reason_sealed text,
  primary key (station_id, id)
);
create unique index one_hold_a_record on legal_holds (station_id, record_id) where lifted_at is null;

-- Which keys each running server holds, so that none is made the active one before every server can open what it closes.
create table key_ring_holders (
  process uuid primary key,
  key_ids text[] not null,
  seen_at timestamptz not null
);

grant select, insert, update on person_requests to wardkit_app;
grant select, insert on tombstones to wardkit_app;
-- The reason of a hold is for the command that sets it.
grant select (station_id, id, record_id, set_at, lifted_at) on legal_holds to wardkit_app;
grant update, delete on people to wardkit_app;
grant delete on stays to wardkit_app;
grant update (version) on stays to wardkit_app;
grant update (display_name, person_id) on accounts to wardkit_app;
grant delete on sign_in_links to wardkit_app;

alter table person_requests enable row level security;
alter table tombstones enable row level security;
alter table legal_holds enable row level security;

create policy by_station on person_requests
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy own_requests on person_requests
  using (person_id = any (string_to_array(nullif(current_setting('wardkit.persons', true), ''), ',')::uuid[]));
-- The person concerned files one at a station where the caller has an account.
create policy own_request_at_home on record_stations for insert
  with check (station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));

-- Whoever stays somewhere finds that record among the own ones.
create policy subject_of_stay on stays for select
  using (person_id = any (string_to_array(nullif(current_setting('wardkit.persons', true), ''), ',')::uuid[]));

create policy by_station on tombstones
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
-- Whoever repeats a call is not told again what has been deleted since.
create policy by_home on tombstones for select
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));

create policy by_station on legal_holds for select
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));

-- Whoever decides on a request of a person works with the rows of that one person.
create policy person_concerned on people for update
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[])
    and id = nullif(current_setting('wardkit.concerned', true), '')::uuid);
create policy person_concerned_goes on people for delete
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[])
    and id = nullif(current_setting('wardkit.concerned', true), '')::uuid);
create policy person_concerned on accounts for update
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[])
    and person_id = nullif(current_setting('wardkit.concerned', true), '')::uuid)
  with check (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy person_concerned_reads on sign_in_links for select
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[])
    and nullif(current_setting('wardkit.concerned', true), '') is not null);
create policy person_concerned_goes on sign_in_links for delete
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[])
    and nullif(current_setting('wardkit.concerned', true), '') is not null);
