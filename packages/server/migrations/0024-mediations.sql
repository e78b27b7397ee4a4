-- Mediations: the disputes that a station takes in, their parties, who mediates, sessions, agreements, papers, deadlines and
-- follow-ups. It runs beside the version before, which serves none of them.

-- Who mediates. Whoever signs in as a mediator is known here by the id of the account.
create table mediators (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  -- In the order of the characters, which is the same wherever the database runs.
  display_name text collate "C" not null,
  organisation_name text not null,
  kinds text[] not null,
  active boolean not null default true,
  primary key (station_id, id)
);
create index mediators_by_name on mediators (station_id, display_name, id);
insert into mediators (station_id, id, display_name, organisation_name, kinds, active)
  select accounts.station_id, accounts.id, accounts.display_name, stations.name, array['civil', 'public-security', 'judicial'],
    accounts.ended_at is null
  from accounts join stations on stations.id = accounts.station_id where 'mediator' = any (accounts.roles);

create table mediations (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  number text not null,
  kind text not null,
  state text not null,
  state_since timestamptz not null,
  dispute_type text not null,
  origin text not null,
  -- What people write has the numbers in it masked before it comes here.
  subject text not null,
  facts text not null,
  -- Days are text, as they are told: 2026-10-12.
  applied_on text not null,
  premises_id uuid,
  division_code text not null,
  alert_id uuid,
  taking_part jsonb not null,
  eligibility jsonb,
  registered_at timestamptz not null,
  assigned_at timestamptz,
  consented_at timestamptz,
  accepted_at timestamptz,
  in_force_at timestamptz,
  next_session_at timestamptz,
  sessions_held integer not null default 0,
  steps_agreed integer not null default 0,
  steps_performed integer not null default 0,
  next_due_at timestamptz,
  -- As next_due_at, and the end of time where nothing is due: what lists go by.
  listed_due_at timestamptz not null default '9999-12-31T00:00:00Z',
  confirmation jsonb,
  ending jsonb,
  performance_recorded_at timestamptz,
  followed_up_at timestamptz,
  -- What came of it in the end, and when; null while it goes on.
  outcome text,
  closed_at timestamptz,
  archived_at timestamptz,
  -- The mediation of another station that it goes on with.
  continues jsonb,
  open_objections integer not null default 0,
  primary key (station_id, id),
  unique (station_id, number)
);
create index mediations_by_due on mediations (station_id, listed_due_at, registered_at desc, id desc);
create index mediations_by_state on mediations (station_id, state, listed_due_at, registered_at desc, id desc);
create index mediations_by_kind on mediations (station_id, kind, listed_due_at, registered_at desc, id desc);
create index mediations_by_dispute on mediations (station_id, dispute_type, listed_due_at, registered_at desc, id desc);
create index mediations_by_premises on mediations (station_id, premises_id) where premises_id is not null;
create index mediations_by_alert on mediations (station_id, alert_id) where alert_id is not null;
create index mediations_by_archive on mediations (station_id, archived_at, id) where archived_at is not null;

-- The number that was given last in a year, so that none is given twice.
create table mediation_numbers (
  station_id uuid not null,
  year integer not null,
  last integer not null,
  primary key (station_id, year)
);

create table mediation_parties (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  mediation_id uuid not null,
  entered_at timestamptz not null,
  -- Null for an organisation, whose name and telephone stand here.
  person_id uuid,
  role text not null,
  form text not null,
  name_sealed text,
  name_masked text,
  telephone_sealed text,
  telephone_masked text,
  credit_code text,
  address_sealed text,
  address_masked text,
  stands_for_party_id uuid,
  needs_guardian boolean not null,
  consent jsonb,
  primary key (station_id, id),
  foreign key (station_id, mediation_id) references mediations (station_id, id)
);
create index mediation_parties_by_mediation on mediation_parties (station_id, mediation_id, entered_at, id);
create index mediation_parties_by_person on mediation_parties (station_id, person_id, mediation_id) where person_id is not null;

create table mediation_mediators (
  station_id uuid not null,
  mediation_id uuid not null,
  mediator_id uuid not null,
  ordinal integer not null,
  primary key (station_id, mediation_id, mediator_id),
  foreign key (station_id, mediation_id) references mediations (station_id, id)
);
create index mediation_mediators_by_mediator on mediation_mediators (station_id, mediator_id, mediation_id);

create table mediation_sessions (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  mediation_id uuid not null,
  state text not null,
  planned_for timestamptz not null,
  place text not null,
  started_at timestamptz,
  ended_at timestamptz,
  present_party_ids uuid[] not null,
  minutes text,
  outcome text,
  primary key (station_id, id),
  foreign key (station_id, mediation_id) references mediations (station_id, id)
);
create index mediation_sessions_by_mediation on mediation_sessions (station_id, mediation_id, planned_for, id);
create index mediation_sessions_by_time on mediation_sessions (station_id, planned_for, id);

