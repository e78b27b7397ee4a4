-- Checklists of a station, reviews and withdrawals of checks, the way of a hazard from open to closed, photographs of
-- landlords, objections, and indexes by which statistics count. It runs beside the version before: a check or a hazard
-- that that version writes has the defaults of the new columns.

-- Checklists -------------------------------------------------------------------------------------------------------

-- A version is taken once on the whole server, so the table stays a reference table; `station_id` says whose it is.
alter table rental_check_standards
  add column station_id uuid,
  add column published_at timestamptz;
-- The checklists that come with the server have no moment of publication and stand last.
create index rental_check_standards_by_publication on rental_check_standards
  ((coalesce(published_at, timestamptz '1970-01-01 00:00:00+00')), version);

grant insert on rental_check_standards to wardkit_app;

alter table rental_check_standards enable row level security;
create policy for_all on rental_check_standards for select
  using (station_id is null);
create policy by_home on rental_check_standards for select
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy publish on rental_check_standards for insert
  with check (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));

-- Checks -----------------------------------------------------------------------------------------------------------

alter table rental_checks
  add column state text not null default 'submitted',
  -- As the device told it; `observed_at` is bounded by the receipt. Null: as observed_at.
  add column finished_at timestamptz,
  add column review jsonb,
  add column reviewed_by uuid,
  add column withdrawal jsonb;
update rental_checks set state = document->>'state' where document->>'state' <> 'submitted';
create index rental_checks_by_end on rental_checks (station_id, (coalesce(finished_at, observed_at))) include (premises_id, state);

grant update (version, state, document, review, reviewed_by, withdrawal) on rental_checks to wardkit_app;
grant delete on ratings to wardkit_app;

-- Whoever takes back a check of their own finds it by this, without a right to the station.
create policy own_checks on rental_checks for select
  using (checked_by = any (string_to_array(nullif(current_setting('wardkit.accounts', true), ''), ',')::uuid[]));
-- A landlord who objects holds what the objection is about; nothing is written by this policy.
create policy held_by_landlord on rental_checks for update
  using (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]))
  with check (false);
create policy held_by_landlord on ratings for update
  using (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]))
  with check (false);

-- Hazards ----------------------------------------------------------------------------------------------------------

alter table hazards
  -- The name as the station shows it: a landlord reads it without a right to the station's accounts.
  add column assigned_to_name text,
  -- What was last reported as put right, and the last re-inspection, as they are told.
  add column rectification jsonb,
  add column verification jsonb,
  -- Everybody who re-inspected it.
  add column inspected_by uuid[] not null default '{}',
  add column referral_authority text,
  add column referral_reason text;
update hazards set assigned_to_name = accounts.display_name
  from accounts
  where accounts.station_id = hazards.station_id and accounts.id = hazards.assigned_to;
create index hazards_by_observation on hazards (station_id, observed_at) include (premises_id, state, severity);
-- The list of what is not closed passes over the closed ones of many years.
create index hazards_not_closed on hazards (station_id, due_at, id) where state in ('open', 'referred', 'rectified');

-- A landlord reports a hazard of the own premises as put right.
create policy rectified_by_landlord on hazards for update
  using (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]));

-- Photographs ------------------------------------------------------------------------------------------------------

alter table rental_check_photographs add column premises_id uuid;
update rental_check_photographs set premises_id = rental_checks.premises_id
  from rental_checks
  where rental_checks.station_id = rental_check_photographs.station_id
    and rental_checks.id = rental_check_photographs.check_id;
create index rental_check_photographs_by_attachment on rental_check_photographs (station_id, attachment_id);
create policy own_premises on rental_check_photographs for select
  using (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]));

-- What else names a photograph: a rectification, a re-inspection or an objection.
create table photograph_uses (
  station_id uuid not null,
  attachment_id uuid not null,
  -- The hazard or the objection.
  record_id uuid not null,
  used_in text not null,
  premises_id uuid not null,
  primary key (station_id, attachment_id, record_id, used_in),
  foreign key (station_id, attachment_id) references attachments (station_id, id)
);
grant select, insert on photograph_uses to wardkit_app;
alter table photograph_uses enable row level security;
create policy by_station on photograph_uses
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy own_premises on photograph_uses for select
  using (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]));
create policy named_by_landlord on photograph_uses for insert
  with check (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]));

-- A landlord uploads photographs of the own premises, and changes those only that the own account announced. The condition
-- of reading is wider, so that a photograph that an officer took can be held while an objection names it.
create policy announced_by_landlord on attachments for insert
  with check (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[])
    and created_by = any (string_to_array(nullif(current_setting('wardkit.accounts', true), ''), ',')::uuid[]));
create policy sent_by_landlord on attachments for update
  using (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]))
  with check (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[])
    and created_by = any (string_to_array(nullif(current_setting('wardkit.accounts', true), ''), ',')::uuid[]));
-- Whoever has an account at a station may make a record there where the policy of its table lets them.
create policy taken_at_home on record_stations for insert
  with check (station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));

-- Objections -------------------------------------------------------------------------------------------------------

create table objections (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  premises_id uuid not null,
  target_kind text not null,
  -- A rating has no id of its own: that of its premises.
  target_id uuid not null,
  -- The check that was behind the target when the objection was filed.
  check_id uuid not null,
  state text not null,
  statement text not null,
  photograph_ids uuid[] not null,
  filed_at timestamptz not null,
  filed_by uuid not null,
  answer_due_at timestamptz not null,
  -- As it is told.
  answer jsonb,
  answered_by uuid,
  withdrawn_at timestamptz,
  primary key (station_id, id),
  foreign key (station_id, premises_id) references premises (station_id, id)
);
-- A target has one objection at a time that waits.
create unique index one_waiting_objection on objections (station_id, target_kind, target_id) where state = 'filed';
create index objections_by_deadline on objections (station_id, answer_due_at, id);
create index objections_by_premises on objections (station_id, premises_id, answer_due_at, id);

grant select, insert, update on objections to wardkit_app;
alter table objections enable row level security;
create policy by_station on objections
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy own_premises on objections for select
  using (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]));
create policy filed_by_landlord on objections for insert
  with check (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[])
    and filed_by = any (string_to_array(nullif(current_setting('wardkit.accounts', true), ''), ',')::uuid[]));
create policy withdrawn_by_landlord on objections for update
  using (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]));

-- Statistics -------------------------------------------------------------------------------------------------------

create index stays_by_start on stays (station_id, started_on) include (premises_id, state);
create index doorplates_by_issue on doorplates (station_id, issued_at) include (premises_id, state);
