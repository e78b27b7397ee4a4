import type pg from 'pg';

/** A database at migration 0007 knows no addresses by themselves, no life of plate keys and no reviews of checks. */
export const earlierMigration = '0007-persons-rights-and-retention.sql';

export const stationId = '01930000-0000-7000-8000-000000000001';
export const accountId = '01930000-0000-7000-8000-000000000002';
const personId = '01930000-0000-7000-8000-000000000003';
const organisationId = '01930000-0000-7000-8000-000000000004';
const plateKeyId = 'AAAA';
const at = '2026-03-01T02:00:00Z';

export const idOf = (kind: number, number: number) =>
  `01930000-0000-7000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`;
export const premisesId = (number: number) => idOf(1, number);
const checkId = (number: number) => idOf(2, number);
const attachmentId = (number: number) => idOf(3, number);

const address = (number: number) => ({
  divisionCode: '441602101201',
  county: '源城区',
  township: '埔前镇',
  community: '河背村',
  road: '样例路',
  number: `${number} 号`,
  building: null,
  unit: null,
  floor: null,
  room: null,
  text: `样例路 ${number} 号`,
  buildingText: `样例路 ${number} 号`,
});

type Client = Pick<pg.ClientBase, 'query'>;

/** What an operator and the authorities put into a database of that version: a station with people, premises and stays. */
export async function fillAsOwner(client: Client): Promise<void> {
  const insert = inserter(client);
  await insert('stations', {
    id: stationId,
    name: '埔前派出所',
    division_code: '441602101',
    telephone: '0762-0000000',
    address: '样例路',
    service_links: '[]',
  });
  await insert('accounts', { station_id: stationId, id: accountId, display_name: '史予宁', roles: ['officer'] });
  // An identity number nobody has been given; the sealed texts stand for what a key ring closed.
  await insert('people', {
    station_id: stationId,
    id: personId,
    name_sealed: 'k000001.name',
    name_masked: '钱**',
    identity_sealed: 'k000001.identity',
    identity_hash: 'hash',
    restricted: ['phone'],
  });
  await insert('organisations', {
    station_id: stationId,
    id: organisationId,
    name: '样例 物业',
    social_credit_code: '91441602MA00000000',
  });
  await insert('plate_keys', {
    public_key: 'public',
    key_id: plateKeyId,
    station_id: stationId,
    secret_id: 'k000001',
    created_at: at,
  });
  for (const number of [1, 2, 3]) {
    await insert('premises', {
      station_id: stationId,
      id: premisesId(number),
      address: JSON.stringify(address(number)),
      community_code: '441602101201',
      use: 'let',
      storeys: 2,
      floor_area: 80.5,
      landlord_person_id: number === 3 ? null : personId,
      landlord_organisation_id: number === 3 ? organisationId : null,
      let_since: '2025-03-01',
      created_at: at,
      updated_at: at,
    });
    const dwelling = { station_id: stationId, premises_id: premisesId(number), label: '101', floor: 1, rooms: 2 };
    await insert('dwellings', { ...dwelling, id: idOf(4, number) });
    await insert('stays', {
      station_id: stationId,
      id: idOf(5, number),
      premises_id: premisesId(number),
      dwelling_id: idOf(4, number),
      person_id: personId,
      state: number === 1 ? 'current' : 'ended',
      started_on: '2026-01-01',
      ended_on: number === 1 ? null : '2026-02-01',
      registered_at: at,
    });
    await insert('record_stations', { record_id: premisesId(number), station_id: stationId });
  }
  await insert('event_logs', { station_id: stationId, position: 0 });
}

/** The statements by which a server of that version records a check, what it found, and what follows from it. */
export async function recordCheck(client: Client, premises: number, number: number): Promise<void> {
  const insert = inserter(client);
  const place = { station_id: stationId, premises_id: premisesId(premises) };
  await insert('record_stations', { record_id: checkId(number), station_id: stationId });
  await insert('attachments', {
    ...place,
    id: attachmentId(number),
    size: 3,
    sha256: 'a'.repeat(64),
    media_type: 'image/jpeg',
    state: 'complete',
    created_at: at,
    created_by: accountId,
    secret_id: 'k000001',
  });
  await insert('rental_checks', {
    ...place,
    id: checkId(number),
    standard_version: 'demo',
    observed_at: at,
    received_at: at,
    checked_by: accountId,
    checked_by_role: 'officer',
    ordinal: number,
    document: JSON.stringify({ state: number === 1 ? 'confirmed' : 'submitted', answers: [] }),
  });
  await insert('rental_check_photographs', {
    station_id: stationId,
    check_id: checkId(number),
    attachment_id: attachmentId(number),
  });
  await insert('hazards', {
    ...place,
    id: idOf(6, number),
    check_id: checkId(number),
    item_code: 'A1',
    standard_version: 'demo',
    severity: 2,
    state: 'open',
    basis: 'x',
    photograph_ids: [attachmentId(number)],
    observed_at: at,
    due_at: at,
    assigned_to: accountId,
  });
  await client.query(
    `insert into ratings (station_id, premises_id, check_id, standard_version, stars, state, rated_at, checked_at, document)
     values ($1, $2, $3, 'demo', 3, 'in-force', $4, $4, '{}')
     on conflict (station_id, premises_id) do update set check_id = excluded.check_id, stars = excluded.stars`,
    [stationId, premisesId(premises), checkId(number), at],
  );
  await client.query('update premises set version = version + 1, updated_at = $3 where station_id = $1 and id = $2', [
    stationId,
    premisesId(premises),
    at,
  ]);
  await insert('audit_queue', {
    station_id: stationId,
    id: idOf(7, number),
    recorded_at: at,
    operation: 'rentalChecks.submit',
    purpose: 'rental-check',
    account_id: accountId,
    role: 'officer',
    request_id: idOf(7, number),
    outcome: 201,
    records: [checkId(number)],
  });
  const { rows } = await client.query<{ position: string }>(
    'update event_logs set position = position + 1 where station_id = $1 returning position',
    [stationId],
  );
  await insert('events', {
    station_id: stationId,
    position: rows[0]?.position,
    id: idOf(8, number),
    type: 'rental-check.submitted',
    subject: `/v1/rental-checks/${checkId(number)}`,
    time: at,
    division_code: '441602101201',
    data: '{}',
  });
}

function inserter(client: Client) {
  return async (table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
    const names = Object.keys(row);
    const places = names.map((_, place) => `$${place + 1}`);
    await client.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, Object.values(row));
  };
}
