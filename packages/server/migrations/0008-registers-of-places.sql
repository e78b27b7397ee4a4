-- The registers of places: standard addresses by themselves, and what dwellings, organisations and premises need in order
-- to be written. The version before goes on beside it: it reads none of the new columns and makes no such rows.

-- Standard addresses (GA/T 2000.32), as the authority that gives out numbers has them. The server reads them only.
create table addresses (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  division_code text not null,
  county text not null,
  township text not null,
  community text not null,
  road text not null,
  number text not null,
  building text,
  unit text,
  floor integer,
  room text,
  -- The line from the road to the finest part, and to the building.
  text text not null,
  building_text text not null,
  -- The line as it is searched: without blanks, in one width and in small letters (src/database/text-search.ts).
  folded_text text not null,
  level text not null,
  state text not null,
  replaced_by uuid,
  primary key (station_id, id),
  foreign key (station_id, replaced_by) references addresses (station_id, id)
);
create index addresses_by_community on addresses (station_id, division_code, id);
create index addresses_by_state on addresses (station_id, state, id);

-- Every two neighbouring characters of what is searched by a part. A table and no index for patterns: the policies of
-- row-level security keep any operator that is not leakproof (like, @>) out of an index, and two Chinese characters are
-- fewer than a trigram.
create table search_grams (
  station_id uuid not null,
  kind text not null,
  gram text not null,
  record_id uuid not null,
  primary key (station_id, kind, gram, record_id)
);

alter table premises add column address_id uuid;
alter table dwellings add column version integer not null default 1, add column ended_on date;
alter table organisations
  add column version integer not null default 1,
  add column kind text not null default 'other',
  add column ended_on date,
  add column folded_name text not null default '';
-- Set by the operator when somebody has left: who may no longer sign in, and is no longer given work.
alter table accounts add column ended_at timestamptz;

-- What is there already ---------------------------------------------------------------------------------------------

update premises set address_id = gen_random_uuid();

insert into addresses (station_id, id, division_code, county, township, community, road, number, building, unit, floor,
  room, text, building_text, folded_text, level, state)
select station_id, address_id, address ->> 'divisionCode', address ->> 'county', address ->> 'township',
  address ->> 'community', address ->> 'road', address ->> 'number', address ->> 'building', address ->> 'unit',
  (address ->> 'floor')::integer, address ->> 'room', address ->> 'text', address ->> 'buildingText',
  regexp_replace(lower(normalize(address ->> 'text', nfkc)), '\s', '', 'g'),
  case when address ->> 'room' is not null then 'room' when address ->> 'floor' is not null then 'floor'
    when address ->> 'unit' is not null then 'unit' when address ->> 'building' is not null then 'building'
    else 'number' end,
  'in-use'
from premises;

-- The kind stands in the first two characters of the code (GB 32100-2015): who registered it, and as what.
update organisations set
  kind = case when social_credit_code like '92%' then 'individual-business'
    when social_credit_code like '9%' then 'enterprise' when social_credit_code like '12%' then 'public-institution'
    when social_credit_code like '5%' then 'social-organisation' else 'other' end,
  folded_name = regexp_replace(lower(normalize(name, nfkc)), '\s', '', 'g');
-- Who lets premises and who uses them is one member on the wire, and from here on one column.
update premises set organisation_id = landlord_organisation_id
  where organisation_id is null and landlord_organisation_id is not null;

insert into search_grams (station_id, kind, gram, record_id)
select distinct station_id, 'address', substr(folded_text, at, 2), id
from addresses, generate_series(1, length(folded_text) - 1) as at;
insert into search_grams (station_id, kind, gram, record_id)
select distinct station_id, 'organisation', substr(folded_name, at, 2), id
from organisations, generate_series(1, length(folded_name) - 1) as at;

insert into record_stations (record_id, station_id)
select id, station_id from addresses union all select id, station_id from dwellings
union all select id, station_id from organisations
on conflict do nothing;

-- Rules and ways in -------------------------------------------------------------------------------------------------

alter table premises add foreign key (station_id, address_id) references addresses (station_id, id);
create unique index one_premises_an_address on premises (station_id, address_id) where address_id is not null;
create index premises_by_use on premises (station_id, use, id);
create index premises_by_organisation on premises (station_id, organisation_id) where organisation_id is not null;
create unique index one_dwelling_a_label on dwellings (station_id, premises_id, label) where ended_on is null;
create index dwellings_in_premises on dwellings (station_id, premises_id, id);
drop index dwellings_by_premises;
create unique index one_organisation_a_code on organisations (station_id, social_credit_code);
create index accounts_of_staff on accounts (station_id, id) where ended_at is null and roles && array[
  'auxiliary', 'mediator', 'officer', 'duty-officer', 'audit-reviewer', 'supervisor', 'administrator'];
create index hazards_open_by_deadline on hazards (station_id, due_at, premises_id)
  where state not in ('verified', 'annulled');
create index stations_by_division on stations (division_code, id);

grant select on addresses to wardkit_app;
grant select, insert, delete on search_grams to wardkit_app;
grant insert on premises, dwellings, organisations to wardkit_app;
grant update (address, address_id, community_code, use, storeys, floor_area, landlord_person_id, organisation_id,
  let_since) on premises to wardkit_app;
grant update (version, label, floor, rooms, floor_area, ended_on) on dwellings to wardkit_app;
grant update (version, name, folded_name, kind, ended_on) on organisations to wardkit_app;

alter table addresses enable row level security;
alter table search_grams enable row level security;

create policy by_station on addresses for select
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on search_grams
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy written_by_station on organisations
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
