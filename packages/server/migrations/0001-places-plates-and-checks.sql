-- Runs unchanged on PGlite, PostgreSQL 15+ and Citus: keys of station tables lead with station_id, reference tables
-- stand alone, policies compare columns with settings, and nothing calls now() in an update.

do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'wardkit_app') then
    create role wardkit_app nologin;
  end if;
exception when duplicate_object or unique_violation then
  null; -- another database of the same cluster made it in this moment
end
$$;
do $$
begin
  execute format('grant wardkit_app to %I', current_user);
exception when duplicate_object or unique_violation or insufficient_privilege then
  null; -- it was granted by whoever made the role, or the next lines say so
end
$$;
-- Fails here and now, with a plain message, when the user of the database may not work under the role.
set local role wardkit_app;
reset role;
grant usage on schema public to wardkit_app;

-- Reference tables -------------------------------------------------------------------------------------------------

create table divisions (
  code text not null,
  name text not null,
  parent_code text,
  level text not null,
  first_year integer not null default 0,
  last_year integer,
  primary key (code, first_year)
);
create index divisions_by_parent on divisions (parent_code, code, first_year);

create table stations (
  id uuid primary key,
  name text not null,
  division_code text not null,
  telephone text not null,
  address text not null,
  service_links jsonb not null
);

create table rental_check_standards (
  version text primary key,
  -- json and not jsonb: the order in which a checklist names its aspects is kept.
  document json not null,
  effective_from date
);

create table plate_keys (
  public_key text primary key,
  key_id text not null,
  station_id uuid not null,
  -- Which secret of the key ring the private key is derived from; the key itself is never here.
  secret_id text not null,
  created_at timestamptz not null
);

-- Which station a record is at, as an id does not say it; it also keeps an id from being used twice.
create table record_stations (
  record_id uuid primary key,
  station_id uuid not null
);

create table plate_codes (
  code text primary key,
  station_id uuid not null
);

-- The public list of plates that are no longer in force. It holds hashes: a code would lead to its address by a scan.
create table plate_endings (
  code_hash text primary key,
  state text not null,
  ended_at timestamptz not null
);
create index plate_endings_by_time on plate_endings (ended_at, code_hash);

create table sign_in_links (
  issuer text not null,
  subject text not null,
  station_id uuid not null,
  account_id uuid not null,
  primary key (issuer, subject, station_id)
);

create table development_sign_ins (
  subject text primary key,
  ordinal integer not null,
  role text not null,
  label jsonb not null
);

-- Station tables ---------------------------------------------------------------------------------------------------

create table accounts (
  station_id uuid not null,
  id uuid not null,
  display_name text not null,
  roles text[] not null,
  person_id uuid,
  primary key (station_id, id)
);

create table people (
  station_id uuid not null,
  id uuid not null,
  name_sealed text not null,
  name_masked text not null,
  identity_sealed text,
  identity_masked text,
  identity_hash text,
  phone_sealed text,
  phone_masked text,
  phone_hash text,
  primary key (station_id, id)
);
create index people_by_identity on people (station_id, identity_hash);
create index people_by_phone on people (station_id, phone_hash);

create table organisations (
  station_id uuid not null,
  id uuid not null,
  name text not null,
  social_credit_code text not null,
  primary key (station_id, id)
);

create table premises (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  address jsonb not null,
  community_code text not null,
  use text not null,
  storeys integer not null,
  floor_area double precision,
  landlord_person_id uuid,
  landlord_organisation_id uuid,
  organisation_id uuid,
  let_since date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (station_id, id)
);
create index premises_by_landlord on premises (station_id, landlord_person_id) where landlord_person_id is not null;
create index premises_by_community on premises (station_id, community_code, id);

create table dwellings (
  station_id uuid not null,
  id uuid not null,
  premises_id uuid not null,
  label text not null,
  floor integer,
  rooms integer not null,
  floor_area double precision,
  primary key (station_id, id),
  foreign key (station_id, premises_id) references premises (station_id, id)
);
create index dwellings_by_premises on dwellings (station_id, premises_id);

