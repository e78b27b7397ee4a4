-- Embed sessions, invitations on paper and devices that keep records. It runs beside the version before.
--
-- Settings that it adds: wardkit.embed and wardkit.invitation (the keyed hash of the one token or code that a request
-- holds), wardkit.invited (the station that a code invites to, once the code was found good).

create table embed_sessions (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  -- The token itself is nowhere.
  token_hash text not null,
  issuer text not null,
  subject text not null,
  account_id uuid not null,
  person_id uuid,
  origin text not null,
  widgets text[] not null,
  scopes text[] not null,
  created_at timestamptz not null,
  created_by uuid not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (station_id, id)
);
create index embed_sessions_by_maker on embed_sessions (station_id, created_by, id);
create index embed_sessions_by_subject on embed_sessions (station_id, subject, id);

-- A reference table: a code on paper does not say which station made it.
create table invitation_codes (
  code_hash text primary key,
  station_id uuid not null,
  invitation_id uuid not null
);

create table invitations (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  role text not null,
  code_hash text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  expires_at timestamptz not null,
  redeemed_at timestamptz,
  redeemed_by uuid,
  revoked_at timestamptz,
  primary key (station_id, id)
);
create index invitations_by_person on invitations (station_id, person_id, id);

-- The last wrong codes of somebody who signed in. It stands at no station (the nil id), since who tries codes may have
-- no account at any.
create table wrong_codes (
  station_id uuid not null,
  account_id uuid not null,
  -- When they were tried, the newest last; no more than are counted.
  tried_at jsonb not null,
  primary key (station_id, account_id)
);

create table devices (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  account_id uuid not null,
  label text not null,
  state text not null,
  registered_at timestamptz not null,
  -- A day and no more: when and where a device is used is nobody's business.
  last_seen_on date,
  wipe_ordered_at timestamptz,
  wipe_reason text,
  wiped_at timestamptz,
  unsent_lost integer,
  primary key (station_id, id)
);
create index devices_by_account on devices (station_id, account_id, id);

-- What a station has set for its devices; a station without a row has the defaults.
create table device_limits (
  station_id uuid primary key,
  lock_after_minutes integer not null check (lock_after_minutes >= 1),
  keep_reads_minutes integer not null check (keep_reads_minutes >= 0),
  keep_unsent_days integer not null check (keep_unsent_days >= 1)
);

-- Rights -----------------------------------------------------------------------------------------------------------

grant select, insert on embed_sessions, invitations, invitation_codes, devices to wardkit_app;
grant update (version, revoked_at) on embed_sessions to wardkit_app;
grant update (version, redeemed_at, redeemed_by, revoked_at) on invitations to wardkit_app;
grant select, insert, update (tried_at) on wrong_codes to wardkit_app;
grant update (version, state, last_seen_on, wipe_ordered_at, wipe_reason, wiped_at, unsent_lost) on devices
  to wardkit_app;
grant select on device_limits to wardkit_app;
-- Who redeems a code is linked to an account of their own at the station that invites.
grant insert on accounts, sign_in_links to wardkit_app;
grant update (roles, person_id, display_name) on accounts to wardkit_app;

alter table embed_sessions enable row level security;
alter table invitation_codes enable row level security;
alter table invitations enable row level security;
alter table wrong_codes enable row level security;
alter table devices enable row level security;
alter table device_limits enable row level security;

create policy by_station on embed_sessions
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy own_sessions on embed_sessions
  using (created_by = any (string_to_array(nullif(current_setting('wardkit.accounts', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy by_token on embed_sessions for select
  using (token_hash = nullif(current_setting('wardkit.embed', true), ''));

create policy by_station on invitation_codes
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_code on invitation_codes for select
  using (code_hash = nullif(current_setting('wardkit.invitation', true), ''));

create policy by_station on invitations
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_code on invitations for select
  using (code_hash = nullif(current_setting('wardkit.invitation', true), ''));
create policy redeem_by_code on invitations for update
  using (code_hash = nullif(current_setting('wardkit.invitation', true), ''));

create policy own_tries on wrong_codes
  using (account_id = any (string_to_array(nullif(current_setting('wardkit.accounts', true), ''), ',')::uuid[]));

create policy by_station on devices
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy own_devices on devices
  using (account_id = any (string_to_array(nullif(current_setting('wardkit.accounts', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));

create policy by_home on device_limits for select
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));

-- A device is registered by whoever holds it, also where they work with no record of the station.
create policy register_device on record_stations for insert
  with check (station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));

create policy redeemed on accounts for insert
  with check (id = any (string_to_array(nullif(current_setting('wardkit.accounts', true), ''), ',')::uuid[])
    and station_id = nullif(current_setting('wardkit.invited', true), '')::uuid);
create policy redeemed_again on accounts for update
  using (id = any (string_to_array(nullif(current_setting('wardkit.accounts', true), ''), ',')::uuid[])
    and station_id = nullif(current_setting('wardkit.invited', true), '')::uuid);
create policy redeemed on sign_in_links for insert
  with check (issuer = nullif(current_setting('wardkit.issuer', true), '')
    and subject = nullif(current_setting('wardkit.subject', true), '')
    and station_id = nullif(current_setting('wardkit.invited', true), '')::uuid);
