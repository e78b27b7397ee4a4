-- What lists tell of the place of a record, whom a list is of, and what a letter of referral says. It runs beside the version
-- before: a referral that that version writes has no reference and tells nobody.

alter table hazards
  -- The number of the letter in the station's own register.
  add column referral_reference text,
  -- Role and name of who referred it, as they are told.
  add column referred_by jsonb;

-- Lists of what the caller made or follows up.
create index rental_checks_by_maker on rental_checks (station_id, checked_by, received_at, id);
create index hazards_followed_up on hazards (station_id, assigned_to, due_at, id);

-- One setting more: wardkit.homes (premises in which the caller's own person stays or stayed, while the stay is told).
create policy own_home on premises for select
  using (id = any (string_to_array(nullif(current_setting('wardkit.homes', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy own_home on dwellings for select
  using (premises_id = any (string_to_array(nullif(current_setting('wardkit.homes', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
