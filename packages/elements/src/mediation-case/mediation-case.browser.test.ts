import { problemResponse } from '@wardkit/testing';
import type { MediationScript } from '../mediations/mediation-client.fixtures.ts';
import { composed, type MediationCaseRecord, objection, partyId } from '../mediations/mediation-records.fixtures.ts';
import { withGuardian } from '../mediations/mediation-set.fixtures.ts';
import { pressed, typed } from '../testing/acting.ts';
import { elementSuite } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { everyElement, find, text } from '../testing/find.ts';
import { focused } from '../testing/keyboard.ts';
import { mount } from '../testing/mount.ts';
import { portalSignIn } from '../testing/portal-sign-in.ts';
import { until } from '../testing/until.ts';
import type { MediationCaseChangedEvent, MediationCaseChangeEvent } from './mediation-case.events.ts';
import { fixtures, hostile, ownCase, partyServer } from './mediation-case.fixtures.ts';
import { WardMediationCase } from './mediation-case.ts';

async function opened(
  cases: readonly MediationCaseRecord[],
  script: MediationScript = {},
  { lang = 'en', id = '' } = {},
) {
  const server = partyServer(cases, script);
  const properties = { mediationId: id };
  const clock = fakeClock(script.now);
  const element = await mount<WardMediationCase>(WardMediationCase, { client: server.ward, clock, lang, properties });
  await until(() => find(element, '[data-notice="loading"]') === null, `the case in "${text(element)}"`);
  return { ...server, element };
}

const shows = (element: Element, words: string) =>
  until(() => text(element).includes(words), `"${words}" in "${text(element)}"`);
const appears = (element: Element, selector: string) =>
  until(() => find(element, selector) !== null, `${selector} in "${text(element)}"`);
const has = (element: Element, selector: string) => focused() === find(element, selector) && focused() !== null;
const asks = (element: Element) =>
  everyElement(element)
    .filter((each) => each.matches('[data-ask]'))
    .map((each) => each.getAttribute('data-ask'));

