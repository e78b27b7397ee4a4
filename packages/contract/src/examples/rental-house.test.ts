import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { readResidentIdentityNumber } from '../codes/resident-identity-number.ts';
import { readSocialCreditCode } from '../codes/social-credit-code.ts';
import { asksForPurpose } from '../operation.ts';
import { allOperations } from '../operations.ts';
import { plateCodeHash, readPlate, verifyPlate } from '../plate.ts';
import { deadlineOf } from '../rectification.ts';
import { RentalCheckStandard } from '../rental-check-standards.ts';
import { rateRentalCheck } from '../rental-rating.ts';
import { answers, hazard, rating, standard } from './checked-house.ts';
import { doorplatesExamples } from './doorplates.ts';
import { allExamples } from './index.ts';
import { metaExamples } from './meta.ts';
import { premises } from './rental-house.ts';

const checklist = z.parse(RentalCheckStandard, standard);
const { divisionCode } = premises.address;

test("the rating of the example's check is the one that the rules give, hazard included", () => {
  assert.deepEqual(rateRentalCheck(checklist, divisionCode, answers, [hazard]), rating);
  assert.equal(premises.rating.stars, rating.stars);
});

test("the hazard's deadline is the one that the checklist gives, and the premises tell the same", () => {
  const item = checklist.items.find(({ code }) => code === hazard.itemCode) ?? assert.fail();
  const { dueAt, referral } = deadlineOf(checklist, item, divisionCode, hazard.observedAt, '2026-11-20T01:30:00Z');
  assert.equal(Date.parse(hazard.dueAt), Date.parse(dueAt));
  assert.equal(hazard.referral, referral);
  assert.equal(premises.openHazards.nextDueAt, hazard.dueAt);
});

test('the plates of the examples are genuine by the keys that discovery shows, and listed by their hash', async () => {
  const [{ answer: discovery }] = metaExamples['meta.discover'];
  const [{ answer: replacement }] = doorplatesExamples['doorplates.replace'];
  for (const { code, link } of [replacement.replaced, replacement.issued]) {
    const reading = readPlate(link, { trustedBases: discovery.plateBases });
    assert.ok(reading.kind === 'plate', link);
    assert.equal(reading.plate.code, code);
    assert.equal((await verifyPlate(reading.plate, discovery.plateKeys)).state, 'genuine');
  }
  const [{ answer: revocations }] = doorplatesExamples['doorplates.listRevocations'];
  assert.equal(revocations.items[0].codeHash, await plateCodeHash(replacement.replaced.code));
});

const requests = JSON.stringify([...allExamples.values()].flat().map(({ request }) => request));

test('identity numbers and credit codes in requests are right in form and can be of nobody', () => {
  const numbers = requests.match(/(?<![\dA-Z])[1-9]\d{16}[\dX](?![\dA-Z])/g) ?? [];
  assert.ok(numbers.length > 0);
  for (const number of numbers) {
    const reading = readResidentIdentityNumber(number, { isKnownDivision: () => true });
    assert.ok(reading.ok && reading.birthDate < '1900', number);
  }
  const codes = requests.match(/(?<="socialCreditCode":")[^"]+/g) ?? [];
  assert.ok(codes.length > 0);
  for (const code of codes) {
    const reading = readSocialCreditCode(code);
    assert.ok(reading.ok && reading.divisionCode === '990000', code);
  }
});

test('what a request gives of a person is in no answer in plain', () => {
  const given = [...requests.matchAll(/"(?:name|identityNumber|telephone)":"([^"]+)"/g)].flatMap(
    ([, text]) => text ?? [],
  );
  assert.ok(given.length > 0);
  for (const record of allOperations) {
    if (!asksForPurpose(record) || record.personalData === 'revealed') continue;
    for (const { answer } of allExamples.get(record.id) ?? []) {
      const text = JSON.stringify(answer);
      for (const each of given.filter(isOfPerson)) assert.ok(!text.includes(each), `${record.id}: ${each}`);
    }
  }
});

/** An office has a name too, and it is no secret: names of people here have two or three characters. */
function isOfPerson(text: string): boolean {
  return /^[\d+X]{10,}$/.test(text) || /^\p{Script=Han}{2,3}$/u.test(text);
}