create table stays (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  premises_id uuid not null,
  dwelling_id uuid,
  person_id uuid not null,
  state text not null,
  started_on date not null,
  expected_end_on date,
  ended_on date,
  registered_at timestamptz not null,
  registered_by uuid,
  primary key (station_id, id),
  foreign key (station_id, premises_id) references premises (station_id, id),
  foreign key (station_id, person_id) references people (station_id, id)
);
create index stays_by_premises on stays (station_id, premises_id, id);

create table doorplates (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  premises_id uuid not null,
  code text not null,
  payload text not null,
  state text not null,
  -- What a stranger may see, kept here so that reading it needs no right to the premises.
  building_address jsonb not null,
  issued_at timestamptz not null,
  issued_by uuid,
  ended_at timestamptz,
  end_reason text,
  replaced_by uuid,
  primary key (station_id, id),
  unique (station_id, code),
  foreign key (station_id, premises_id) references premises (station_id, id)
);
create index doorplates_by_premises on doorplates (station_id, premises_id);
create unique index one_plate_in_force on doorplates (station_id, premises_id) where state = 'in-force';

create table attachments (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  premises_id uuid not null,
  size integer not null,
  sha256 text not null,
  media_type text not null,
  received_bytes integer not null default 0,
  state text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  -- Of the copy that is kept: re-encoded, without metadata.
  kept_size integer,
  kept_sha256 text,
  kept_media_type text,
  width integer,
  height integer,
  secret_id text not null,
  primary key (station_id, id),
  foreign key (station_id, premises_id) references premises (station_id, id)
);
create index attachments_by_premises on attachments (station_id, premises_id);
create index attachments_under_way on attachments (station_id, created_by, created_at) where state = 'receiving';

create table rental_checks (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  premises_id uuid not null,
  previous_check_id uuid,
  standard_version text not null,
  observed_at timestamptz not null,
  received_at timestamptz not null,
  checked_by uuid not null,
  checked_by_role text not null,
  -- Position among the checks of the premises, so that the newest needs no comparison of clocks.
  ordinal integer not null,
  document jsonb not null,
  primary key (station_id, id),
  unique (station_id, premises_id, ordinal),
  foreign key (station_id, premises_id) references premises (station_id, id)
);

create index rental_checks_by_receipt on rental_checks (station_id, received_at, id);

create table rental_check_photographs (
  station_id uuid not null,
  check_id uuid not null,
  attachment_id uuid not null,
  primary key (station_id, check_id, attachment_id),
  foreign key (station_id, check_id) references rental_checks (station_id, id),
  foreign key (station_id, attachment_id) references attachments (station_id, id)
);

create table hazards (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  premises_id uuid not null,
  check_id uuid not null,
  item_code text not null,
  standard_version text not null,
  severity integer not null,
  state text not null,
  basis text not null,
  note text,
  photograph_ids uuid[] not null,
  observed_at timestamptz not null,
  due_at timestamptz not null,
  referral boolean not null default false,
  assigned_to uuid,
  rectified_at timestamptz,
  verified_at timestamptz,
  verified_by uuid,
  referred_at timestamptz,
  referred_to text,
  primary key (station_id, id),
  foreign key (station_id, premises_id) references premises (station_id, id),
  foreign key (station_id, check_id) references rental_checks (station_id, id)
);
create index hazards_by_premises on hazards (station_id, premises_id);
create index hazards_by_deadline on hazards (station_id, due_at, id);

create table ratings (
  station_id uuid not null,
  premises_id uuid not null,
  check_id uuid not null,
  standard_version text not null,
  stars integer not null,
  state text not null,
  rated_at timestamptz not null,
  -- When the check was finished on the device.
  checked_at timestamptz not null,
  document jsonb not null,
  primary key (station_id, premises_id),
  foreign key (station_id, premises_id) references premises (station_id, id)
);

-- Calls that were made, by caller and key; kept 30 days.
create table idempotency_records (
  station_id uuid not null,
  account_id uuid not null,
  key text not null,
  fingerprint text not null,
  status integer,
  headers jsonb,
  body text,
  created_at timestamptz not null,
  primary key (station_id, account_id, key)
);
create index idempotency_records_by_time on idempotency_records (station_id, created_at);

