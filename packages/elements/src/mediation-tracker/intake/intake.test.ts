import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PartyEntry } from '@wardkit/contract/mediation-parties';
import { MediationRegistration, mostParties } from '@wardkit/contract/mediation-record';
import { disputeTemplates, gap } from './dispute-templates.ts';
import { intakeWords } from './intake.en.ts';
import { intakeFaults, isSame, readNumbers } from './intake-checks.ts';
import {
  entryOf,
  factsOf,
  filledFrom,
  type IntakeDraft,
  newDraft,
  newParty,
  readDraft,
  registrationOf,
} from './intake-draft.ts';

const today = '2026-11-22';
let count = 0;
const ids = () => `0193a000-0000-7000-8000-${String(++count).padStart(12, '0')}`;
const telephones = {
  read: (text: string) =>
    /^1\d{10}$/.test(text)
      ? ({ ok: true, telephone: `+86${text}` } as const)
      : ({ ok: false, fault: 'format' } as const),
};
const template = (id: string) => {
  const found = disputeTemplates.find((each) => each.id === id);
  assert.ok(found);
  return found;
};
function good(over: Partial<IntakeDraft> = {}): IntakeDraft {
  const begun = filledFrom(newDraft(ids, today, ''), template('noise'));
  const [one, other] = begun.parties;
  assert.ok(one && other);
  return {
    ...begun,
    facts: '楼下店铺深夜营业，影响六户。要求23时前停止。',
    parties: [
      { ...one, name: '张三' },
      { ...other, name: '李四' },
    ],
    ...over,
  };
}
const faultsOf = (draft: IntakeDraft) =>
  intakeFaults(draft, intakeWords, telephones, today).map(({ message }) => message);

test('every template fills in a registration that the contract takes once its gaps are filled', () => {
  const names = new Set(disputeTemplates.map(({ id }) => id));
  assert.equal(names.size, disputeTemplates.length);
  for (const each of disputeTemplates) {
    assert.ok(intakeWords.templates[each.id], each.id);
    const draft = filledFrom(newDraft(ids, today, ''), each);
    const filled = { ...draft, subject: draft.subject || '纠纷', facts: draft.facts.replaceAll(gap, '若干') || '经过' };
    const read = MediationRegistration.safeParse(registrationOf(filled, '441602001002'));
    assert.ok(read.success, `${each.id}: ${JSON.stringify(read.error?.issues)}`);
    assert.deepEqual(faultsOf(filled), []);
    if (each.id !== 'blank') assert.ok(faultsOf(draft).includes(intakeWords.faults.factsOpen));
  }
});

test('another template replaces what the first one filled in, and nothing that a person typed', () => {
  const first = filledFrom(newDraft(ids, today, ''), template('debt'));
  const second = filledFrom({ ...first, subject: '我写的一行' }, template('injury'));
  assert.equal(second.subject, '我写的一行');
  assert.equal(second.facts, template('injury').facts);
  assert.equal(second.kind, 'public-security');
  assert.equal(second.disputeType, 'injury');
});

test('what an alert brought comes from an alert', () => {
  const draft = newDraft(ids, today, '0193a000-0000-7000-8000-0000000a0001');
  assert.equal(draft.origin, 'alert');
  assert.equal(registrationOf(draft, '441602001002').alertId, draft.alertId);
});

test('a draft comes back as it was kept, and what is odd in it is left empty', () => {
  const draft = good({ arisenOn: '2026-11-01' });
  assert.deepEqual(readDraft(JSON.parse(JSON.stringify(draft))), draft);
  for (const odd of [null, 7, 'draft', {}, { mediationId: 1 }]) assert.equal(readDraft(odd), null);
  const read = readDraft({
    mediationId: 'm',
    appliedOn: '20 November',
    parties: [null, 3, { id: 'p', form: 'ghost' }],
  });
  assert.equal(read?.appliedOn, null);
  assert.deepEqual(read?.parties, [newParty('p', '')]);
});

