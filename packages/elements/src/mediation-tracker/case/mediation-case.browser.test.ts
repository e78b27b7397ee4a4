import { problemResponse } from '@wardkit/testing';
import { read, tap, write } from '../../alerts/alert-acting.fixtures.ts';
import { happen } from '../../mediations/mediation-client.fixtures.ts';
import { type MediationCaseRecord, partyId } from '../../mediations/mediation-records.fixtures.ts';
import { several, withGuardian } from '../../mediations/mediation-set.fixtures.ts';
import { expect } from '../../testing/expect.ts';
import { find, text } from '../../testing/find.ts';
import { focused } from '../../testing/keyboard.ts';
import { until } from '../../testing/until.ts';
import { begin, chooseOne, day, field, findAll, open, submit, taken, tick } from './case-acting.fixtures.ts';

describe('MediationCase', () => {
  it('says by when, by which law, what comes next and what it needs', async () => {
    const { element, ward } = await open(6);
    for (const part of [
      '3 days left',
      'Month for the mediation',
      "Provisions on People's Mediation Work",
      '第三十三条',
      'Next session',
    ]) {
      await read(element, part);
    }
    expect(find(element, '[aria-current="step"]')?.textContent ?? '').contains('Sessions');
    ward.close();
  });

  it("tells days and times of the station's clock, as the board does", async () => {
    const { element, ward } = await open(6);
    const { plannedFor = '' } = several[5]?.sessions.find(({ state }) => state === 'planned') ?? {};
    const station = { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    await read(element, ', 23:59');
    expect(find(element, '.next-session')?.textContent ?? '').contains(
      new Intl.DateTimeFormat('en', station).format(new Date(plannedFor)),
    );
    // The last second of a day is still that day, and the next one is a day late.
    expect(find(element, '.deadline-left')?.textContent ?? '').contains('3 days left');
    ward.close();
    const late = await open(6, { now: '2026-11-26T00:00:00+08:00' });
    await read(late.element, 'missed by 1 day');
    late.ward.close();
  });

  it('tells which year of the calendar is missing, and guesses no day', async () => {
    const { element, ward } = await open(24);
    await read(element, 'No day can be told yet');
    await read(element, 'working days for 2027');
    ward.close();
  });

  it('names what is missing for the next move before it is tried', async () => {
    const { element, ward } = await open(9);
    await read(element, 'Still missing:');
    await read(element, 'Scan of the signed agreement');
    ward.close();
  });

  it('assesses public-security mediation by the facts that are ticked', async () => {
    const { element, known, ward } = await open(2);
    await begin(element, 'assess');
    await submit(element);
    await read(element, 'Tick what the facts are.');
    await tick(element, 'condition', 'private-dispute');
    await tick(element, 'condition', 'minor');
    await tick(element, 'act', 'beating');
    await read(element, 'No ground is ticked.');
    await tick(element, 'ground', 'prior-fault');
    await read(element, 'By these facts mediation is open.');
    await submit(element);
    await taken(element);
    expect(known().mediation.state).equals('eligible');
    expect(focused()?.id ?? '').equals('case-heading');
    ward.close();
  });

  it('asks why a dispute is not open to mediation', async () => {
    const { element, known, ward } = await open(1);
    await begin(element, 'assess');
    await chooseOne(element, 'outcome', 'not-eligible');
    await write(element, field('reason'), '涉及劳动仲裁前置');
    await submit(element);
    await taken(element);
    expect(known().mediation.outcome ?? '').equals('not-eligible');
    ward.close();
  });

  it('enters a party, keeps it on the device without a network, and sends it later', async () => {
    const { element, known, ward, setOnline } = await open(1);
    await until(() => find(element, '[data-section="parties"] [data-form-of="addParty"]') !== null, 'the button');
    setOnline(false);
    await begin(element, 'addParty');
    await write(element, field('role'), 'helper');
    await write(element, field('name'), '邻居王某');
    await write(element, field('telephone'), '15400000031');
    await read(element, 'kept on this device with a receipt');
    await submit(element);
    await read(element, 'Receipt');
    await read(element, 'It is sent when the network is back');
    expect(known().parties.length).equals(2);
    setOnline(true);
    await until(() => known().parties.length === 3, 'that it is sent');
    await until(() => find(element, '.queue') === null, 'that nothing waits');
    ward.close();
  });

  it('warns of a party in two roles and asks for the guardian of a minor', async () => {
    const { element, ward } = await open(1);
    await begin(element, 'addParty');
    await write(element, field('role'), 'claimant');
    await write(element, field('name'), '陈某某');
    const [, second] = several[0]?.parties ?? [];
    const last = second?.telephone?.masked.slice(-4) ?? '';
    await write(element, field('name'), `${second?.name.masked[0]}某某`);
    await write(element, field('telephone'), `1380000${last}`);
    await read(element, 'in another role');
    await tap(element, `input${field('needsGuardian')}`);
    await read(element, 'Enter the guardian next');
    ward.close();
  });

  it('lets nobody answer for a minor without a guardian', async () => {
    const alone = { ...withGuardian, parties: withGuardian.parties.slice(0, 2) };
    const { element, ward } = await open(23, { cases: [alone] });
    await begin(element, `consent ${partyId(23, 1)}`);
    await chooseOne(element, 'answer', 'consents');
    await submit(element);
    await until(() => find(element, '.error-summary') !== null, 'the summary');
    expect(find(element, '.error-summary')?.textContent ?? '').contains('needs a guardian');
    ward.close();
  });

  it('records what both parties answer, and that one refusal ends it', async () => {
    const { element, known, ward } = await open(3);
    for (const number of [1, 2]) {
      await begin(element, `consent ${partyId(3, number)}`);
      await chooseOne(element, 'answer', number === 1 ? 'consents' : 'refuses');
      if (number === 2) await read(element, 'One refusal ends the mediation.');
      await submit(element);
      await taken(element);
    }
    expect(known().mediation.state).equals('refused');
    ward.close();
  });

  it('assigns mediators and accepts; a need that the server misses is named', async () => {
    const bare = several[3] as MediationCaseRecord;
    const { element, known, ward } = await open(4, {
      cases: [{ ...bare, mediation: { ...bare.mediation, mediators: [] } }],
    });
    await begin(element, 'accept');
    await submit(element);
    await read(element, 'First this must be on record:');
    await tap(element, '[data-cancel]');
    await begin(element, 'assignMediators');
    await until(() => findAll(element, `${field('leadMediatorId')} option`).length > 2, 'the mediators');
    await write(element, field('leadMediatorId'), '0193a000-0000-7000-8000-0000000c0001');
    await submit(element);
    await taken(element);
    await begin(element, 'accept');
    await submit(element);
    await until(() => known().mediation.state === 'accepted', 'that it is accepted');
    ward.close();
  });

  it('plans, moves, records and cancels sessions', async () => {
    const { element, known, ward } = await open(5);
    await begin(element, 'planSession');
    await day(element, 'plannedFor', '2026-11-24', '１５：００');
    await write(element, field('place'), '调解室');
    await submit(element);
    await until(() => known().sessions.length === 1, 'the session');
    const [{ id = '' } = {}] = known().sessions;
    await until(() => find(element, '[data-session] > p') !== null && find(element, '.queue') === null, 'the session');
    const before = find(element, '[data-session] > p')?.textContent;
    await begin(element, `moveSession ${id}`);
    await day(element, 'plannedFor', '2026-11-25', '1000');
    await submit(element);
    await until(() => known().sessions[0]?.plannedFor === '2026-11-25T10:00:00+08:00', 'that it is moved');
    await until(
      () => find(element, '[data-session] > p')?.textContent !== before && find(element, '.queue') === null,
      'that it is read',
    );
    await begin(element, `cancelSession ${id}`);
    await submit(element);
    await until(() => known().sessions[0]?.state === 'cancelled', 'that it is cancelled');
    ward.close();
  });

  it('records how a session went, and keeps what is wrong beside its field', async () => {
    const { element, known, ward } = await open(6);
    const { id = '' } = several[5]?.sessions[1] ?? {};
    await until(() => find(element, `[data-form-of="holdSession ${id}"]`) !== null, 'the session');
    await begin(element, `holdSession ${id}`);
    await day(element, 'startedAt', '2026-11-22', '10:00');
    await day(element, 'endedAt', '2026-11-22', '09:00');
    await tick(element, 'presentPartyIds', partyId(6, 1));
    await write(element, field('minutes'), '双方达成一致');
    await chooseOne(element, 'outcome', 'agreement');
    await submit(element);
    await read(element, 'The end must come after the beginning.');
    await day(element, 'endedAt', '2026-11-22', '11:00');
    await submit(element);
    await until(() => known().sessions[1]?.state === 'held', 'that it was held');
    ward.close();
  });

  it('refuses dates in the future and before the dispute', async () => {
    const { element, ward } = await open(10);
    await begin(element, 'applyForConfirmation');
    await write(element, field('court'), '源城区人民法院');
    await day(element, 'appliedOn', '2026-12-24');
    await submit(element);
    await read(element, 'this lies in the future');
    await day(element, 'appliedOn', '2026-01-02');
    await submit(element);
    await read(element, 'before the dispute was taken in');
    ward.close();
  });

  it('follows what others do while it is open', async () => {
    const server = await open(5);
    const { element, known, ward } = server;
    await until(() => server.server.stream.open === 1, 'the stream');
    happen(server, 'mediation.changed', { ...known(), mediation: { ...known().mediation, subject: '更正后的案由' } });
    await read(element, '更正后的案由');
    ward.close();
  });

  it('goes back to the button when a form is left, and has what was typed when it is opened again', async () => {
    const { element, ward } = await open(5);
    await begin(element, 'planSession');
    await write(element, field('place'), '居委会二楼');
    await tap(element, '[data-cancel]');
    await until(() => focused()?.getAttribute('data-form-of') === 'planSession', 'the focus on the button');
    await begin(element, 'planSession');
    await until(() => find<HTMLInputElement>(element, field('place'))?.value === '居委会二楼', 'what was typed');
    ward.close();
  });

  it('tells the portal before a change, which may say no', async () => {
    const { element, known, ward } = await open(1);
    element.callbacks = { allow: () => false };
    await begin(element, 'assess');
    await chooseOne(element, 'outcome', 'eligible');
    await submit(element);
    expect(known().mediation.state).equals('registered');
    expect(find(element, '.case-form') !== null).equals(true);
    ward.close();
  });

  it('opens the form of a move, also before the mediation is read', async () => {
    const { element, ward } = await open(3);
    await element.shown?.beginMove('refuse');
    await read(element, 'One refusal ends the mediation.');
    element.shown?.close();
    element.shown?.open(element.mediationId);
    await element.shown?.beginMove('withdraw');
    await read(element, 'Withdraw the mediation');
    ward.close();
  });

  it('keeps 200 parties usable: some are drawn, the others found', async () => {
    const { element, ward } = await open(21);
    expect(findAll(element, '[data-party]').length).equals(20);
    await write(element, '#case-party-search', 'respondent');
    await until(() => findAll(element, '[data-party]').length === 1, 'the one that is looked for');
    await write(element, '#case-party-search', 'nobody');
    await read(element, 'No party is called so.');
    ward.close();
  });

  it('tells all rights with one press where parties are many', async () => {
    const { element, known, ward } = await open(21);
    await begin(element, 'fail');
    await write(element, field('reason'), '分歧较大');
    await tap(element, '.many-tools button');
    await read(element, '200 chosen');
    await submit(element);
    await taken(element);
    expect(known().mediation.state).equals('failed');
    ward.close();
  });

  it('shows nothing of it to who comes next', async () => {
    let token: string | null = 'one';
    const { element, ward } = await open(6, { token: () => token });
    token = null;
    await ward.signOut();
    await until(() => find(element, '.case') === null, 'that it is put away');
    expect(text(element)).contains('Sign in');
    ward.close();
  });

  it('can not be handed in without a network where it must not wait, and keeps what was entered', async () => {
    const { element, setOnline, known, ward } = await open(1);
    await begin(element, 'assess');
    await chooseOne(element, 'outcome', 'not-eligible');
    await write(element, field('reason'), '不属于受理范围');
    setOnline(false);
    await read(element, 'This can only be handed in with one');
    await submit(element);
    await read(element, 'so nothing was recorded');
    expect(find<HTMLTextAreaElement>(element, field('reason'))?.value ?? '').equals('不属于受理范围');
    expect(known().mediation.state).equals('registered');
    ward.close();
  });

  it('takes back what was queued and not accepted', async () => {
    const { element, ward } = await open(5, {
      answers: {
        'mediations.planSession': () => problemResponse('deadline-passed'),
      },
    });
    await begin(element, 'planSession');
    await day(element, 'plannedFor', '2026-11-24', '15:00');
    await write(element, field('place'), '调解室');
    await submit(element);
    await read(element, 'The server did not take this');
    await tap(element, '.queue .button');
    await until(() => find<HTMLInputElement>(element, field('place'))?.value === '调解室', 'what was typed');
    expect(find<HTMLInputElement>(element, '#case-plannedFor-time')?.value ?? '').equals('15:00');
    ward.close();
  });

  it('says which part could not be read and shows the others', async () => {
    const { element, ward } = await open(6, {
      answers: { 'mediations.listSessions': () => problemResponse('unavailable') },
    });
    await read(element, 'This part could not be read');
    await read(element, 'Parties');
    ward.close();
  });
});