-- Entries wait here until the station's log takes them up. They hold ids and no personal data.
create table audit_queue (
  station_id uuid not null,
  id uuid not null,
  recorded_at timestamptz not null,
  operation text not null,
  purpose text,
  account_id uuid,
  role text not null,
  request_id uuid not null,
  outcome integer not null,
  records uuid[] not null,
  primary key (station_id, id)
);

-- Rights -----------------------------------------------------------------------------------------------------------

grant select on divisions, stations, rental_check_standards, plate_keys, plate_endings, sign_in_links,
  development_sign_ins to wardkit_app;
grant insert on plate_keys, plate_endings to wardkit_app;
grant select, insert on record_stations, plate_codes to wardkit_app;
grant select on accounts, people, organisations, premises, dwellings, stays to wardkit_app;
grant update (version, updated_at) on premises to wardkit_app;
grant select, insert, update on doorplates, attachments, hazards, ratings to wardkit_app;
grant select, insert on rental_checks, rental_check_photographs to wardkit_app;
grant select, insert, update, delete on idempotency_records to wardkit_app;
grant insert on audit_queue to wardkit_app;

-- Settings of a request, made with SET LOCAL: wardkit.stations (where the caller is staff), wardkit.home (where the
-- caller has an account of any kind), wardkit.accounts and wardkit.persons (the caller's own), wardkit.premises (let by
-- the caller), wardkit.guests (people who stay in those), wardkit.plate (the one code that was scanned),
-- wardkit.issuer and wardkit.subject (of the token, while its account is looked up).

alter table sign_in_links enable row level security;
create policy own_link on sign_in_links for select
  using (issuer = nullif(current_setting('wardkit.issuer', true), '')
    and subject = nullif(current_setting('wardkit.subject', true), ''));

alter table record_stations enable row level security;
create policy by_station on record_stations
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));

alter table plate_codes enable row level security;
create policy by_station on plate_codes
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_code on plate_codes for select
  using (code = nullif(current_setting('wardkit.plate', true), ''));

alter table accounts enable row level security;
create policy own_account on accounts for select
  using (id = any (string_to_array(nullif(current_setting('wardkit.accounts', true), ''), ',')::uuid[]));
create policy by_station on accounts for select
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));

alter table people enable row level security;
create policy by_station on people for select
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy own_person on people for select
  using (id = any (string_to_array(nullif(current_setting('wardkit.persons', true), ''), ',')::uuid[]));
-- A landlord reads the people who stay in the own premises: the rows of `stays` name them, and only these.
create policy guests on people for select
  using (id = any (string_to_array(nullif(current_setting('wardkit.guests', true), ''), ',')::uuid[]));

alter table organisations enable row level security;
create policy by_station on organisations for select
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_home on organisations for select
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));

alter table premises enable row level security;
create policy by_station on premises
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_landlord on premises for select
  using (landlord_person_id = any (string_to_array(nullif(current_setting('wardkit.persons', true), ''), ',')::uuid[]));

alter table dwellings enable row level security;
alter table stays enable row level security;
alter table doorplates enable row level security;
alter table attachments enable row level security;
alter table rental_checks enable row level security;
alter table rental_check_photographs enable row level security;
alter table hazards enable row level security;
alter table ratings enable row level security;
alter table idempotency_records enable row level security;
alter table audit_queue enable row level security;

create policy by_station on dwellings
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy own_premises on dwellings for select
  using (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]));

create policy by_station on stays
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy own_premises on stays for select
  using (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]));

create policy by_station on doorplates
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_code on doorplates for select
  using (code = nullif(current_setting('wardkit.plate', true), ''));

create policy by_station on attachments
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy own_premises on attachments for select
  using (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]));

create policy by_station on rental_checks
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy own_premises on rental_checks for select
  using (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]));

create policy by_station on rental_check_photographs
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));

create policy by_station on hazards
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy own_premises on hazards for select
  using (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]));

create policy by_station on ratings
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy own_premises on ratings for select
  using (premises_id = any (string_to_array(nullif(current_setting('wardkit.premises', true), ''), ',')::uuid[]));

create policy own_calls on idempotency_records
  using (account_id = any (string_to_array(nullif(current_setting('wardkit.accounts', true), ''), ',')::uuid[]));

-- Entries are only ever added: no role of the application reads, changes or removes one.
create policy append on audit_queue for insert
  with check (true);
