import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { OperationRecord } from '@wardkit/contract/operation';
import { type OperationId, operations } from '@wardkit/contract/operations';
import { type Role, roles } from '@wardkit/contract/role';
import { decide } from '../access/access.ts';
import type { Caller } from '../access/caller.ts';
import type { NotServed } from '../modules/not-served.ts';
import { type Engine, World } from './world.ts';

const everybody: readonly Role[] = roles;
const staff: readonly Role[] = ['auxiliary', 'officer', 'duty-officer', 'supervisor', 'administrator'];
const staffAndLandlord: readonly Role[] = ['landlord', ...staff];
const checkers: readonly Role[] = ['auxiliary', 'officer', 'supervisor'];
const registrars: readonly Role[] = ['auxiliary', 'officer', 'supervisor', 'administrator'];
const senders: readonly Role[] = ['landlord', ...checkers, 'mediator', 'duty-officer'];
const commanders: readonly Role[] = ['duty-officer', 'supervisor'];
const inCharge: readonly Role[] = ['officer', ...commanders];
const inTheField: readonly Role[] = ['auxiliary', ...inCharge];
const managers: readonly Role[] = ['supervisor', 'administrator'];
const concerned: readonly Role[] = ['resident', 'party', 'landlord'];
const subscribers: readonly Role[] = ['integrator', 'administrator'];
const inviters: readonly Role[] = ['mediator', 'officer', ...managers];
const mediating: readonly Role[] = ['mediator', 'officer', 'supervisor'];
const mediatingAndParties: readonly Role[] = ['party', ...mediating];
const persons: readonly Role[] = ['resident', 'party', 'landlord'];
const people: readonly Role[] = roles.filter((role) => role !== 'stranger' && role !== 'integrator');
const signedIn: readonly Role[] = roles.filter((role) => role !== 'stranger');

type Served = Exclude<OperationId, NotServed>;