test('what is wrong is told with the field that it is about', () => {
  assert.deepEqual(faultsOf(good()), []);
  const said = intakeWords.faults;
  assert.deepEqual(faultsOf(good({ disputeType: '', subject: ' ', facts: '' })), [
    said.disputeType,
    said.subjectMissing,
    said.factsMissing,
  ]);
  assert.deepEqual(faultsOf(good({ arisenOn: '2026-11-21', appliedOn: '2026-11-20' })), [said.appliedBeforeDispute]);
  assert.deepEqual(faultsOf(good({ subject: '长'.repeat(121) })), [said.subjectLong(120)]);
  assert.deepEqual(faultsOf(good({ facts: '长'.repeat(8001) })), [said.factsLong(8000)]);
  const [party] = good().parties;
  assert.ok(party);
  const odd = { ...party, name: '', identityNumber: '123', telephone: 'x', address: '长'.repeat(301) };
  assert.deepEqual(faultsOf(good({ parties: [odd] })), [
    said.nameMissing(1),
    said.identity(1),
    said.telephone(1),
    said.addressLong(1, 300),
  ]);
  // An empty party is left out, and nobody must be entered at once.
  assert.deepEqual(faultsOf(good({ parties: [newParty('p', 'claimant')] })), []);
});

test('a party in two roles is found, by number or by a name that nothing tells apart', () => {
  const person = { ...newParty('a', 'claimant'), name: '张三' };
  const numbered = (identityNumber: string) => ({ ...person, identityNumber });
  assert.equal(isSame(person, { ...person, id: 'b', name: ' 张 三 ' }), true);
  assert.equal(isSame({ ...person, telephone: '13900000001' }, { ...person, telephone: '13900000002' }), false);
  assert.equal(isSame(numbered('44011320141005001X'), { ...numbered('440113 20141005 001x'), name: '别名' }), true);
  assert.equal(isSame(numbered('44011320141005001X'), numbered('440113201410050028')), false);
  assert.equal(isSame(person, { ...person, form: 'organisation' }), false);
  const parties = [person, { ...person, id: 'b', role: 'respondent' }];
  assert.deepEqual(faultsOf(good({ parties })), [intakeWords.faults.twoRoles(1, 2)]);
  assert.deepEqual(faultsOf(good({ parties: [person, { ...person, id: 'b' }] })), [intakeWords.faults.twice(1, 2)]);
});

test('who stands for another says for whom', () => {
  const claimant = { ...newParty('a', 'claimant'), name: '张三' };
  const guardian = { ...newParty('b', 'guardian'), name: '张四' };
  assert.deepEqual(faultsOf(good({ parties: [claimant, guardian] })), [intakeWords.faults.standsFor(2)]);
  const standing = { ...guardian, standsForPartyId: 'a' };
  assert.deepEqual(faultsOf(good({ parties: [claimant, standing] })), []);
  assert.equal(entryOf(standing, readNumbers(standing, telephones, today)).standsForPartyId, 'a');
});

test('as many parties as the contract takes, and not one more', () => {
  const many = (length: number) =>
    Array.from({ length }, (_, at) => ({
      ...newParty(`p${at}`, at === 0 ? 'claimant' : 'respondent'),
      name: `住户${at}`,
    }));
  assert.deepEqual(faultsOf(good({ parties: many(mostParties) })), []);
  assert.deepEqual(faultsOf(good({ parties: many(mostParties + 1) })), [
    intakeWords.faults.tooManyParties(mostParties),
  ]);
});

test('a party goes to the server as the contract asks, without what is not known', () => {
  const id = ids();
  const person = { ...newParty(id, 'claimant'), name: ' 张三 ', telephone: '13900000001', creditCode: 'left over' };
  const entry = entryOf(person, readNumbers(person, telephones, today));
  assert.ok(PartyEntry.safeParse(entry).success);
  assert.equal(entry.name, '张三');
  assert.equal(entry.telephone, '+8613900000001');
  assert.equal(entry.creditCode, null);
  assert.equal(entry.identityNumber, null);
});

test('the day on which the dispute arose stands before the facts', () => {
  assert.equal(factsOf({ facts: ' 经过 ', arisenOn: null }), '经过');
  assert.equal(factsOf({ facts: '经过', arisenOn: '2026-09-03' }), '纠纷发生于2026年9月3日。\n经过');
});