create table mediation_agreements (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  mediation_id uuid not null,
  form text not null,
  agreed_at timestamptz not null,
  facts text not null,
  issues text not null,
  liability text not null,
  seal_at timestamptz,
  in_force_at timestamptz,
  primary key (station_id, id),
  unique (station_id, mediation_id),
  foreign key (station_id, mediation_id) references mediations (station_id, id)
);

create table mediation_steps (
  station_id uuid not null,
  mediation_id uuid not null,
  id uuid not null,
  ordinal integer not null,
  by_party_id uuid not null,
  to_party_id uuid,
  content text not null,
  way text not null,
  due_on text not null,
  performed_on text,
  note text,
  attachment_ids uuid[] not null default '{}',
  primary key (station_id, mediation_id, id),
  foreign key (station_id, mediation_id) references mediations (station_id, id)
);

create table mediation_signatures (
  station_id uuid not null,
  mediation_id uuid not null,
  signer_id uuid not null,
  signer text not null,
  form text not null,
  signed_at timestamptz not null,
  ordinal integer not null,
  primary key (station_id, mediation_id, signer_id),
  foreign key (station_id, mediation_id) references mediations (station_id, id)
);

create table mediation_papers (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  mediation_id uuid not null,
  paper text not null,
  dated_on text not null,
  attachment_ids uuid[] not null,
  note text,
  filed_at timestamptz not null,
  primary key (station_id, id),
  foreign key (station_id, mediation_id) references mediations (station_id, id)
);
create index mediation_papers_by_mediation on mediation_papers (station_id, mediation_id, filed_at, id);

create table mediation_follow_ups (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  mediation_id uuid not null,
  followed_up_at timestamptz not null,
  way text not null,
  outcome text not null,
  note text not null,
  followed_up_by jsonb not null,
  primary key (station_id, id),
  foreign key (station_id, mediation_id) references mediations (station_id, id)
);
create index mediation_follow_ups_by_mediation
  on mediation_follow_ups (station_id, mediation_id, followed_up_at desc, id desc);

create table mediation_deadlines (
  station_id uuid not null,
  mediation_id uuid not null,
  ordinal integer not null,
  rule_id text not null,
  started_at timestamptz not null,
  last_day text,
  due_at timestamptz,
  missing_calendar_year integer,
  -- `met`, `passed` or `ended`; null while it runs, also past its end.
  outcome text,
  ended_at timestamptz,
  reminded_at timestamptz,
  told_overdue_at timestamptz,
  -- When something is to be told of it next; null where nothing is any more.
  tell_at timestamptz,
  primary key (station_id, mediation_id, ordinal),
  foreign key (station_id, mediation_id) references mediations (station_id, id)
);
create index mediation_deadlines_by_due on mediation_deadlines (station_id, due_at, mediation_id, ordinal)
  where due_at is not null;
create index mediation_deadlines_to_tell on mediation_deadlines (station_id, tell_at) where tell_at is not null;

create table mediation_objections (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  mediation_id uuid not null,
  party_id uuid not null,
  about text not null,
  statement text not null,
  filed_at timestamptz not null,
  answer_due_at timestamptz not null,
  state text not null,
  answer jsonb,
  primary key (station_id, id),
  foreign key (station_id, mediation_id) references mediations (station_id, id)
);
create index mediation_objections_by_mediation on mediation_objections (station_id, mediation_id, filed_at desc, id desc);

grant select on mediators to wardkit_app;
grant select, insert, update on mediations, mediation_numbers, mediation_sessions to wardkit_app;
grant select, insert, update on mediation_agreements, mediation_deadlines, mediation_objections to wardkit_app;
grant select, insert, update, delete on mediation_parties, mediation_steps to wardkit_app;
grant select, insert, delete on mediation_mediators, mediation_signatures to wardkit_app;
grant select, insert on mediation_papers, mediation_follow_ups to wardkit_app;

alter table mediators enable row level security;
alter table mediations enable row level security;
alter table mediation_numbers enable row level security;
alter table mediation_parties enable row level security;
alter table mediation_mediators enable row level security;
alter table mediation_sessions enable row level security;
alter table mediation_agreements enable row level security;
alter table mediation_steps enable row level security;
alter table mediation_signatures enable row level security;
alter table mediation_papers enable row level security;
alter table mediation_follow_ups enable row level security;
alter table mediation_deadlines enable row level security;
alter table mediation_objections enable row level security;

