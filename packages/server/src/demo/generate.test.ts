import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { isWithinDivision } from '@wardkit/contract/codes/division-code';
import { readResidentIdentityNumber } from '@wardkit/contract/codes/resident-identity-number';
import { readSocialCreditCode } from '@wardkit/contract/codes/social-credit-code';
import { Telephone } from '@wardkit/contract/field';
import { itemsThatApply } from '@wardkit/contract/items-that-apply';
import { ServiceLink } from '@wardkit/contract/places';
import { isPlateCode } from '@wardkit/contract/plate';
import { rentalCheckStandard202611 as standard } from '@wardkit/contract/rental-check-standard-data';
import { RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import { rateRentalCheck } from '@wardkit/contract/rental-rating';
import { roles } from '@wardkit/contract/role';
import { generate } from './generate.ts';
import { localDate } from './moments.ts';
import { stationPlans } from './station-plans.ts';
import { demoStationStandard } from './station-standard.ts';
import type { DemoData, DemoScale } from './types.ts';

const now = new Date('2026-11-22T06:30:00Z');
const hash = (data: DemoData): string => createHash('sha256').update(JSON.stringify(data)).digest('hex');
const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

describe('generate', () => {
  it('gives the same data for the same seed and date, and other data for another seed', () => {
    const first = hash(generate({ seed: 'wardkit', scale: 'small', now }));
    assert.equal(hash(generate({ seed: 'wardkit', scale: 'small', now })), first);
    assert.notEqual(hash(generate({ seed: 'another', scale: 'small', now })), first);
  });

  it('keeps ids of premises, people, accounts and plates, and plate codes, from day to day', () => {
    const later = generate({ seed: 'wardkit', scale: 'small', now: new Date('2027-02-03T01:00:00Z') });
    const today = generate({ seed: 'wardkit', scale: 'small', now });
    for (const kind of ['stations', 'addresses', 'premises', 'persons', 'accounts', 'doorplates'] as const) {
      assert.deepEqual(later[kind], today[kind], kind);
    }
  });

  it('refuses a reference date before its plates', () => {
    assert.throws(() => generate({ seed: 'wardkit', scale: 'small', now: new Date('2025-01-01') }), RangeError);
    assert.throws(() => generate({ seed: 'wardkit', scale: 'small', now: new Date(Number.NaN) }), RangeError);
  });

  it('makes 40 premises a station when small', () => {
    const data = generate({ seed: 'wardkit', scale: 'small', now });
    for (const station of data.stations) {
      assert.equal(data.premises.filter((premises) => premises.stationId === station.id).length, 40);
    }
  });

  it('makes exactly 2,000 rentals and 1,260 stays for a town, more than half of the rentals checked', () => {
    const data = generate({ seed: 'wardkit', scale: 'town', now });
    const rentals = data.premises.filter((premises) => premises.use === 'let');
    assert.equal(rentals.length, 2000);
    assert.equal(data.stays.length, 1260);
    const checked = new Set(data.rentalChecks.map((check) => check.premisesId)).size;
    assert.ok(checked > 1000 && checked < 1200, String(checked));
    const states = new Set(data.hazards.map((hazard) => hazard.state));
    assert.deepEqual([...states].sort(), ['annulled', 'open', 'rectified', 'referred', 'verified']);
  });

  it('makes a hundredth of the city for a village, its organisations as many as asked for', () => {
    const data = generate({ seed: 'wardkit', scale: 'village', now });
    assert.deepEqual([data.premises.length, data.stays.length, data.organisations.length], [498, 1140, 63]);
  });

  it('asks 49,863 premises, 114,090 stays and 6,292 organisations of a city', () => {
    const sizes = stationPlans.map(({ sizes }) => sizes.city);
    const sum = (of: (size: (typeof sizes)[number]) => number) => sizes.reduce((total, size) => total + of(size), 0);
    assert.equal(
      sum((size) => size.rentals + size.others),
      49_863,
    );
    assert.equal(
      sum((size) => size.stays),
      114_090,
    );
    assert.equal(
      sum((size) => size.organisations ?? 0),
      6292,
    );
  });
});

const cases: [seed: string, scale: DemoScale][] = [
  ['wardkit', 'small'],
  ['another', 'small'],
  ['third', 'small'],
  ['wardkit', 'town'],
  ['wardkit', 'village'],
];
for (const [seed, scale] of cases) {
  describe(`the data of seed ${seed} at scale ${scale}`, () => {
    const data = generate({ seed, scale, now });
    const stations = byId(data.stations);
    const addresses = byId(data.addresses);
    const premises = byId(data.premises);
    const persons = byId(data.persons);
    const accounts = byId(data.accounts);
    const organisations = byId(data.organisations);

    it('has identity numbers that are valid, each once, of births before 1880', () => {
      const known = new Set(data.divisions.map((division) => division.code));
      const isKnownDivision = (code: string): boolean => known.has(code);
      for (const { identityNumber } of data.persons) {
        const reading = readResidentIdentityNumber(identityNumber, {
          isKnownDivision,
          today: localDate(now.getTime()),
        });
        assert.ok(reading.ok && reading.birthDate < '1880-01-01');
      }
      assert.equal(new Set(data.persons.map((person) => person.identityNumber)).size, data.persons.length);
    });

    it('has social credit codes that are valid, each once, of a division that was never assigned', () => {
      for (const { socialCreditCode } of data.organisations) {
        const reading = readSocialCreditCode(socialCreditCode);
        assert.ok(reading.ok);
        assert.ok(!data.divisions.some((division) => division.code === reading.divisionCode));
      }
      assert.equal(new Set(data.organisations.map((one) => one.socialCreditCode)).size, data.organisations.length);
    });

    it('has telephones of the wire form that no subscriber has', () => {
      for (const { telephone } of data.persons) assert.match(Telephone.parse(telephone), /^\+86154\d{8}$/);
      for (const { telephone } of [...data.stations, ...data.organisations]) {
        assert.match(Telephone.parse(telephone), /^\+86(762|566|471)000\d{4}$/);
      }
    });

    it('has service links of the wire form, under a reserved domain', () => {
      for (const link of data.stations.flatMap((station) => station.serviceLinks)) {
        assert.match(ServiceLink.parse(link).url, /^https:\/\/[a-z]+\.ward\.example\//);
      }
    });

    it('has no id twice and every id in the form of UUIDv7', () => {
      const rows = [data.stations, data.addresses, data.premises, data.dwellings, data.persons, data.accounts];
      const events = [data.organisations, data.stays, data.doorplates, data.rentalChecks, data.hazards];
      const ids = [...rows, ...events].flat().map((row) => row.id);
      assert.equal(new Set(ids).size, ids.length);
      for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    });

    it('has addresses in real communities of their station, each once', () => {
      const communities = new Map(data.divisions.map((division) => [division.code, division.name]));
      const texts = new Set<string>();
      for (const address of data.addresses) {
        const station = stations.get(address.stationId);
        assert.ok(station && isWithinDivision(address.divisionCode, station.divisionCode), address.fullText);
        assert.ok(communities.get(address.divisionCode)?.includes(address.community.replace(/社区$/, '')));
        assert.equal(address.room === null, address.fullText === address.buildingText);
        assert.equal(address.unit === null, address.room === null);
        texts.add(`${address.stationId} ${address.fullText}`);
      }
      assert.equal(texts.size, data.addresses.length);
    });

    it('never crosses a station from one row to the next', () => {
      const same = (row: { stationId: string }, other: { stationId: string } | undefined): void =>
        assert.equal(other?.stationId, row.stationId);
      for (const row of data.premises) {
        same(row, addresses.get(row.addressId));
        if (row.landlordPersonId !== null) same(row, persons.get(row.landlordPersonId));
        if (row.landlordOrganisationId !== null) same(row, organisations.get(row.landlordOrganisationId));
        if (row.organisationId !== null) same(row, organisations.get(row.organisationId));
      }
      for (const row of [...data.dwellings, ...data.stays, ...data.doorplates, ...data.rentalChecks, ...data.hazards]) {
        same(row, premises.get(row.premisesId));
      }
      for (const row of data.accounts) if (row.personId !== null) same(row, persons.get(row.personId));
      for (const row of data.stays) {
        same(row, persons.get(row.personId));
        same(row, accounts.get(row.registeredByAccountId));
        assert.equal(data.dwellings.find((one) => one.id === row.dwellingId)?.premisesId, row.premisesId);
      }
      for (const row of data.doorplates) same(row, accounts.get(row.issuedByAccountId));
      for (const row of data.rentalChecks) same(row, accounts.get(row.checkedByAccountId));
      for (const row of data.hazards) same(row, accounts.get(row.assignedToAccountId));
    });

    it('names a landlord for every rental and for nothing else', () => {
      for (const row of data.premises) {
        const named = [row.landlordPersonId, row.landlordOrganisationId].filter((id) => id !== null).length;
        assert.equal(named, row.use === 'let' ? 1 : 0);
        assert.equal(row.organisationId !== null, row.use === 'business');
        assert.equal(row.letSince !== null, row.use === 'let');
      }
    });

    it('has stays only in rentals, whose dates fit their state', () => {
      const today = localDate(now.getTime());
      for (const stay of data.stays) {
        assert.equal(premises.get(stay.premisesId)?.use, 'let');
        assert.ok(stay.startedOn <= today);
        assert.equal(stay.endedOn !== null, stay.state === 'ended');
        if (stay.endedOn !== null) assert.ok(stay.startedOn < stay.endedOn && stay.endedOn <= today);
        const isOverdue = stay.state !== 'ended' && stay.expectedEndOn !== null && stay.expectedEndOn < today;
        assert.equal(isOverdue, stay.state === 'sign-off-overdue');
      }
      assert.deepEqual(new Set(data.stays.map((stay) => stay.state)).size, 3);
    });

    it('has plates with right codes, at most one in force a door, of which some were replaced and some revoked', () => {
      const inForce = data.doorplates.filter((plate) => plate.state === 'in-force');
      assert.equal(new Set(inForce.map((plate) => plate.premisesId)).size, inForce.length);
      assert.equal(new Set(data.doorplates.map((plate) => plate.code)).size, data.doorplates.length);
      const plates = byId(data.doorplates);
      for (const plate of data.doorplates) {
        assert.ok(isPlateCode(plate.code), plate.code);
        assert.ok(plate.endedAt === null || (plate.endedAt > plate.issuedAt && plate.endedAt < data.now));
        assert.equal(plate.endedAt !== null && plate.endReason !== null, plate.state !== 'in-force');
        const next = plates.get(plate.replacedByDoorplateId ?? '');
        assert.equal(next?.premisesId, plate.state === 'replaced' ? plate.premisesId : undefined);
      }
      for (const station of data.stations) {
        const states = data.doorplates.filter((plate) => plate.stationId === station.id).map((plate) => plate.state);
        assert.deepEqual(new Set(states), new Set(['in-force', 'replaced', 'revoked']));
      }
    });

    it('has whole checks that the wire would take, each on the one before', () => {
      const checks = byId(data.rentalChecks);
      const followed = new Set<string>();
      for (const check of data.rentalChecks) {
        assert.deepEqual(
          check.answers.map((answer) => answer.itemCode),
          standard.items.map((item) => item.code),
        );
        const { premisesId, previousCheckId, standardVersion, startedAt, finishedAt, answers } = check;
        const submission = { premisesId, previousCheckId, standardVersion, startedAt, finishedAt, answers };
        assert.ok(RentalCheckSubmission.safeParse(submission).success);
        assert.equal(premises.get(premisesId)?.use, 'let');
        assert.ok(startedAt < finishedAt && finishedAt <= check.receivedAt && check.receivedAt <= data.now);
        if (previousCheckId === null) continue;
        const previous = checks.get(previousCheckId);
        assert.equal(previous?.premisesId, premisesId);
        assert.ok(previous.receivedAt < startedAt);
        assert.ok(!followed.has(previousCheckId));
        followed.add(previousCheckId);
      }
    });

    it('has one hazard for each fault, closed by somebody other than whom it was assigned to', () => {
      const faults = data.rentalChecks.flatMap((check) =>
        check.answers.filter((answer) => answer.outcome === 'fault').map((answer) => `${check.id} ${answer.itemCode}`),
      );
      assert.deepEqual(data.hazards.map((hazard) => `${hazard.checkId} ${hazard.itemCode}`).sort(), faults.sort());
      for (const hazard of data.hazards) {
        assert.ok(hazard.observedAt < hazard.dueAt);
        assert.equal(hazard.verifiedAt !== null, hazard.state === 'verified');
        assert.equal(hazard.referredAt !== null, hazard.state === 'referred');
        assert.notEqual(hazard.verifiedByAccountId, hazard.assignedToAccountId);
        for (const at of [hazard.rectifiedAt, hazard.verifiedAt, hazard.referredAt]) {
          assert.ok(at === null || (at > hazard.observedAt && at <= data.now));
        }
      }
    });

    it('has reviews by an officer who did not make the check, and hazards that an officer other than the assignee closed', () => {
      for (const { review, state, checkedByAccountId, receivedAt } of data.rentalChecks) {
        assert.equal(review === null, state === 'submitted');
        if (review === null) continue;
        assert.notEqual(review.reviewedByAccountId, checkedByAccountId);
        assert.ok(accounts.get(review.reviewedByAccountId)?.roles.includes('officer'));
        assert.equal(review.reason === null, review.decision === 'accept');
        assert.ok(review.reviewedAt > receivedAt && review.reviewedAt <= data.now);
      }
      for (const hazard of data.hazards) {
        assert.equal(hazard.rectification !== null, hazard.rectifiedAt !== null);
        assert.equal(hazard.referredTo !== null, hazard.referredAt !== null);
        if (hazard.verifiedByAccountId === null) continue;
        assert.ok(accounts.get(hazard.verifiedByAccountId)?.roles.includes('officer'));
      }
    });

    it('has a check that was sent back and a refused signature at every station, and a checklist that can be asked by', () => {
      for (const { id, name } of data.stations) {
        const checks = data.rentalChecks.filter((check) => check.stationId === id);
        assert.ok(
          checks.some(({ state }) => state === 'sent-back'),
          name,
        );
        assert.ok(
          checks.some(({ signatures }) => signatures.length > 0),
          name,
        );
      }
      const { items } = demoStationStandard;
      const asked = (storeys: number) => itemsThatApply(demoStationStandard, { storeys, dwellingCount: 1 }, []).length;
      assert.ok(items.length > 10 && asked(2) < asked(6) && asked(6) < items.length);
    });

    it('has objections of the landlords in every state, each answered by who had no part in the check', () => {
      const hazards = byId(data.hazards);
      const checks = byId(data.rentalChecks);
      for (const station of data.stations) {
        const states = data.objections.filter((each) => each.stationId === station.id).map((each) => each.state);
        assert.deepEqual([...new Set(states)].sort(), ['answered', 'filed', 'withdrawn'], station.name);
      }
      for (const objection of data.objections) {
        const landlord = accounts.get(objection.filedByAccountId);
        assert.equal(premises.get(objection.premisesId)?.landlordPersonId, landlord?.personId);
        const check = checks.get(objection.checkId);
        assert.ok(check && check.premisesId === objection.premisesId && check.receivedAt < objection.filedAt);
        const hazard = hazards.get(objection.target.id);
        assert.equal(hazard !== undefined, objection.target.kind === 'hazard');
        const { answer } = objection;
        assert.equal(answer !== null, objection.state === 'answered');
        assert.equal(objection.withdrawnAt !== null, objection.state === 'withdrawn');
        if (hazard !== undefined) assert.equal(hazard.state === 'annulled', answer?.decision === 'upheld');
        if (answer === null) continue;
        assert.ok(answer.answeredAt <= data.now && Date.parse(answer.answeredAt) <= Date.parse(objection.answerDueAt));
        assert.ok(![check.checkedByAccountId, check.review?.reviewedByAccountId].includes(answer.answeredByAccountId));
      }
    });

    it('shows every number of stars, and deadlines both ahead and past, at each station', () => {
      const last = new Map(data.rentalChecks.map((check) => [check.premisesId, check]));
      for (const station of data.stations) {
        const stars = [...last.values()]
          .filter((check) => check.stationId === station.id)
          .map((check) => {
            const address = addresses.get(premises.get(check.premisesId)?.addressId ?? '');
            const hazards = data.hazards.filter((hazard) => hazard.premisesId === check.premisesId);
            return rateRentalCheck(standard, address?.divisionCode ?? '', check.answers, hazards);
          })
          .map((rating) => rating.stars);
        const seen = [...new Set(stars)].sort();
        assert.deepEqual(seen, [0, 1, 2, 3], station.name);
        const open = data.hazards.filter((hazard) => hazard.stationId === station.id && hazard.state === 'open');
        assert.ok(open.some((hazard) => hazard.severity === 4 && hazard.dueAt > data.now));
        assert.ok(open.some((hazard) => hazard.dueAt < data.now));
      }
    });

    it('shows 2, 0, 3, no and 1 stars at the first five rentals of each station', () => {
      for (const station of data.stations) {
        const rentals = data.premises.filter((row) => row.stationId === station.id && row.use === 'let').slice(0, 5);
        const stars = rentals.map((rental) => {
          const check = data.rentalChecks.findLast((one) => one.premisesId === rental.id);
          if (check === undefined) return null;
          const hazards = data.hazards.filter((hazard) => hazard.premisesId === rental.id);
          const divisionCode = addresses.get(rental.addressId)?.divisionCode ?? '';
          return rateRentalCheck(standard, divisionCode, check.answers, hazards).stars;
        });
        assert.deepEqual(stars, [2, 0, 3, null, 1], station.name);
      }
    });

    it('offers every role at the first station, tenants linked to their own record, and who is needed at the others', () => {
      const [first, ...others] = data.stations;
      const accountOf = (subject: string) => data.accounts.find((account) => account.subject === subject);
      const offered = (stationId: string | undefined) =>
        data.signIns.filter((each) => accountOf(each.subject)?.stationId === stationId).map(({ role }) => role);
      assert.deepEqual(new Set(offered(first?.id)), new Set(roles.filter((role) => role !== 'stranger')));
      for (const station of others) assert.deepEqual(offered(station.id), ['officer', 'landlord', 'administrator']);
      for (const subject of ['puqian-resident-1', 'puqian-party-1']) {
        const personId = accountOf(subject)?.personId;
        assert.ok(
          data.stays.some((stay) => stay.personId === personId && stay.state === 'current'),
          subject,
        );
      }
      assert.equal(accountOf('puqian-integrator-1')?.personId, null);
    });

    it('signs in people who exist, in their roles, and gives the demo landlord several rentals', () => {
      const bySubject = new Map(data.accounts.map((account) => [account.subject, account]));
      assert.equal(bySubject.size, data.accounts.length);
      const newcomers = data.signIns.filter((signIn) => bySubject.get(signIn.subject) === undefined);
      assert.deepEqual(
        newcomers.map(({ subject, role }) => [subject, role]),
        [['newcomer', 'resident']],
      );
      for (const signIn of data.signIns.filter((each) => !newcomers.includes(each))) {
        assert.deepEqual(bySubject.get(signIn.subject)?.roles, [signIn.role]);
        assert.ok(!Object.values(signIn.label).some((label) => label.includes('object')));
      }
      const landlord = bySubject.get('puqian-landlord-1');
      const own = data.premises.filter((row) => row.landlordPersonId === landlord?.personId);
      assert.equal(own.length, 4);
      assert.match(landlord?.displayName ?? '', /^.\*\*$/u);
    });
  });
}
