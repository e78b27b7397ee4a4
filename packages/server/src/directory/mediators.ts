import { mediationKinds } from '@wardkit/contract/mediation-record';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';

/**
 * Brings the station's list of mediators up to what an account is: who gets the role is on it under the id of the account, and
 * who loses it, or whose account ends, takes no new mediations.
 */
export async function keepMediator(kysely: Kysely<Schema>, stationId: string, accountId: string): Promise<void> {
  await sql`
    insert into mediators (station_id, id, display_name, organisation_name, kinds)
    select accounts.station_id, accounts.id, accounts.display_name, stations.name, ${[...mediationKinds]}::text[]
    from accounts join stations on stations.id = accounts.station_id
    where accounts.station_id = ${stationId}::uuid and accounts.id = ${accountId}::uuid
      and 'mediator' = any (accounts.roles)
    on conflict (station_id, id) do nothing`.execute(kysely);
  await sql`
    update mediators set display_name = accounts.display_name, version = mediators.version + 1,
      active = accounts.ended_at is null and 'mediator' = any (accounts.roles)
    from accounts where accounts.station_id = mediators.station_id and accounts.id = mediators.id
      and mediators.station_id = ${stationId}::uuid and mediators.id = ${accountId}::uuid
      and (mediators.display_name, mediators.active) is distinct from
        (accounts.display_name, accounts.ended_at is null and 'mediator' = any (accounts.roles))`.execute(kysely);
}