create policy by_station on mediators
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on mediations
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on mediation_numbers
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on mediation_parties
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on mediation_mediators
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on mediation_sessions
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on mediation_agreements
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on mediation_steps
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on mediation_signatures
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on mediation_papers
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on mediation_follow_ups
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on mediation_deadlines
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on mediation_objections
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));

-- What a party reads and does: of mediations in which the own person is or stands for a claimant or respondent. Their ids
-- stand in wardkit.mediations once the code has found them. Follow-ups are not among it, and helpers are no such parties: they
-- are told that they are on record in a mediation, as everybody is, and nothing of it.
create policy own_person on mediation_parties for select
  using (person_id = any (string_to_array(nullif(current_setting('wardkit.persons', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy by_party on mediations for select
  using (id = any (string_to_array(nullif(current_setting('wardkit.mediations', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy by_party on mediation_parties for select
  using (mediation_id = any (string_to_array(nullif(current_setting('wardkit.mediations', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy by_party on mediation_mediators for select
  using (mediation_id = any (string_to_array(nullif(current_setting('wardkit.mediations', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy by_party on mediation_sessions for select
  using (mediation_id = any (string_to_array(nullif(current_setting('wardkit.mediations', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy by_party on mediation_agreements for select
  using (mediation_id = any (string_to_array(nullif(current_setting('wardkit.mediations', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy by_party on mediation_steps for select
  using (mediation_id = any (string_to_array(nullif(current_setting('wardkit.mediations', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy by_party on mediation_signatures for select
  using (mediation_id = any (string_to_array(nullif(current_setting('wardkit.mediations', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy by_party on mediation_papers for select
  using (mediation_id = any (string_to_array(nullif(current_setting('wardkit.mediations', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy by_party on mediation_deadlines for select
  using (mediation_id = any (string_to_array(nullif(current_setting('wardkit.mediations', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy by_party on mediation_objections for select
  using (mediation_id = any (string_to_array(nullif(current_setting('wardkit.mediations', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy change_by_party on mediations for update
  using (id = any (string_to_array(nullif(current_setting('wardkit.mediations', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy change_by_party on mediation_parties for update
  using (mediation_id = any (string_to_array(nullif(current_setting('wardkit.mediations', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy change_by_party on mediation_deadlines for update
  using (mediation_id = any (string_to_array(nullif(current_setting('wardkit.mediations', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy file_by_party on mediation_objections for insert
  with check (mediation_id = any (string_to_array(nullif(current_setting('wardkit.mediations', true), ''), ',')::uuid[])
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy by_party on mediators for select
  using (nullif(current_setting('wardkit.mediations', true), '') is not null
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));

-- What shows a person has a new version when the person has: whoever may write the person may number these anew.
create policy of_written_person on mediation_parties for select
  using (person_id = nullif(current_setting('wardkit.person', true), '')::uuid
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));
create policy number_of_written_person on mediation_parties for update
  using (person_id = nullif(current_setting('wardkit.person', true), '')::uuid
    and station_id = any (string_to_array(nullif(current_setting('wardkit.home', true), ''), ',')::uuid[]));

-- A transfer makes a mediation at another station, as one of an alert does (0018).
create policy by_transfer on mediations
  using (id = nullif(current_setting('wardkit.transferred', true), '')::uuid
    and station_id = nullif(current_setting('wardkit.transfer', true), '')::uuid);
create policy by_transfer on mediation_numbers
  using (station_id = nullif(current_setting('wardkit.transfer', true), '')::uuid);

create policy by_transfer on mediation_parties for insert
  with check (mediation_id = nullif(current_setting('wardkit.transferred', true), '')::uuid
    and station_id = nullif(current_setting('wardkit.transfer', true), '')::uuid);
-- Parties go with it: their people are recorded there, or found by their numbers.
create policy by_transfer on people for insert
  with check (station_id = nullif(current_setting('wardkit.transfer', true), '')::uuid);
create policy find_by_transfer on people for select
  using (station_id = nullif(current_setting('wardkit.transfer', true), '')::uuid
    and (identity_hash = nullif(current_setting('wardkit.identity', true), '')
      or id = nullif(current_setting('wardkit.person', true), '')::uuid));
create policy add_by_transfer on people for update
  using (station_id = nullif(current_setting('wardkit.transfer', true), '')::uuid
    and id = nullif(current_setting('wardkit.person', true), '')::uuid);

-- Pictures of a mediation. One belongs to premises, to an alert or to a mediation; the version before makes and reads the others.
alter table attachments add column mediation_id uuid;
create index attachments_by_mediation on attachments (station_id, mediation_id) where mediation_id is not null;