describe('<ward-mediation-case>', () => {
  // What the client fetches with its first call takes longer on a busy machine than a test waits.
  before(async () => {
    await partyServer([]).ward.session.get();
    await import('./case-part.ts');
  });

  it('says in plain words where it stands, and marks the step of it', async () => {
    const { element } = await opened([ownCase(6)]);
    expect(text(element)).contains('You are in mediation');
    expect(find(element, '[aria-current="step"]')?.textContent ?? '').contains('Mediation');
    expect(everyElement(element).filter((each) => each.matches('.stage.done')).length).equals(2);
  });

  it('tells the next date with its day of the week, its time and its place', async () => {
    const { element } = await opened([ownCase(6)]);
    expect(asks(element)).deepEquals(['attend']);
    for (const words of ['Tuesday, November 24, 2026', '15:00', '埔前派出所调解室', 'in 2 days']) {
      expect(text(element)).contains(words);
    }
  });

  it('asks for consent and says what that means, and what a refusal does', async () => {
    const made = await opened([ownCase(3)]);
    const { element } = made;
    expect(asks(element)).deepEquals(['consent']);
    expect(text(element)).contains('the mediation ends for everybody');
    const told: string[] = [];
    element.addEventListener('ward-mediation-case-changed', (event: MediationCaseChangedEvent) =>
      told.push(event.change),
    );
    await pressed(element, '[data-begin="consent"]');
    await until(() => has(element, '.task-heading'), 'the focus on the heading');
    await pressed(element, '[data-send]');
    await shows(element, 'The station has your answer: you want mediation.');
    await until(() => asks(element).length === 0, 'that nothing is asked');
    expect(told).deepEquals(['consent']);
    const [record] = made.shelf.values();
    expect(record?.parties[0]?.consent?.answer).equals('consents');
    expect(record?.parties[0]?.consent?.form).equals('written');
  });

  it('takes a refusal only after it was asked once more, with the reason where one is given', async () => {
    const made = await opened([ownCase(3)]);
    const { element } = made;
    await pressed(element, '[data-begin="refuse"]');
    await shows(element, 'ends at once, for everybody');
    expect(made.server.count('mediations.recordConsent')).equals(0);
    await typed(element, '#case-refuse', '想直接起诉');
    await pressed(element, '[data-send]');
    await shows(element, 'somebody did not want it');
    const call = made.server.calls.find(({ id }) => id === 'mediations.recordConsent');
    expect(Reflect.get(Object(call?.body), 'note')).equals('想直接起诉');
    expect(call?.headers['if-match'] ?? '').matches(/^"\d+"$/);
    expect(find(element, '[data-begin="withdraw"]')).equals(null);
  });

  it('goes back without sending, and the focus to where it came from', async () => {
    const made = await opened([ownCase(3)]);
    await pressed(made.element, '[data-begin="refuse"]');
    await typed(made.element, '#case-refuse', '还没想好');
    await pressed(made.element, '[data-back]');
    await until(() => has(made.element, '[data-begin="refuse"]'), 'the focus on the button');
    await pressed(made.element, '[data-begin="refuse"]');
    expect(find<HTMLTextAreaElement>(made.element, '#case-refuse')?.value).equals('还没想好');
    expect(made.server.count('mediations.recordConsent')).equals(0);
  });

  it('sends nothing where the portal does it by itself', async () => {
    const made = await opened([ownCase(3)]);
    made.element.addEventListener('ward-mediation-case-change', (event: MediationCaseChangeEvent) =>
      event.preventDefault(),
    );
    await pressed(made.element, '[data-begin="consent"]');
    await pressed(made.element, '[data-send]');
    expect(made.server.count('mediations.recordConsent')).equals(0);
    expect(find(made.element, '.task')).exists();
  });

  it('tells in words what was refused, and loses nothing that was typed', async () => {
    for (const [code, words] of [
      ['version-stale', 'The mediation has moved on meanwhile'],
      ['state-conflict', 'The mediation has moved on meanwhile'],
      ['forbidden', 'Your account may not do this'],
      ['internal-error', 'It did not reach the station'],
    ] as const) {
      const { element } = await opened([ownCase(6)], {
        answers: { 'mediations.withdraw': () => problemResponse(code) },
      });
      await pressed(element, '[data-begin="withdraw"]');
      await typed(element, '#case-withdraw', '双方已经自行和解。');
      await pressed(element, '[data-send]');
      await shows(element, words);
      expect(find<HTMLTextAreaElement>(element, '#case-withdraw')?.value).equals('双方已经自行和解。');
      element.remove();
    }
  });

  it('lets a party withdraw with a reason, until the agreement is in force', async () => {
    const made = await opened([ownCase(6)]);
    const { element } = made;
    await pressed(element, '[data-begin="withdraw"]');
    await pressed(element, '[data-send]');
    await shows(element, 'Say in a few words why you withdraw.');
    await until(() => has(element, '#case-withdraw'), 'the focus on the field');
    await typed(element, '#case-withdraw', '双方已经自行和解。');
    await pressed(element, '[data-send]');
    await shows(element, 'The mediation was given up');
    const call = made.server.calls.find(({ id }) => id === 'mediations.withdraw');
    expect(Reflect.get(Object(call?.body), 'byPartyId')).equals(partyId(6, 1));
    const inForce = await opened([ownCase(10)]);
    expect(find(inForce.element, '[data-begin="withdraw"]')).equals(null);
  });

  it('shows the agreement in full with what is theirs marked, and the steps that they owe with what is late', async () => {
    const { element } = await opened([ownCase(10, 2)]);
    expect(asks(element)).deepEquals(['perform', 'perform']);
    for (const words of [
      '退还押金1000元',
      '7 days late',
      '23 days left',
      '墙面污损是否属正常使用',
      'In force since November 10, 2026',
      'You owe this',
    ]) {
      expect(text(element)).contains(words);
    }
    const other = await opened([ownCase(10, 1)]);
    expect(asks(other.element)).deepEquals([]);
    expect(text(other.element)).contains('Nothing right now.');
    expect(text(other.element)).contains('to you');
  });

  it('tells that both can ask a court, until when and how many days are left', async () => {
    const { element } = await opened([ownCase(10)]);
    for (const words of [
      'You and the other side ask together',
      'Ask by Thursday, December 10, 2026',
      '18 days left',
      'art. 33',
    ]) {
      expect(text(element)).contains(words);
    }
    const confirmed = await opened([ownCase(12)]);
    expect(text(confirmed.element)).contains('源城区人民法院 confirmed the agreement on November 16, 2026');
  });

  it('says plainly that a last day is not known where the calendar of a year is missing', async () => {
    const answer = {
      ruleId: 'judicial-confirmation',
      title: { 'zh-Hans': '司法确认' },
      source: { 'zh-Hans': '人民调解法' },
      article: '第三十三条',
      startedAt: '2026-12-20T17:00:00+08:00',
      lastDay: '2027-01-19',
      dueAt: null,
      missingCalendarYear: 2027,
      state: 'running',
    };
    const { element } = await opened([ownCase(10)], {
      answers: { 'mediations.listDeadlines': { items: [answer], next: null } },
    });
    expect(text(element)).contains('the calendar of days off for 2027 is not published');
    expect(text(element)).contains('January 19, 2027');
  });

  it('files an objection, tells by when it is answered, and what was answered', async () => {
    const made = await opened([ownCase(6)]);
    const { element } = made;
    await pressed(element, '[data-begin="object"]');
    await typed(element, '#case-object', '太短');
    await pressed(element, '[data-send]');
    await shows(element, 'Say in at least 10 characters');
    await typed(element, '#case-object', '调解员与对方是亲属，请换一位调解员。');
    await pressed(element, '[data-send]');
    await shows(element, 'You get an answer by');
    const filed = made.server.calls.filter(({ id }) => id === 'mediations.fileObjection');
    expect(filed.length).equals(1);
    expect(filed[0]?.body).deepEquals({ about: 'mediator', statement: '调解员与对方是亲属，请换一位调解员。' });
    const answer = {
      decision: 'upheld',
      reason: '已更换调解员，由黄调解员主持。',
      answeredBy: { role: 'officer', displayName: '民警 王**' },
      answeredAt: '2026-11-21T10:00:00+08:00',
    } as const;
    const objections = [objection(6, 1, { byPartyId: partyId(6, 1), state: 'answered', answer })];
    const later = await opened([ownCase(6, 1, { objections })]);
    for (const words of ['Upheld', '已更换调解员', 'Answered November 21, 2026'])
      expect(text(later.element)).contains(words);
  });

  it('keeps an objection on the device without a network, and gives back one that the server refused', async () => {
    const made = await opened([ownCase(6)], {
      answers: { 'mediations.fileObjection': () => problemResponse('invalid-input') },
    });
    const { element } = made;
    made.setOnline(false);
    await shows(element, 'Without a network you can read');
    await pressed(element, '[data-begin="object"]');
    await typed(element, '#case-object', '调解员与对方是亲属，请换一位调解员。');
    await pressed(element, '[data-send]');
    await shows(element, 'Saved on this device');
    made.setOnline(true);
    await shows(element, 'The station did not take this objection');
    await pressed(element, '[data-take-back]');
    await appears(element, '#case-object');
    expect(find<HTMLTextAreaElement>(element, '#case-object')?.value).contains('请换一位调解员');
  });

  it('shows what it has since when, without a network, and says what is not sent', async () => {
    const made = await opened([ownCase(3)]);
    const { element } = made;
    made.setOnline(false);
    element.refresh();
    await shows(element, 'no network since');
    expect(text(element)).contains('It is asked who wants to mediate');
    await pressed(element, '[data-begin="consent"]');
    await pressed(element, '[data-send]');
    await shows(element, 'There is no network. Nothing was sent');
    made.setOnline(true);
    await until(() => !text(element).includes('no network since'), 'how it stands now');
  });

  it('acts in the name of whom somebody stands for, and says so', async () => {
    const parties = withGuardian.parties.map((each) => ({
      ...each,
      personId: each.id === partyId(23, 3) ? '0190e0a0-0000-7000-8000-000000000041' : null,
    }));
    const session = { personId: '0190e0a0-0000-7000-8000-000000000041' };
    const record = composed({ ...withGuardian, parties });
    const server = partyServer([record], { answers: { 'mediations.list': { items: [record.mediation], next: null } } });
    server.server.answer('session.get', { ...(await server.ward.session.get()), ...session });
    for (const [id, answer] of [
      ['mediations.get', record.mediation],
      ['mediations.listParties', { items: record.parties, next: null }],
      ['mediations.listSessions', { items: [], next: null }],
      ['mediations.listDeadlines', { items: [], next: null }],
      ['mediations.listObjections', { items: [], next: null }],
      ['mediations.recordConsent', record.mediation],
    ] as const) {
      server.server.answer(id, answer);
    }
    const element = await mount<WardMediationCase>(WardMediationCase, { client: server.ward, lang: 'en' });
    await shows(element, 'In the name of Claimant');
    await pressed(element, '[data-begin="consent"]');
    await pressed(element, '[data-send]');
    await shows(element, 'The station has your answer');
    const call = server.server.calls.find(({ id }) => id === 'mediations.recordConsent');
    expect(call?.parameters.partyId).equals(partyId(23, 1));
  });

  it('chooses among several of the own, and follows the one that the portal asks for', async () => {
    const cases = [ownCase(3), ownCase(10)];
    const { element } = await opened(cases, {}, { id: cases[1]?.mediation.id ?? '' });
    await shows(element, 'The agreement is in force');
    const select = find<HTMLSelectElement>(element, '#case-choice');
    if (select === null) throw new Error('there is no choice');
    select.value = cases[0]?.mediation.id ?? '';
    select.dispatchEvent(new Event('change'));
    await shows(element, 'It is asked who wants to mediate');
  });

  it('shows nothing that only staff see, and nobody’s name whole', async () => {
    const made = await opened([ownCase(15)]);
    for (const id of [
      'mediations.listFollowUps',
      'mediations.listPapers',
      'mediations.getDossier',
      'reveals.create',
    ] as const) {
      expect(made.server.count(id)).equals(0);
    }
    expect(text(made.element)).contains('**');
  });

  it('tells the portal that somebody wants to see who has read their data', async () => {
    const { element } = await opened([ownCase(5)]);
    let asked = 0;
    element.addEventListener('ward-own-log-open', () => {
      asked += 1;
    });
    await pressed(element, '[data-log]');
    expect(asked).equals(1);
  });

  it('shows nothing of it to whoever comes after a sign-out, nor what was typed', async () => {
    const portal = portalSignIn('party');
    const server = partyServer([ownCase(6)], { token: portal.token, answers: { 'session.get': portal.session } });
    await server.ward.session.get();
    const element = await mount<WardMediationCase>(WardMediationCase, {
      client: server.ward,
      clock: fakeClock(),
      lang: 'en',
    });
    await shows(element, 'You are in mediation');
    await pressed(element, '[data-begin="withdraw"]');
    await typed(element, '#case-withdraw', '双方已经自行和解。');
    portal.somebody = null;
    await server.ward.signOut();
    await shows(element, 'Sign in to go on');
    expect(text(element).includes('MD-2026')).isFalse('the case is still there');
    portal.somebody = 'another';
    await server.ward.session.get();
    await shows(element, 'You are in mediation');
    expect(find(element, '.task')).equals(null);
    await pressed(element, '[data-begin="withdraw"]');
    expect(find<HTMLTextAreaElement>(element, '#case-withdraw')?.value).equals('');
  });
});

elementSuite({ widget: WardMediationCase, fixtures, hostile });
