import assert from 'node:assert/strict';
import type { ParametersOf } from '@wardkit/contract/operation';
import type { OperationId, operations } from '@wardkit/contract/operations';
import type { NotServed } from '../modules/not-served.ts';
import { availableUnit, grouped, receive, writtenNote } from './alert-records.ts';
import { addPhotograph } from './evidence.ts';
import { type MediationRights, mediationRights } from './mediation-rights-records.ts';
import { newId } from './submission.ts';
import type { World } from './world.ts';

export type Served = Exclude<OperationId, NotServed>;
type NamesIn<P> = P extends object ? keyof P : never;
type NamesOf<Id> = Id extends OperationId ? NamesIn<ParametersOf<(typeof operations)[Id]>> : never;
/** The name of any path parameter of an operation that is served. */
type ParameterName = NamesOf<Served> & string;
/** Calls for help and objections of parties are named by the same words as other records. */
export type RecordName = ParameterName | 'helpRequestId' | 'mediationObjectionId' | 'mediationSessionId';

/** The receipt of every call for help that is made here: who has it reaches them, and nobody else. */
export const rightsReceipt = 'cmlnaHRzLXJlY2VpcHQtb2YtdGhlLXRlc3RzLTAwMDE';

/** A record of the demo, and whose it is. */
export interface RightsRecord {
  readonly id: string;
  /** Null for what belongs to no station: everybody who may call reaches it. */
  readonly stationId: string | null;
  /** The person records that it is about. */
  readonly about: readonly (string | null)[];
  /** The accounts that made it. */
  readonly by: readonly (string | null)[];
  /** The record that it belongs to, where it is named only beside that. */
  readonly within?: string;
}

/**
 * Which records there are to walk over, by the parameter that names them. An operation that is served and has a parameter
 * that is not here is an error of types.
 */
export type RightsRecords = Readonly<Record<RecordName, readonly RightsRecord[]>>;

const stations = ['puqian', 'rongcheng'] as const;

/** Makes what the demo has none of, as somebody who may. */
async function make(world: World, as: string, method: string, path: string, body?: object): Promise<string> {
  const reply = await world.call(method, path, {
    as,
    headers: method === 'PUT' ? { 'if-none-match': '*' } : { 'if-match': '"1"' },
    purpose: 'own-record',
    ...(body === undefined ? {} : { body }),
  });
  assert.ok(reply.status < 300, `${as} ${method} ${path} ${reply.status} ${reply.text}`);
  return String(reply.json.id ?? reply.json.secretId ?? reply.json.jobId);
}

