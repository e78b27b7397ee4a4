-- Subscriptions to events, their secrets, and what is on its way to their receivers. It runs beside the version before.

create table subscriptions (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  url text not null,
  description text not null,
  types text[] not null,
  -- Prefixes of division codes; none is the whole station.
  areas text[] not null,
  active boolean not null,
  state text not null,
  failing_since timestamptz,
  disabled_at timestamptz,
  -- How far the station's log of events has been looked through for it.
  position bigint not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (station_id, id)
);

create table subscription_secrets (
  station_id uuid not null,
  subscription_id uuid not null,
  id uuid not null,
  value_sealed text not null,
  created_at timestamptz not null,
  primary key (station_id, subscription_id, id),
  foreign key (station_id, subscription_id) references subscriptions (station_id, id)
);

create table webhook_deliveries (
  station_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  subscription_id uuid not null,
  event_id text not null,
  event_type text not null,
  -- The event as it is sent: the same bytes in every attempt, whatever becomes of the log.
  body text not null,
  state text not null,
  -- Asked for by the owner, as a test or once more: it is sent whatever the state of the subscription.
  forced boolean not null default false,
  attempts jsonb not null,
  -- Attempts since it was last asked for, from which the next wait follows.
  tries integer not null default 0,
  next_attempt_at timestamptz,
  -- The process that is at it, and until when it is believed to be.
  leased_by uuid,
  leased_until timestamptz,
  created_at timestamptz not null,
  primary key (station_id, id),
  unique (station_id, subscription_id, event_id),
  foreign key (station_id, subscription_id) references subscriptions (station_id, id)
);
create index webhook_deliveries_by_subscription on webhook_deliveries (station_id, subscription_id, id);
create index webhook_deliveries_due on webhook_deliveries (station_id, subscription_id, next_attempt_at)
  where state = 'waiting';
create index webhook_deliveries_by_time on webhook_deliveries (station_id, created_at);

grant select, insert, update, delete on subscriptions, webhook_deliveries to wardkit_app;
grant select, insert, delete on subscription_secrets to wardkit_app;

alter table subscriptions enable row level security;
alter table subscription_secrets enable row level security;
alter table webhook_deliveries enable row level security;

create policy by_station on subscriptions
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on subscription_secrets
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));
create policy by_station on webhook_deliveries
  using (station_id = any (string_to_array(nullif(current_setting('wardkit.stations', true), ''), ',')::uuid[]));

-- One setting more: wardkit.machines, the stations that the caller reaches only as a program. Of those it reads no person,
-- whatever else lets it in.
create policy no_program on people as restrictive for select
  using (nullif(current_setting('wardkit.machines', true), '') is null
    or station_id <> all (string_to_array(current_setting('wardkit.machines', true), ',')::uuid[]));
