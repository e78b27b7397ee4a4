import { problemResponse } from '@wardkit/testing';
import { read, tap, write } from '../../alerts/alert-acting.fixtures.ts';
import {
  agreement,
  composed,
  type MediationCaseRecord,
  mediatorId,
  objectionId,
  paper,
  partyId,
  stepId,
} from '../../mediations/mediation-records.fixtures.ts';
import { several } from '../../mediations/mediation-set.fixtures.ts';
import { expect } from '../../testing/expect.ts';
import { find, text } from '../../testing/find.ts';
import { focused } from '../../testing/keyboard.ts';
import { picture } from '../../testing/picture.ts';
import { until } from '../../testing/until.ts';
import { begin, chooseOne, day, field, findAll, open, submit, taken, tick } from './case-acting.fixtures.ts';

const agreed = several[8] as MediationCaseRecord;

describe('MediationCase, the agreement and what follows', () => {
  it('writes an agreement with all that article 29 asks for', async () => {
    const { element, known, ward } = await open(7);
    await begin(element, 'agreement');
    await submit(element);
    await read(element, 'Fill in: What is disputed');
    await write(element, field('issues'), '应退押金数额');
    await write(element, field('liability'), '房东承担');
    const stepOf = () =>
      findAll(element, 'select[data-field^="byPartyId"]').map((each) => each.getAttribute('data-field')?.split(' ')[1]);
    const [id = ''] = stepOf();
    await write(element, field(`byPartyId ${id}`), partyId(7, 2));
    await write(element, field(`toPartyId ${id}`), partyId(7, 2));
    await write(element, field(`content ${id}`), '支付8600元');
    await write(element, field(`way ${id}`), '银行转账');
    await day(element, `dueOn-${id}`, '2026-12-15');
    await submit(element);
    await read(element, 'nobody owes themselves');
    await write(element, field(`toPartyId ${id}`), partyId(7, 1));
    await tap(element, `button${field('steps')}`);
    await until(() => stepOf().length === 2, 'a second step');
    await tap(element, '.step-head .danger');
    await until(() => stepOf().length === 1, 'one step');
    expect(known().agreement).equals(null);
    ward.close();
  });

  it('has an oral agreement in force at once, and offers none in public-security mediation', async () => {
    const { element, known, ward } = await open(7);
    await begin(element, 'agreement');
    await chooseOne(element, 'form', 'oral');
    await read(element, 'in force at once');
    const [id = ''] = findAll(element, 'select[data-field^="byPartyId"]').map(
      (each) => each.getAttribute('data-field')?.split(' ')[1],
    );
    await write(element, field('issues'), '应退押金数额');
    await write(element, field('liability'), '房东承担');
    await write(element, field(`byPartyId ${id}`), partyId(7, 2));
    await write(element, field(`content ${id}`), '支付8600元');
    await write(element, field(`way ${id}`), '银行转账');
    await day(element, `dueOn-${id}`, '2026-12-15');
    await submit(element);
    await taken(element);
    expect(known().mediation.state).equals('effective');
    ward.close();
  });

  it('leads from what the server says of one step to the field of that step', async () => {
    const errors = [
      { pointer: '/steps/1/dueOn', code: 'too-early', message: 'The second step is due before it was agreed.' },
      { pointer: '/steps/1', code: 'same-party', message: 'The second step is owed to who owes it.' },
      { pointer: '/steps', code: 'too-many', message: 'There are too many steps.' },
    ] as const;
    const { element, ward } = await open(9, {
      answers: { 'mediations.changeAgreement': () => problemResponse('invalid-input', { errors: [...errors] }) },
    });
    await begin(element, 'agreement');
    await submit(element);
    const link = (said: string) =>
      findAll(element, '.error-summary a').find((each) => each.textContent === said) as HTMLElement | undefined;
    const leadsTo = async (said: string) => {
      await until(() => link(said) !== undefined, said);
      link(said)?.click();
      return focused();
    };
    const second = agreed.agreement?.steps[1]?.id;
    expect((await leadsTo(errors[0].message))?.id.startsWith(`case-dueOn-${second}-`) ?? false).isTrue();
    expect((await leadsTo(errors[1].message))?.id ?? '').equals(`case-byPartyId-${second}`);
    expect((await leadsTo(errors[2].message))?.getAttribute('data-field') ?? '').equals('steps');
    ward.close();
  });

  it('shows what another mediator wrote beside what was typed, and loses neither', async () => {
    const { element, shelf, known, ward } = await open(9);
    await begin(element, 'agreement');
    await write(element, field('liability'), '我写的责任划分');
    const theirs = agreement(9, {
      version: 2,
      liability: '同事写的责任划分',
      agreedAt: agreed.agreement?.agreedAt ?? '',
    });
    shelf.set(agreed.mediation.id, { ...known(), agreement: theirs });
    await submit(element);
    await read(element, 'Somebody else changed this meanwhile');
    expect(find<HTMLTextAreaElement>(element, field('liability'))?.value ?? '').equals('我写的责任划分');
    expect(find(element, '[data-theirs="liability"]')?.textContent ?? '').contains('同事写的责任划分');
    expect(known().agreement?.liability ?? '').equals('同事写的责任划分');
    await submit(element);
    await taken(element);
    expect(known().agreement?.liability ?? '').equals('我写的责任划分');
    ward.close();
  });

  it('takes over what the other wrote with one press', async () => {
    const { element, shelf, known, ward } = await open(9);
    await begin(element, 'agreement');
    await write(element, field('issues'), '我写的');
    shelf.set(agreed.mediation.id, { ...known(), agreement: agreement(9, { version: 2, issues: '同事写的' }) });
    await submit(element);
    await tap(element, '[data-theirs="issues"] button');
    await until(
      () => find<HTMLTextAreaElement>(element, field('issues'))?.value === '同事写的',
      'what the other wrote',
    );
    ward.close();
  });

  it('signs, files the scan and brings it into force', async () => {
    const filed = composed({ ...agreed, papers: [paper(9, 1, 'agreement', '2026-11-21')] });
    const { element, known, ward } = await open(9, { cases: [filed] });
    for (const signer of [partyId(9, 1), partyId(9, 2), mediatorId(1)]) {
      await begin(element, `sign ${signer}`);
      await submit(element);
      await taken(element);
      await until(
        () => known().agreement?.signatures.some(({ signerId }) => signerId === signer) === true,
        'the signature',
      );
    }
    await begin(element, 'bringIntoForce');
    await submit(element);
    await read(element, 'The agreement is in force.');
    expect(known().mediation.state).equals('effective');
    ward.close();
  });

  it('refuses a signature from before the agreement', async () => {
    const { element, ward } = await open(9);
    await begin(element, `sign ${partyId(9, 1)}`);
    await day(element, 'signedAt', '2026-11-20', '10:00');
    await submit(element);
    await read(element, 'It can not be signed before it was agreed.');
    ward.close();
  });

  it('records performance, and a breach of what is past its day', async () => {
    const { element, known, ward } = await open(11);
    await begin(element, `perform ${stepId(11, 2)}`);
    await day(element, 'performedOn', '2026-11-21');
    await submit(element);
    await taken(element);
    expect(known().mediation.state).equals('performed');
    ward.close();
    const other = await open(10);
    await begin(other.element, 'breach');
    await write(other.element, field('reason'), '逾期未付');
    await day(other.element, 'urgedAt', '2026-11-20', '09:00');
    await submit(other.element);
    await taken(other.element);
    expect(other.known().mediation.state).equals('breached');
    other.ward.close();
  });

  it('asks a court together, and records what it decided', async () => {
    const { element, known, ward } = await open(10);
    await begin(element, 'applyForConfirmation');
    await tick(element, 'partyIds', partyId(10, 1));
    await write(element, field('court'), '源城区人民法院');
    await submit(element);
    await read(element, 'All claimants and respondents apply together');
    await tick(element, 'partyIds', partyId(10, 1));
    await submit(element);
    await taken(element);
    await begin(element, 'decideConfirmation');
    await chooseOne(element, 'outcome', 'confirmed');
    await submit(element);
    await until(() => known().mediation.confirmation?.outcome === 'confirmed', 'the decision');
    ward.close();
  });

  it('follows up, and archives what is complete', async () => {
    const { element, known, ward } = await open(12);
    await begin(element, 'addFollowUp');
    await chooseOne(element, 'way', 'visit');
    await chooseOne(element, 'outcome', 'settled');
    await write(element, field('note'), '无新争议');
    await submit(element);
    await until(() => known().mediation.state === 'followed-up', 'the follow-up');
    await begin(element, 'archive');
    await submit(element);
    await read(element, 'Tick: I have checked');
    await tap(element, `input${field('sure')}`);
    await submit(element);
    await until(() => known().mediation.state === 'archived', `the archive: ${text(element).slice(0, 300)}`);
    ward.close();
  });

  it('answers an objection with a reason', async () => {
    const { element, known, ward } = await open(6);
    await begin(element, `answerObjection ${objectionId(6, 1)}`);
    await chooseOne(element, 'decision', 'dismissed');
    await write(element, field('reason'), '短');
    await submit(element);
    await read(element, 'at least 10 characters');
    await write(element, field('reason'), '经核查，调解员与双方均无亲属关系。');
    await submit(element);
    await taken(element);
    expect(known().objections[0]?.state ?? '').equals('answered');
    ward.close();
  });

  it('withdraws for a party, and transfers to a body or a station', async () => {
    const { element, known, ward } = await open(1);
    await begin(element, 'withdraw');
    await write(element, field('byPartyId'), partyId(1, 1));
    await write(element, field('reason'), '已自行和解');
    await submit(element);
    await taken(element);
    expect(known().mediation.outcome ?? '').equals('withdrawn');
    ward.close();
    const other = await open(3);
    await begin(other.element, 'transfer');
    await write(other.element, field('to'), 'station');
    await until(() => findAll(other.element, `${field('toStationId')} option`).length > 1, 'the stations');
    await write(other.element, field('toStationId'), '0193a000-0000-7000-8000-000000000002');
    await write(other.element, field('reason'), '纠纷发生地在该所辖区');
    await submit(other.element);
    await taken(other.element);
    expect(other.known().mediation.ending?.transferredTo ?? '').equals('上城派出所');
    other.ward.close();
  });

  it('files a paper with its scan from the device', async () => {
    const { element, known, ward } = await open(9);
    await begin(element, 'filePaper agreement');
    await submit(element);
    await read(element, 'Add at least one: Scans or photographs');
    const input = find<HTMLInputElement>(element, '[data-choose]') as HTMLInputElement;
    const files = new DataTransfer();
    files.items.add(new File([await picture()], '协议.png', { type: 'image/png' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    await until(() => find(element, '.photograph img') !== null, 'the picture');
    await submit(element);
    await until(() => known().papers.length === 1, 'the paper');
    ward.close();
  });
});