/** Who may make which call that is served. Written by hand, so that a slip in a record is seen here. */
export const mayCall: Readonly<Record<Served, readonly Role[]>> = {
  'meta.get': everybody,
  'meta.discover': everybody,
  'session.get': signedIn,
  'events.stream': ['mediator', 'audit-reviewer', ...staff],
  'places.listDivisions': everybody,
  'places.listStations': everybody,
  'places.getStation': everybody,
  'places.listStaff': staff,
  'places.listAddresses': staff,
  'places.getAddress': staff,
  'places.listDwellings': staffAndLandlord,
  'places.getDwelling': staffAndLandlord,
  'places.createDwelling': registrars,
  'places.changeDwelling': registrars,
  'places.listOrganisations': staff,
  'places.getOrganisation': staff,
  'places.createOrganisation': registrars,
  'places.changeOrganisation': registrars,
  'places.listPremises': staffAndLandlord,
  'places.getPremises': staffAndLandlord,
  'places.createPremises': registrars,
  'places.changePremises': registrars,
  'doorplates.scan': everybody,
  'doorplates.list': staff,
  'doorplates.get': staff,
  'doorplates.issue': managers,
  'doorplates.revoke': managers,
  'doorplates.replace': managers,
  'doorplates.listRevocations': everybody,
  'doorplates.listKeys': managers,
  'doorplates.createKey': ['administrator'],
  'doorplates.retireKey': ['administrator'],
  'doorplates.compromiseKey': ['administrator'],
  'stays.list': staffAndLandlord,
  'stays.listOverdue': staffAndLandlord,
  'stays.listOwn': ['resident', 'landlord'],
  'stays.get': ['resident', ...staffAndLandlord],
  'stays.register': ['resident', 'landlord', ...registrars],
  'stays.change': ['resident', 'landlord', ...registrars],
  'stays.signOff': ['resident', 'landlord', ...registrars],
  'rentalChecks.listStandards': staffAndLandlord,
  'rentalChecks.getStandard': staffAndLandlord,
  'rentalChecks.publishStandard': ['administrator'],
  'rentalChecks.submit': checkers,
  'rentalChecks.review': ['officer', 'supervisor'],
  'rentalChecks.withdraw': checkers,
  'rentalChecks.get': staffAndLandlord,
  'rentalChecks.list': staffAndLandlord,
  'hazards.list': staffAndLandlord,
  'hazards.get': staffAndLandlord,
  'hazards.assign': ['officer', 'supervisor'],
  'hazards.rectify': ['landlord', ...checkers],
  'hazards.verify': ['officer', 'supervisor'],
  'hazards.refer': ['officer', 'supervisor'],
  'ratings.get': staffAndLandlord,
  'objections.list': staffAndLandlord,
  'objections.get': staffAndLandlord,
  'objections.file': ['landlord'],
  'objections.answer': ['supervisor'],
  'objections.withdraw': ['landlord'],
  'statistics.count': ['mediator', 'officer', 'duty-officer', 'audit-reviewer', ...managers],
  'helpRequests.create': everybody,
  'helpRequests.get': everybody,
  'helpRequests.cancel': everybody,
  'alerts.list': staff,
  'alerts.get': staff,
  'alerts.receive': ['integrator', ...staff],
  'alerts.change': inCharge,
  'alerts.acknowledge': inTheField,
  'alerts.depart': inTheField,
  'alerts.arrive': inTheField,
  'alerts.resolve': inCharge,
  'alerts.cancel': commanders,
  'alerts.declareUnfounded': commanders,
  'alerts.markDuplicate': commanders,
  'alerts.transfer': commanders,
  'alerts.reopen': commanders,
  'alerts.archive': [...commanders, 'administrator'],
  'alerts.dispatch': commanders,
  'alerts.reinforce': commanders,
  'alerts.releaseUnits': commanders,
  'alerts.nearestUnits': staff,
  'alerts.timeline': staff,
  'alerts.addNote': staff,
  'alerts.due': staff,
  'alertRepeats.list': staff,
  'alertRepeats.get': staff,
  'alertRepeats.create': inCharge,
  'alertRepeats.change': inCharge,
  'alertRepeats.delete': inCharge,
  'shiftHandovers.list': staff,
  'shiftHandovers.get': staff,
  'shiftHandovers.write': inCharge,
  'shiftHandovers.change': inCharge,
  'shiftHandovers.takeOver': inCharge,
  'alertBulletins.get': staff,
  'alertRepeatRules.get': staff,
  'alertRepeatRules.change': ['administrator'],
  'alertTimeLimits.list': staff,
  'alertTimeLimits.change': ['administrator'],
  'responseUnits.list': staff,
  'responseUnits.get': staff,
  'responseUnits.create': managers,
  'responseUnits.change': managers,
  'responseUnits.delete': managers,
  'responseUnits.changeAvailability': staff,
  'mediations.list': mediatingAndParties,
  'mediations.get': mediatingAndParties,
  'mediations.listParties': mediatingAndParties,
  'mediations.getParty': mediatingAndParties,
  'mediations.recordConsent': mediatingAndParties,
  'mediations.listSessions': mediatingAndParties,
  'mediations.getSession': mediatingAndParties,
  'mediations.getAgreement': mediatingAndParties,
  'mediations.withdraw': mediatingAndParties,
  'mediations.listDeadlines': mediatingAndParties,
  'mediations.getDossier': mediatingAndParties,
  'mediations.listCalendar': mediatingAndParties,
  'mediations.listObjections': mediatingAndParties,
  'mediations.register': mediating,
  'mediations.change': mediating,
  'mediations.assess': mediating,
  'mediations.accept': mediating,
  'mediations.addParty': mediating,
  'mediations.changeParty': mediating,
  'mediations.removeParty': mediating,
  'mediations.listMediators': mediating,
  'mediations.planSession': mediating,
  'mediations.changeSession': mediating,
  'mediations.agree': mediating,
  'mediations.changeAgreement': mediating,
  'mediations.signAgreement': mediating,
  'mediations.bringIntoForce': mediating,
  'mediations.recordPerformance': mediating,
  'mediations.recordBreach': mediating,
  'mediations.applyForConfirmation': mediating,
  'mediations.recordConfirmationDecision': mediating,
  'mediations.listFollowUps': mediating,
  'mediations.addFollowUp': mediating,
  'mediations.fail': mediating,
  'mediations.transfer': mediating,
  'mediations.listPapers': mediating,
  'mediations.filePaper': mediating,
  'mediations.archive': mediating,
  'mediations.answerObjection': mediating,
  'mediations.assignMediators': ['officer', 'supervisor'],
  'mediations.fileObjection': ['party'],
  'attachments.create': senders,
  'attachments.append': senders,
  'attachments.get': [...staffAndLandlord, 'mediator'],
  'attachments.getContent': [...staffAndLandlord, 'mediator'],
  'attachments.delete': senders,
  'personRequests.listOwnRecords': concerned,
  'personRequests.create': [...concerned, 'officer', ...managers],
  'personRequests.list': [...concerned, ...managers],
  'personRequests.get': [...concerned, ...managers],
  'personRequests.answer': managers,
  'personRequests.withdraw': concerned,
  'jobs.get': managers,
  'jobs.list': managers,
  'jobs.cancel': managers,
  'exports.create': managers,
  'exports.list': managers,
  'exports.get': managers,
  'exports.getContent': managers,
  'exports.delete': managers,
  'subscriptions.list': subscribers,
  'subscriptions.get': subscribers,
  'subscriptions.create': subscribers,
  'subscriptions.change': subscribers,
  'subscriptions.delete': subscribers,
  'subscriptions.createSecret': subscribers,
  'subscriptions.retireSecret': subscribers,
  'subscriptions.test': subscribers,
  'subscriptions.listDeliveries': subscribers,
  'subscriptions.redeliver': subscribers,
  'embedSessions.create': ['integrator'],
  'embedSessions.list': subscribers,
  'embedSessions.get': subscribers,
  'embedSessions.revoke': subscribers,
  'invitations.create': inviters,
  'invitations.list': inviters,
  'invitations.get': inviters,
  'invitations.revoke': inviters,
  'invitations.redeem': persons,
  'devices.register': people,
  'devices.list': people,
  'devices.get': people,
  'devices.orderWipe': people,
  'devices.reportWipe': people,
  'audit.listEntries': ['audit-reviewer'],
  'audit.getInclusionProof': [...concerned, 'audit-reviewer', 'supervisor'],
  'audit.listCheckpoints': everybody,
  'audit.getLatestCheckpoint': everybody,
  'audit.getConsistencyProof': everybody,
  'audit.listAccessLog': concerned,
  'audit.listReviews': ['audit-reviewer'],
  'audit.getReview': ['audit-reviewer'],
  'audit.decideReview': ['audit-reviewer'],
  'reveals.create': ['mediator', ...staff],
};