/** The records of the demo and those that are made here, so that of each kind there is one in each relation. */
export async function rightsRecords(world: World): Promise<RightsRecords> {
  const { data } = world;
  const accountOf = (subject: string) => data.accounts.find((each) => each.subject === subject);
  const premises = new Map(data.premises.map((each) => [each.id, each]));
  const landlordOf = (premisesId: string) => premises.get(premisesId)?.landlordPersonId ?? null;
  const plain = ({ id, stationId }: { id: string; stationId: string }): RightsRecord => ({
    id,
    stationId,
    about: [],
    by: [],
  });
  const ofPremises = (
    row: { id: string; stationId: string; premisesId: string },
    by: readonly string[] = [],
  ): RightsRecord => ({ ...plain(row), about: [landlordOf(row.premisesId)], by });
  const nowhere = (id: string): RightsRecord => ({ id, stationId: null, about: [], by: [] });
  const madeBy = (subject: string, id: string): RightsRecord => {
    const account = accountOf(subject);
    return { id, stationId: account?.stationId ?? '', about: [account?.personId ?? null], by: [account?.id ?? null] };
  };

  const [alerts, repeats, units]: [RightsRecord[], RightsRecord[], RightsRecord[]] = [[], [], []];
  const calls: RightsRecord[] = [];
  const handovers: RightsRecord[] = [];
  const mediations: MediationRights[] = [];
  const [plateKeys, subscriptions, deliveries, exports, jobs, attachments, requests, devices]: RightsRecord[][] = [
    [],
    [],
    [],
    [],
    [],
    [],
    [],
    [],
  ];
  for (const station of stations) {
    const administrator = `${station}-administrator-1`;
    const stationId = accountOf(administrator)?.stationId ?? '';
    const at = (id: string) => ({ ...plain({ id, stationId }) });
    const keys = await world.call('GET', '/v1/doorplate-keys', { as: administrator });
    plateKeys?.push(...[...keys.json.items].map(({ id }) => at(String(id))));
    const subscription = newId();
    await make(world, administrator, 'PUT', `/v1/subscriptions/${subscription}`, {
      url: 'https://receiver.example/hook',
      description: 'rights',
      types: ['doorplate.*'],
      areas: [],
      active: false,
    });
    await make(world, administrator, 'POST', `/v1/subscriptions/${subscription}/secrets`);
    subscriptions?.push(at(subscription));
    deliveries?.push(at(await make(world, administrator, 'POST', `/v1/subscriptions/${subscription}/test-delivery`)));
    const made = newId();
    const asked = await world.call('PUT', `/v1/exports/${made}`, {
      as: administrator,
      headers: { 'if-none-match': '*' },
      body: { modules: ['hazards'], from: '2026-10-01', until: '2026-10-31', format: 'csv' },
    });
    assert.ok(asked.status < 300, asked.text);
    exports?.push(at(made));
    jobs?.push(at(String(asked.json.id)));
    const plate = data.doorplates.find((each) => each.stationId === stationId && each.state === 'in-force');
    const call = await world.call('PUT', `/v1/help-requests/${newId()}`, {
      headers: { 'if-none-match': '*', 'wardkit-receipt': rightsReceipt },
      body: { kind: 'advice', plateCode: plate?.code, message: null, telephone: null, consentedPoint: null },
    });
    assert.equal(call.status, 201, call.text);
    calls.push(nowhere(String(call.json.id)));
    const duty = `${station}-duty-officer-1`;
    alerts.push(at(String((await receive(world, duty)).id)));
    repeats.push(at(String((await grouped(world, duty)).id)));
    units.push(at(String((await availableUnit(world, station)).id)));
    mediations.push(await mediationRights(world, station));
    handovers.push(at(String((await writtenNote(world, duty)).id)));
    const [place] = data.premises.filter((each) => each.stationId === stationId && each.landlordPersonId !== null);
    const own = data.premises.find(
      (each) => each.landlordPersonId === accountOf(`${station}-landlord-1`)?.personId && each.stationId === stationId,
    );
    const other = data.premises.find(
      (each) => each.stationId === stationId && each.landlordPersonId !== own?.landlordPersonId,
    );
    for (const each of [own ?? place, other]) {
      const as = `${station}-officer-1`;
      const id = await addPhotograph(world, each?.id ?? '', as);
      attachments?.push({ ...madeBy(as, id), about: [each?.landlordPersonId ?? null] });
    }
  }
  for (const subject of ['puqian-resident-1', 'puqian-party-1', 'puqian-landlord-1', 'rongcheng-landlord-1']) {
    const account = accountOf(subject);
    const id = await make(world, subject, 'PUT', `/v1/person-requests/${newId()}`, {
      personId: account?.personId,
      kind: 'restriction',
      record: null,
      field: null,
      correctValue: null,
      statement: '请停止使用。',
    });
    requests?.push(madeBy(subject, id));
  }
  for (const { subject, roles } of data.accounts) {
    if (!/^puqian-[a-z-]+-1$/.test(subject) || roles.includes('integrator')) continue;
    devices?.push(madeBy(subject, await make(world, subject, 'PUT', `/v1/devices/${newId()}`, { label: 'rights' })));
  }

  const entries: RightsRecord[] = [];
  const reviews: RightsRecord[] = [];
  for (const { stationId, subject, personId } of data.accounts) {
    const [, station, role] = /^(\w+)-(resident|party|landlord)-1$/.exec(subject) ?? [];
    if (station === undefined || personId === null) continue;
    const as = `${station}-officer-1`;
    const stay = data.stays.find((each) => each.stationId === stationId && each.personId === personId);
    const house = data.premises.find((each) => each.stationId === stationId && each.landlordPersonId === personId);
    const path = role === 'landlord' ? `/v1/premises/${house?.id}` : `/v1/stays/${stay?.id}`;
    const read = await world.call('GET', path, { as, purpose: 'supervision' });
    assert.equal(read.status, 200, read.text);
    await world.audit.settle();
    const log = await world.call('GET', '/v1/access-log?limit=1', { as: subject });
    const [entry] = log.json.items;
    entries.push({ id: String(entry?.entryId), stationId, about: [personId], by: [] });
    if (role !== 'landlord') continue;
    const body = { record: path, field: '/landlord/telephone', reason: 'to have a hazard put right' };
    const revealed = await world.call('POST', '/v1/reveals', { as, purpose: 'hazard-rectification', body });
    assert.equal(revealed.status, 200, revealed.text);
    const queue = await world.call('GET', '/v1/audit-reviews?limit=1', {
      as: `${station}-audit-reviewer-1`,
      purpose: 'audit',
    });
    reviews.push(plain({ id: String(queue.json.items[0]?.id), stationId }));
  }

  return {
    entryId: entries,
    reviewId: reviews,
    stationId: data.stations.map(({ id }) => nowhere(id)),
    version: [nowhere('2026-11')],
    code: data.doorplates.filter(({ state }) => state === 'in-force').map(({ code }) => nowhere(code)),
    premisesId: data.premises.map((row) => ({ ...plain(row), about: [row.landlordPersonId] })),
    addressId: data.addresses.map(plain),
    dwellingId: data.dwellings.map((row) => ofPremises(row)),
    organisationId: data.organisations.map(plain),
    stayId: data.stays.map((row) => ({ ...plain(row), about: [row.personId, landlordOf(row.premisesId)] })),
    checkId: data.rentalChecks.map((row) => ofPremises(row, [row.checkedByAccountId])),
    objectionId: data.objections.map((row) => ofPremises(row, [row.filedByAccountId])),
    doorplateKeyId: plateKeys ?? [],
    hazardId: data.hazards.map((row) => ofPremises(row)),
    doorplateId: data.doorplates.map(plain),
    attachmentId: attachments ?? [],
    subscriptionId: subscriptions ?? [],
    deliveryId: deliveries ?? [],
    exportId: exports ?? [],
    jobId: jobs ?? [],
    requestId: requests ?? [],
    helpRequestId: calls,
    alertId: alerts,
    repeatId: repeats,
    handoverId: handovers,
    // A bulletin is of the caller's own station, whoever that is.
    period: [nowhere('day')],
    from: [nowhere('2026-11-21')],
    unitId: units,
    mediationId: mediations.flatMap(({ mediationId }) => mediationId),
    partyId: mediations.flatMap(({ partyId }) => partyId),
    mediationSessionId: mediations.flatMap(({ mediationSessionId }) => mediationSessionId),
    stepId: mediations.flatMap(({ stepId }) => stepId),
    mediationObjectionId: mediations.flatMap(({ mediationObjectionId }) => mediationObjectionId),
    // They are made under their mediation and read by no addresses of their own.
    followUpId: [],
    paperId: [],
    // A note is made under its alert and read by no address of its own; the limits are those of every station.
    noteId: [],
    limitId: [nowhere('alert-dispatch')],
    sessionId: data.embedSessions.map((row) => ({ ...plain(row), by: [row.createdByAccountId] })),
    invitationId: data.invitations.map(plain),
    deviceId: [
      ...(devices ?? []),
      ...data.devices.map((row) => ({
        ...plain(row),
        about: data.accounts.filter(({ id }) => id === row.accountId).map(({ personId }) => personId),
        by: [row.accountId],
      })),
    ],
  };
}
