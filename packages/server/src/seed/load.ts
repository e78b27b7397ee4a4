import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { mediationKinds } from '@wardkit/contract/mediation-record';
import { nextCheckDueOn } from '@wardkit/contract/next-check';
import { rentalCheckStandardData } from '@wardkit/contract/rental-check-standard-data';
import type { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import { rateRentalCheck } from '@wardkit/contract/rental-rating';
import { sql } from 'kysely';
import { developmentIssuer } from '../access/development-issuer.ts';
import { hashOfEmbedToken, newEmbedToken } from '../access/embed-token.ts';
import { insertRows, type Row } from '../database/insert-rows.ts';
import type { Database } from '../database/open.ts';
import type { AddressDocument, Schema } from '../database/schema.ts';
import { foldedText, gramRows } from '../database/text-search.ts';
import { generate } from '../demo/generate.ts';
import { demoStationStandard } from '../demo/station-standard.ts';
import { demoBegan } from '../demo/stations.ts';
import type { DemoAddress, DemoData, DemoScale } from '../demo/types.ts';
import { type Division, divisionsOf, nationalDivisionLines } from '../divisions/division-list.ts';
import { addressRow } from '../modules/addresses.ts';
import { hashOfInvitationCode } from '../modules/invitation-codes.ts';
import { buildingAddress } from '../modules/places.ts';
import { hashOfCode } from '../modules/plate-endings.ts';
import { stationPlateKey } from '../modules/plate-keys.ts';
import type { RentalCheckDocument } from '../modules/rental-check-record.ts';
import { countAll } from '../modules/statistics-counts.ts';
import { sealCell } from '../privacy/column-cipher.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { maskIdentityNumber, maskName, maskPhone } from '../privacy/masks.ts';
import { alertRows, fileEarlierAlerts } from './alerts.ts';
import { mediationRows } from './mediations.ts';

/** The id of a station's first plate key: the same for the same station (a UUID of version 8, RFC 9562). */
function firstKeyOf(stationId: string): string {
  const hex = createHash('sha256').update(`plate key of ${stationId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export interface SeedOptions {
  readonly seed: string;
  readonly scale: DemoScale;
  readonly now: Date;
  /** Told what is being done, a line at a time. */
  readonly report?: (line: string) => void;
}

/** Whether the database holds no station yet. */
export async function isEmpty(database: Database): Promise<boolean> {
  return (await database.kysely.selectFrom('stations').select('id').limit(1).execute()).length === 0;
}

/**
 * Loads invented data into an empty database, in one transaction: the same seed, scale and time give the same data.
 * It runs as the owner of the tables, as a migration does.
 */
export async function loadDemo(database: Database, keys: KeyRing, options: SeedOptions): Promise<DemoData> {
  const report = options.report ?? (() => undefined);
  const data = generate(options);
  const tables = await demoRows(data, keys);
  await database.kysely.transaction().execute(async (transaction) => {
    for (const [table, rows] of tables) {
      if (rows.length > 0) report(`loading ${rows.length} ${table.replaceAll('_', ' ')}`);
      await insertRows(transaction, table, rows);
    }
  });
  await fileEarlierAlerts(database.kysely, data, report);
  await countAll(database.kysely);
  // Plans go by what is known of the tables: nobody else tells the embedded database, and autovacuum takes its time.
  await sql`analyze`.execute(database.kysely);
  return data;
}

/**
 * Adds the checklists that this version knows. One that is there stays what checks were made under; it only gets the
 * languages that were added to its texts since.
 */
export async function loadStandards(database: Database): Promise<void> {
  const rows = rentalCheckStandardData.map((standard) => ({ version: standard.version, document: standard }));
  await database.kysely.transaction().execute(async (transaction) => {
    await insertRows(transaction, 'rental_check_standards', rows);
    for (const known of rentalCheckStandardData) {
      // A station may have taken the version's name before there was one to come with the server.
      const its = transaction
        .selectFrom('rental_check_standards')
        .select('document')
        .where('version', '=', known.version)
        .where('station_id', 'is', null);
      const kept = (await its.executeTakeFirst())?.document as RentalCheckStandard | undefined;
      if (kept === undefined) continue;
      const document = withAddedLanguages(kept, known);
      if (isDeepStrictEqual(document, kept)) continue;
      await transaction
        .updateTable('rental_check_standards')
        .set({ document: JSON.stringify(document) })
        .where('version', '=', known.version)
        .execute();
    }
  });
}

/** A checklist in its own words, and in the languages that it lacks and another edition of it has. */
function withAddedLanguages(kept: RentalCheckStandard, known: RentalCheckStandard): RentalCheckStandard {
  const texts = new Map(known.items.map(({ code, text }) => [code, text]));
  return {
    ...kept,
    aspects: Object.fromEntries(
      Object.entries(kept.aspects).map(([aspect, name]) => [aspect, { ...known.aspects[aspect], ...name }]),
    ),
    items: kept.items.map((item) => ({ ...item, text: { ...texts.get(item.code), ...item.text } })),
  };
}

/** Adds the provinces, cities and counties, without which no identity number is understood; those there stay. */
export async function loadDivisions(database: Database): Promise<void> {
  const divisions = divisionsOf(nationalDivisionLines());
  const { count } = await database.kysely
    .selectFrom('divisions')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('level', 'in', ['province', 'city', 'county'])
    .executeTakeFirstOrThrow();
  if (Number(count) >= divisions.length) return;
  await database.kysely
    .transaction()
    .execute((transaction) => insertRows(transaction, 'divisions', divisions.map(divisionRow)));
}

function divisionRow({ code, name, parentCode, level, firstYear, lastYear }: Division): Schema['divisions'] {
  return { code, name, parent_code: parentCode, level, first_year: firstYear, last_year: lastYear };
}

async function demoRows(data: DemoData, keys: KeyRing): Promise<readonly (readonly [keyof Schema, readonly Row[]])[]> {
  const addresses = new Map(data.addresses.map((address) => [address.id, addressDocument(address)]));
  const addressOf = (premisesId: string): AddressDocument => {
    const address = addresses.get(premisesById.get(premisesId)?.addressId ?? '');
    if (address === undefined) throw new Error('demo premises without an address');
    return address;
  };
  const premisesById = new Map(data.premises.map((premises) => [premises.id, premises]));
  const stationNames = new Map(data.stations.map(({ id, name }) => [id, name]));
  const accountsById = new Map(data.accounts.map((account) => [account.id, account]));
  const plateKeys = new Map(
    await Promise.all(data.stations.map(async ({ id }) => [id, await stationPlateKey(keys, id)] as const)),
  );
  const payloads = new Map(
    await Promise.all(
      data.doorplates.map(async (plate) => [plate.id, await plateKeys.get(plate.stationId)?.sign(plate.code)] as const),
    ),
  );
  const actorOf = (accountId: string) => {
    const account = accountsById.get(accountId);
    return { role: account?.roles[0] ?? 'officer', displayName: account?.displayName ?? '' };
  };
  const checks = orderedChecks(data);
  const hazardsOf = Map.groupBy(data.hazards, (hazard) => hazard.premisesId);
  const checkRows = checks.map(({ check, ordinal }) => {
    const standard = standardOf(check.standardVersion);
    // What the rating was at that time: the hazards that this check found or that stood open then.
    const hazards = (hazardsOf.get(check.premisesId) ?? [])
      .filter((hazard) => hazard.observedAt <= check.finishedAt)
      .filter((hazard) => hazard.verifiedAt === null || hazard.verifiedAt > check.receivedAt)
      .map((hazard) => ({ ...hazard, state: 'open' }));
    const rating = rateRentalCheck(standard, addressOf(check.premisesId).divisionCode, check.answers, hazards);
    const document: RentalCheckDocument = {
      state: check.state,
      startedAt: check.startedAt,
      finishedAt: check.finishedAt,
      checkedBy: actorOf(check.checkedByAccountId),
      answers: check.answers.map((answer) => ({ ...answer, photographIds: [...answer.photographIds] })),
      rating,
      ...(check.signatures.length === 0 ? {} : { signatures: check.signatures }),
    };
    return {
      station_id: check.stationId,
      id: check.id,
      version: check.review === null ? 1 : 2,
      premises_id: check.premisesId,
      previous_check_id: check.previousCheckId,
      standard_version: check.standardVersion,
      observed_at: check.finishedAt,
      received_at: check.receivedAt,
      checked_by: check.checkedByAccountId,
      checked_by_role: document.checkedBy.role,
      ordinal,
      document,
      state: check.state,
      finished_at: check.finishedAt,
      review:
        check.review === null
          ? null
          : {
              decision: check.review.decision,
              reason: check.review.reason,
              reviewedBy: actorOf(check.review.reviewedByAccountId),
              reviewedAt: check.review.reviewedAt,
            },
      reviewed_by: check.review?.reviewedByAccountId ?? null,
    };
  });
  const lastCheck = new Map(checks.map((each, at) => [each.check.premisesId, { ...each, row: checkRows[at] }]));
  const ratingRows = [...lastCheck.values()].map(({ check }) => {
    const hazards = hazardsOf.get(check.premisesId) ?? [];
    const standard = standardOf(check.standardVersion);
    const rating = rateRentalCheck(standard, addressOf(check.premisesId).divisionCode, check.answers, hazards);
    return {
      station_id: check.stationId,
      premises_id: check.premisesId,
      check_id: check.id,
      standard_version: check.standardVersion,
      stars: rating.stars,
      state: rating.state,
      rated_at: check.receivedAt,
      checked_at: check.finishedAt,
      document: rating,
      next_check_due_on: nextCheckDueOn(standard, rating.stars, check.finishedAt),
    };
  });
  const addressRows = data.addresses
    // A row is written before those that it took the place of.
    .toSorted((one, other) => Number(one.state === 'withdrawn') - Number(other.state === 'withdrawn'))
    .map((row) => addressRow(row.stationId, row.id, addressDocument(row), row.replacedByAddressId, row.state));
  const recorded = [
    [data.addresses, data.organisations, data.premises, data.dwellings],
    [data.stays, data.doorplates, data.rentalChecks, data.hazards, data.objections, data.devices],
    [data.responseUnits, data.alerts, data.shiftHandovers, data.mediations],
    data.mediations.map(({ stationId, parties, sessions, followUps }) =>
      [...parties, ...sessions, ...followUps].map(({ id }) => ({ id, stationId })),
    ),
  ].flat(2);

  return [
    [
      'rental_check_standards',
      [
        ...rentalCheckStandardData.map((document) => ({ version: document.version, document })),
        ...stationStandardRows(data),
      ],
    ],
    ['divisions', data.divisions.map(divisionRow)],
    [
      'stations',
      data.stations.map((row) => ({
        id: row.id,
        name: row.name,
        division_code: row.divisionCode,
        telephone: row.telephone,
        address: row.address,
        service_links: row.serviceLinks,
      })),
    ],
    [
      'plate_keys',
      [...plateKeys].map(([stationId, key]) => ({
        public_key: key.publicKey,
        key_id: key.keyId,
        station_id: stationId,
        secret_id: keys.activeId,
        created_at: new Date(demoBegan),
        id: firstKeyOf(stationId),
        version: 1,
        state: 'signing',
      })),
    ],
    [
      'record_stations',
      [...recorded, ...data.stations.map(({ id }) => ({ id: firstKeyOf(id), stationId: id }))].map((row) => ({
        record_id: row.id,
        station_id: row.stationId,
      })),
    ],
    ['plate_codes', data.doorplates.map(({ code, stationId }) => ({ code, station_id: stationId }))],
    [
      'plate_endings',
      data.doorplates
        .filter((plate) => plate.endedAt !== null)
        .map(({ code, state, endedAt }) => ({ code_hash: hashOfCode(code), state, ended_at: endedAt })),
    ],
    [
      'sign_in_links',
      data.accounts.map(({ subject, stationId, id }) => ({
        issuer: developmentIssuer,
        subject,
        station_id: stationId,
        account_id: id,
      })),
    ],
    ['development_sign_ins', data.signIns.map((row, ordinal) => ({ ...row, ordinal }))],
    [
      'accounts',
      data.accounts.map((row) => ({
        station_id: row.stationId,
        id: row.id,
        display_name: row.displayName,
        roles: row.roles,
        person_id: row.personId,
      })),
    ],
    [
      'mediators',
      data.accounts
        .filter(({ roles }) => roles.includes('mediator'))
        .map((row) => ({
          station_id: row.stationId,
          id: row.id,
          display_name: row.displayName,
          organisation_name: stationNames.get(row.stationId) ?? '',
          kinds: [...mediationKinds],
          active: true,
          version: 1,
        })),
    ],
    [
      'people',
      data.persons.map((row) => {
        const seal = (column: string, value: string) =>
          sealCell(keys, { stationId: row.stationId, column: `people.${column}`, rowId: row.id }, value);
        return {
          station_id: row.stationId,
          id: row.id,
          version: 1,
          name_sealed: seal('name', row.name),
          name_masked: maskName(row.name),
          identity_sealed: seal('identity', row.identityNumber),
          identity_masked: maskIdentityNumber(row.identityNumber),
          identity_hash: keys.hash('people.identity', row.identityNumber),
          phone_sealed: seal('phone', row.telephone),
          phone_masked: maskPhone(row.telephone),
          phone_hash: keys.hash('people.phone', row.telephone),
          restricted: [],
        };
      }),
    ],
    [
      'organisations',
      data.organisations.map((row) => ({
        station_id: row.stationId,
        id: row.id,
        version: 1,
        name: row.name,
        folded_name: foldedText(row.name),
        social_credit_code: row.socialCreditCode,
        kind: row.kind,
      })),
    ],
    ['addresses', addressRows],
    [
      'search_grams',
      [
        ...addressRows.flatMap((row) => gramRows(row.station_id, 'address', row.id, row.folded_text)),
        ...data.organisations.flatMap((row) => gramRows(row.stationId, 'organisation', row.id, foldedText(row.name))),
      ],
    ],
    [
      'premises',
      data.premises.map((row) => {
        const address = addressOf(row.id);
        return {
          station_id: row.stationId,
          id: row.id,
          version: 1,
          address_id: row.addressId,
          address,
          community_code: address.divisionCode,
          use: row.use,
          storeys: row.storeys,
          floor_area: row.floorArea,
          landlord_person_id: row.landlordPersonId,
          organisation_id: row.organisationId ?? row.landlordOrganisationId,
          let_since: row.letSince,
          created_at: row.createdAt,
          updated_at: lastCheck.get(row.id)?.check.receivedAt ?? row.createdAt,
        };
      }),
    ],
    [
      'dwellings',
      data.dwellings.map((row) => ({
        station_id: row.stationId,
        id: row.id,
        version: 1,
        premises_id: row.premisesId,
        label: row.label,
        floor: row.floor,
        rooms: row.rooms,
        floor_area: row.floorArea,
      })),
    ],
    [
      'stays',
      data.stays.map((row) => ({
        station_id: row.stationId,
        id: row.id,
        // The first version is that of the registration; each is past its first who was signed off or fell overdue.
        version: row.state === 'current' ? 1 : 2,
        premises_id: row.premisesId,
        dwelling_id: row.dwellingId,
        person_id: row.personId,
        state: row.state,
        started_on: row.startedOn,
        expected_end_on: row.expectedEndOn,
        ended_on: row.endedOn,
        registered_at: row.registeredAt,
        registered_by: row.registeredByAccountId,
        registered_by_role: accountsById.get(row.registeredByAccountId)?.roles[0] ?? null,
      })),
    ],
    [
      'doorplates',
      data.doorplates.map((row) => ({
        station_id: row.stationId,
        id: row.id,
        version: row.endedAt === null ? 1 : 2,
        premises_id: row.premisesId,
        code: row.code,
        payload: payloads.get(row.id),
        state: row.state,
        building_address: buildingAddress(addressOf(row.premisesId)),
        issued_at: row.issuedAt,
        issued_by: row.issuedByAccountId,
        ended_at: row.endedAt,
        end_reason: row.endReason,
        replaced_by: row.replacedByDoorplateId,
      })),
    ],
    ['rental_checks', checkRows],
    [
      'hazards',
      data.hazards.map((row) => ({
        station_id: row.stationId,
        id: row.id,
        // Each change of a record makes its next version.
        version:
          1 +
          [row.referredAt, row.rectifiedAt, row.verifiedAt].filter((at) => at !== null).length +
          (row.state === 'annulled' ? 1 : 0),
        premises_id: row.premisesId,
        check_id: row.checkId,
        item_code: row.itemCode,
        standard_version: row.standardVersion,
        severity: row.severity,
        state: row.state,
        basis: row.basis,
        note: row.note,
        photograph_ids: row.photographIds,
        observed_at: row.observedAt,
        due_at: row.dueAt,
        referral: row.referral,
        assigned_to: row.assignedToAccountId,
        assigned_to_name: actorOf(row.assignedToAccountId).displayName,
        rectification:
          row.rectification === null || row.rectifiedAt === null
            ? null
            : { ...row.rectification, rectifiedAt: row.rectifiedAt, photographIds: [] },
        verification:
          row.verifiedAt === null || row.verifiedByAccountId === null
            ? null
            : {
                outcome: 'put-right',
                inspectedAt: row.verifiedAt,
                inspectedBy: actorOf(row.verifiedByAccountId),
                note: null,
                photographIds: [],
              },
        inspected_by: row.verifiedByAccountId === null ? [] : [row.verifiedByAccountId],
        referral_authority: row.referredTo?.authority ?? null,
        referred_to: row.referredTo?.name ?? null,
        rectified_at: row.rectifiedAt,
        verified_at: row.verifiedAt,
        verified_by: row.verifiedByAccountId,
        referred_at: row.referredAt,
      })),
    ],
    ['ratings', ratingRows],
    [
      'devices',
      data.devices.map((row) => ({
        station_id: row.stationId,
        id: row.id,
        version: row.state === 'in-use' ? 1 : row.state === 'wiped' ? 3 : 2,
        account_id: row.accountId,
        label: row.label,
        state: row.state,
        registered_at: row.registeredAt,
        last_seen_on: row.lastSeenOn,
        wipe_ordered_at: row.wipeOrderedAt,
        wipe_reason: row.wipeReason,
        wiped_at: row.wipedAt,
        unsent_lost: row.unsentLost,
      })),
    ],
    [
      'invitation_codes',
      data.invitations.map((row) => ({
        code_hash: hashOfInvitationCode(keys, row.code),
        station_id: row.stationId,
        invitation_id: row.id,
      })),
    ],
    [
      'invitations',
      data.invitations.map((row) => ({
        station_id: row.stationId,
        id: row.id,
        version: row.redeemedAt === null && row.revokedAt === null ? 1 : 2,
        person_id: row.personId,
        role: row.role,
        code_hash: hashOfInvitationCode(keys, row.code),
        created_at: row.createdAt,
        created_by: row.createdByAccountId,
        expires_at: row.expiresAt,
        redeemed_at: row.redeemedAt,
        redeemed_by: row.redeemedByAccountId,
        revoked_at: row.revokedAt,
      })),
    ],
    [
      'embed_sessions',
      data.embedSessions.map((row) => ({
        station_id: row.stationId,
        id: row.id,
        version: row.revokedAt === null ? 1 : 2,
        token_hash: hashOfEmbedToken(keys, newEmbedToken(row.stationId, row.id)),
        issuer: developmentIssuer,
        subject: row.subject,
        account_id: row.accountId,
        person_id: null,
        origin: row.origin,
        widgets: row.widgets,
        scopes: row.scopes,
        created_at: row.createdAt,
        created_by: row.createdByAccountId,
        expires_at: row.expiresAt,
        revoked_at: row.revokedAt,
      })),
    ],
    [
      'objections',
      data.objections.map((row) => ({
        station_id: row.stationId,
        id: row.id,
        version: row.state === 'filed' ? 1 : 2,
        premises_id: row.premisesId,
        target_kind: row.target.kind,
        target_id: row.target.id,
        check_id: row.checkId,
        state: row.state,
        statement: row.statement,
        photograph_ids: [],
        filed_at: row.filedAt,
        filed_by: row.filedByAccountId,
        answer_due_at: row.answerDueAt,
        answer:
          row.answer === null
            ? null
            : {
                decision: row.answer.decision,
                reason: row.answer.reason,
                answeredBy: actorOf(row.answer.answeredByAccountId),
                answeredAt: row.answer.answeredAt,
              },
        answered_by: row.answer?.answeredByAccountId ?? null,
        withdrawn_at: row.withdrawnAt,
      })),
    ],
    ...alertRows({ data, keys, actorOf }),
    ...mediationRows(data, keys, actorOf),
    [
      'shift_handovers',
      data.shiftHandovers.map((row) => ({
        station_id: row.stationId,
        id: row.id,
        version: row.takenOverAt === null ? 1 : 2,
        state: row.takenOverAt === null ? 'written' : 'taken-over',
        shift_start: row.shiftStart,
        shift_end: row.shiftEnd,
        note: row.note,
        alerts: row.alerts,
        written_at: row.writtenAt,
        written_by: actorOf(row.writtenByAccountId),
        writer_id: row.writtenByAccountId,
        taken_over_at: row.takenOverAt,
        taken_over_by: row.takenOverByAccountId === null ? null : actorOf(row.takenOverByAccountId),
      })),
    ],
  ];
}

/** The checks, those of one premises in the order in which each builds on the one before. */
function orderedChecks(data: DemoData) {
  const counts = new Map<string, number>();
  return [...data.rentalChecks]
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0))
    .map((check) => {
      const ordinal = (counts.get(check.premisesId) ?? 0) + 1;
      counts.set(check.premisesId, ordinal);
      return { check, ordinal };
    });
}

/** The checklist that the last station of the demo made its own, a month ago. */
function stationStandardRows({ stations, now }: DemoData): Row[] {
  const stationId = stations.at(-1)?.id;
  if (stationId === undefined) return [];
  const publishedAt = new Date(Date.parse(now) - 30 * 24 * 3_600_000).toISOString();
  const document = { ...demoStationStandard, stationId, publishedAt };
  return [{ version: document.version, document, station_id: stationId, published_at: publishedAt }];
}

function standardOf(version: string) {
  const standard = rentalCheckStandardData.find((each) => each.version === version);
  if (standard === undefined) throw new Error(`the demo names an unknown checklist ${version}`);
  return standard;
}

function addressDocument(address: DemoAddress): AddressDocument {
  return {
    divisionCode: address.divisionCode,
    county: address.county,
    township: address.township,
    community: address.community,
    road: address.road,
    number: address.number,
    building: [address.estate, address.building].filter((part) => part !== null).join(' ') || null,
    text: address.fullText,
    buildingText: address.buildingText,
    unit: address.unit,
    floor: address.floor,
    room: address.room,
  };
}