const nobody = '01a00000-0000-7000-8000-000000000000';

/** Somebody who is signed in with one role at one station. */
export function callerWith(role: Role, scopes: readonly string[]): Caller {
  if (role === 'stranger') return { kind: 'stranger', address: 'test' };
  const account = { id: nobody, stationId: nobody, roles: [role], personId: nobody, displayName: 'x' };
  const expiresAt = new Date(0);
  const identity = { issuer: 'test', subject: 'test', id: nobody };
  return {
    kind: 'signed-in',
    subject: nobody,
    identity,
    accounts: [account],
    scopes: new Set(scopes),
    expiresAt,
    embed: null,
  };
}

export function accessSuite(engine: Engine): void {
  describe('access', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const records: readonly OperationRecord[] = (Object.keys(mayCall) as Served[]).map((id) => operations[id]);
    const scopes = records.flatMap(({ scope }) => (scope === null ? [] : [scope]));

    test('every role meets every operation as the table says', () => {
      const actual: Record<string, Role[]> = {};
      for (const record of records) {
        actual[record.id] = roles.filter((role) => decide(record, callerWith(role, scopes)).allowed);
      }
      const expected = Object.fromEntries(
        Object.entries(mayCall).map(([id, allowed]) => [id, roles.filter((role) => allowed.includes(role))]),
      );
      assert.deepEqual(actual, expected);
    });

    test('a token without the scope is refused, whatever the role', () => {
      for (const record of records.filter(({ scope }) => scope !== null)) {
        const others = scopes.filter((scope) => scope !== record.scope);
        for (const role of roles) assert.equal(decide(record, callerWith(role, others)).allowed, false, record.id);
      }
    });

    test('records of another station do not exist', async () => {
      const premises = world.premises('puqian', 0);
      const plate = world.data.doorplates.find((each) => each.premisesId === premises.id);
      const check = world.data.rentalChecks.find((each) => each.premisesId === premises.id);
      assert.ok(plate && check);
      const paths = [
        `/v1/premises/${premises.id}`,
        `/v1/premises/${premises.id}/rating`,
        `/v1/stays?premisesId=${premises.id}`,
        `/v1/rental-checks/${check.id}`,
        `/v1/doorplates/${plate.id}`,
      ];
      for (const path of paths) {
        const own = await world.call('GET', path, { as: 'puqian-officer-1', purpose: 'rental-check' });
        assert.equal(own.status, 200, path);
        const foreign = await world.call('GET', path, { as: 'rongcheng-officer-1', purpose: 'rental-check' });
        const missing = await world.call('GET', path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, nobody), {
          as: 'rongcheng-officer-1',
          purpose: 'rental-check',
        });
        assert.equal(foreign.status, 404, path);
        const { requestId: _foreign, ...foreignBody } = foreign.json;
        const { requestId: _missing, ...missingBody } = missing.json;
        assert.deepEqual(foreignBody, missingBody, 'exactly as a record that is not there');
      }
    });

    test('lists hold records of the own station only', async () => {
      const stationId = world.premises('rongcheng', 0).stationId;
      for (const path of ['/v1/premises', '/v1/doorplates', '/v1/rental-checks', '/v1/hazards']) {
        const reply = await world.call('GET', `${path}?limit=200`, {
          as: 'rongcheng-officer-1',
          purpose: 'rental-check',
        });
        assert.equal(reply.status, 200);
        const stations = new Set([...reply.json.items].map((item) => item.stationId));
        assert.deepEqual([...stations], [stationId], path);
      }
    });

    test('a landlord sees the own premises and nothing of others', async () => {
      const landlord = world.data.accounts.find((each) => each.subject === 'puqian-landlord-1');
      const own = world.data.premises.filter((each) => each.landlordPersonId === landlord?.personId);
      assert.ok(own.length >= 4);
      const as = { as: 'puqian-landlord-1', purpose: 'own-record' };
      const listed = await world.call('GET', '/v1/premises?limit=200', as);
      assert.deepEqual([...listed.json.items].map((item) => String(item.id)).sort(), own.map((each) => each.id).sort());
      const other = world.data.premises.find(
        (each) => each.stationId === landlord?.stationId && each.landlordPersonId !== landlord.personId,
      );
      assert.ok(other);
      for (const path of [
        `/v1/premises/${other.id}`,
        `/v1/premises/${other.id}/rating`,
        `/v1/stays?premisesId=${other.id}`,
      ]) {
        assert.equal((await world.call('GET', path, as)).status, 404, path);
      }
      const ownIds = new Set(own.map((each) => each.id));
      for (const path of ['/v1/hazards', '/v1/rental-checks']) {
        const reply = await world.call('GET', `${path}?limit=200`, as);
        assert.equal(reply.status, 200);
        const items = [...reply.json.items];
        assert.ok(items.length > 0, path);
        assert.ok(
          items.every((item) => ownIds.has(String(item.premisesId))),
          path,
        );
      }
      const stays = await world.call('GET', `/v1/stays?premisesId=${own[0]?.id}`, as);
      assert.equal(stays.json.items[0]?.person?.name?.revealable, true);
      assert.match(String(stays.json.items[0]?.person?.name?.masked), /^.\*\*$/);
    });
  });
}
