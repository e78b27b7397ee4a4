import type { PartyEntry } from '@wardkit/contract/mediation-parties';
import type { MediationRegistration } from '@wardkit/contract/mediation-record';
import { problemResponse, type ScriptedCall } from '@wardkit/testing';
import type { MediationServer } from '../../mediations/mediation-client.fixtures.ts';
import { pressed, typed } from '../../testing/acting.ts';
import { expect } from '../../testing/expect.ts';
import { fakeClock } from '../../testing/fake-clock.ts';
import { everyElement, find, text } from '../../testing/find.ts';
import { focused } from '../../testing/keyboard.ts';
import { mount } from '../../testing/mount.ts';
import { until } from '../../testing/until.ts';
import { tracker } from '../mediation-tracker.fixtures.ts';
import { WardMediationTracker } from '../mediation-tracker.ts';
import type { IntakeDraft } from './intake-draft.ts';
import { intakeDraftKey } from './intake-draft-key.ts';

async function opened(
  made: MediationServer,
  properties: Readonly<Record<string, unknown>> = {},
): Promise<WardMediationTracker> {
  const clock = fakeClock();
  const element = await mount<WardMediationTracker>(WardMediationTracker, {
    client: made.ward,
    clock,
    properties,
    width: 1200,
  });
  await until(() => {
    clock.advance(1000);
    return find(element, '[data-take-in]') !== null;
  }, 'the tracker');
  await pressed(element, '[data-take-in]');
  await until(() => find(element, '.intake') !== null, 'the intake');
  return element;
}

const shows = (element: Element, words: string) =>
  until(() => text(element).includes(words), `"${words}" in "${text(element)}"`);
const calls = ({ server }: MediationServer, id: string) => server.calls.filter((call) => call.id === id);
const value = (element: Element, selector: string) => find<HTMLInputElement>(element, selector)?.value;
const names = (element: Element) =>
  everyElement(element).filter((each): each is HTMLInputElement => each.matches('input[id^="party-name-"]'));
const name = async (element: WardMediationTracker, at: number, words: string) =>
  typed(element, `#${names(element)[at]?.id}`, words);

/** At the desk: a template, the gaps, two names. */
async function filled(element: WardMediationTracker): Promise<void> {
  await pressed(element, '[data-template="tenancy-deposit"]');
  await typed(element, '#intake-facts', '承租人9月30日退租，出租人扣留押金2400元。要求全额退还。');
  await name(element, 0, '张三');
  await name(element, 1, '李四');
}

/** Waits until what was typed is on the device. */
async function keeps(made: MediationServer, words: string): Promise<void> {
  let there = '';
  await until(() => {
    void made.ward.drafts.get(intakeDraftKey).then((draft) => {
      there = JSON.stringify(draft);
    });
    return there.includes(words);
  }, `"${words}" on the device`);
}

describe('taking a dispute in', () => {
  before(async () => {
    await tracker().ward.session.get();
    await Promise.all([import('../open-part.ts'), import('./intake-part.ts')]);
  });

  it('takes ten entries from a template to a receipt, and sends dispute and parties in this order', async () => {
    const made = tracker();
    const element = await opened(made);
    const told: string[] = [];
    element.addEventListener('ward-mediation-registered', ({ mediationId, kept }) =>
      told.push(`${kept} ${mediationId}`),
    );
    await filled(element);
    await pressed(element, '[data-register]');
    await shows(element, 'The dispute is taken in');
    await shows(element, 'Saved on this device');
    await until(() => focused()?.classList.contains('receipt-heading') === true, 'the focus on the receipt');
    await shows(element, 'The server has it.');
    const [register] = calls(made, 'mediations.register');
    const body = register?.body as MediationRegistration;
    expect(body.kind).equals('civil');
    expect(body.disputeType).equals('tenancy');
    expect(body.subject).equals('退租押金退还纠纷');
    expect(body.appliedOn).equals('2026-11-22');
    expect(body.divisionCode).equals('441602101');
    const parties = calls(made, 'mediations.addParty').map((call) => call.body as PartyEntry);
    expect(parties.map(({ role, name: given }) => `${role} ${given}`)).deepEquals(['claimant 张三', 'respondent 李四']);
    expect(told).deepEquals([`device ${register?.parameters.mediationId}`]);
    const all = made.server.calls.map(({ id }) => id);
    expect(all.indexOf('mediations.register') < all.indexOf('mediations.addParty')).isTrue('a party came first');
    expect(await made.ward.drafts.get(intakeDraftKey)).equals(null);
    await pressed(element, '[data-done]');
    await until(() => find(element, '.board') !== null, 'the board');
  });

  it('is saved without a network, with the time, and sent when there is one', async () => {
    const made = tracker();
    const element = await opened(made);
    await filled(element);
    made.setOnline(false);
    await pressed(element, '[data-register]');
    await shows(element, 'It is sent by itself as soon as there is a network.');
    expect(calls(made, 'mediations.register').length).equals(0);
    expect(text(element)).matches(/Saved on this device .*\d\d:\d\d/);
    made.setOnline(true);
    await shows(element, 'The server has it.');
    expect(calls(made, 'mediations.register').length).equals(1);
    expect(calls(made, 'mediations.addParty').length).equals(2);
  });

  it('keeps every keystroke, and goes on with it in a new page', async () => {
    const made = tracker();
    const element = await opened(made);
    await filled(element);
    await typed(element, '#intake-subject', '退租押金');
    await keeps(made, '退租押金');
    element.remove();
    const next = await opened(made);
    expect(value(next, '#intake-subject')).equals('退租押金');
    expect(names(next).map((each) => each.value)).deepEquals(['张三', '李四']);
    await pressed(next, '[data-later]');
    await shows(next, 'Go on with the draft');
  });

  it('deletes the draft after it was asked, and not before', async () => {
    const made = tracker();
    const element = await opened(made);
    await filled(element);
    await keeps(made, '李四');
    await pressed(element, '[data-discard]');
    expect((await made.ward.drafts.get<IntakeDraft>(intakeDraftKey)) !== null).isTrue('it was deleted unasked');
    await pressed(element, '[data-discard-yes]');
    await until(() => find(element, '.intake') === null, 'the views');
    expect(await made.ward.drafts.get(intakeDraftKey)).equals(null);
  });

  it('follows what another window types, and says when it went from there', async () => {
    const made = tracker();
    const element = await opened(made);
    await filled(element);
    await keeps(made, '李四');
    const stored = await made.ward.drafts.get<IntakeDraft>(intakeDraftKey);
    await made.ward.drafts.put(intakeDraftKey, { ...stored, subject: '另一个窗口写的' });
    await until(() => value(element, '#intake-subject') === '另一个窗口写的', 'the words of the other window');
    await made.ward.drafts.delete(intakeDraftKey);
    await shows(element, 'registered or deleted in another window');
  });

  it('lists what is to be put right with links to the fields, and loses nothing', async () => {
    const made = tracker();
    const element = await opened(made);
    await filled(element);
    await typed(element, '#intake-subject', '');
    await typed(element, '#arisen-on-year', '2026');
    await typed(element, '#arisen-on-month', '11');
    await typed(element, '#arisen-on-day', '22');
    await typed(element, '#applied-on-day', '20');
    await name(element, 1, '张三');
    await pressed(element, '[data-register]');
    await until(() => find(element, '.error-summary') !== null, 'the summary');
    const words = text(find(element, '.error-summary') as Element);
    for (const part of ['Say in one line', 'dated before the dispute arose', 'the same person in two roles']) {
      expect(words).contains(part);
    }
    expect(calls(made, 'mediations.register').length).equals(0);
    await pressed(element, '.error-summary a[href="#intake-subject"]');
    await until(() => focused()?.id === 'intake-subject', 'the focus on the field');
    expect(names(element).map((each) => each.value)).deepEquals(['张三', '张三']);
  });

  it('takes no day in the future', async () => {
    const made = tracker();
    const element = await opened(made);
    await filled(element);
    await typed(element, '#applied-on-day', '23');
    await pressed(element, '[data-register]');
    await until(() => find(element, '.error-summary') !== null, 'the summary');
    expect(text(find(element, '.error-summary') as Element)).contains('Enter a date up to');
  });

  it('takes 200 parties, and offers no further one', async () => {
    const made = tracker();
    const element = await opened(made);
    await filled(element);
    await keeps(made, '李四');
    const stored = await made.ward.drafts.get<IntakeDraft>(intakeDraftKey);
    const [one, other] = stored?.parties ?? [];
    const parties = [
      one,
      ...Array.from({ length: 199 }, (_, at) => ({
        ...other,
        id: `0193a000-0000-7000-8000-00000000${String(at).padStart(4, '0')}`,
        name: `住户${at}`,
      })),
    ];
    await made.ward.drafts.put(intakeDraftKey, { ...stored, parties });
    await until(() => names(element).length === 200, '200 parties');
    expect(find(element, '[data-add-party]')?.getAttribute('aria-disabled')).equals('true');
    await pressed(element, '[data-add-party]');
    expect(names(element).length).equals(200);
  });

  it('gives back what the server refuses, with its word on each field', async () => {
    let refuses = true;
    const base = tracker();
    const made = tracker({
      answers: {
        'mediations.register': (call: ScriptedCall) => {
          if (!refuses) return { ...[...base.shelf.values()][0]?.mediation, id: call.parameters.mediationId };
          return problemResponse('invalid-input', {
            errors: [{ pointer: '/subject', code: 'names-a-person', message: '标题中请勿填写姓名。' }],
          });
        },
        'mediations.addParty': (call: ScriptedCall) => ({ id: call.parameters.partyId, version: 1 }),
      },
    });
    const element = await opened(made);
    await filled(element);
    await pressed(element, '[data-register]');
    await shows(element, 'The server did not take it');
    await pressed(element, '[data-correct]');
    await shows(element, 'The server says: 标题中请勿填写姓名。');
    expect(names(element).map((each) => each.value)).deepEquals(['张三', '李四']);
    refuses = false;
    await typed(element, '#intake-subject', '退租押金');
    await pressed(element, '[data-register]');
    await shows(element, 'The server has it.');
    const bodies = calls(made, 'mediations.register').map((call) => (call.body as MediationRegistration).subject);
    expect(bodies.at(-1)).equals('退租押金');
    expect(calls(made, 'mediations.addParty').length).equals(2);
  });

  it('saves nothing where the portal cancels', async () => {
    const made = tracker();
    const element = await opened(made);
    element.addEventListener('ward-mediation-register', (event) => event.preventDefault());
    await filled(element);
    await pressed(element, '[data-register]');
    await element.updateComplete;
    expect(made.ward.outbox.items.length).equals(0);
    expect(value(element, '#intake-subject')).equals('退租押金退还纠纷');
  });

  it('takes over the alert that it comes from', async () => {
    const made = tracker();
    const alertId = '0193a000-0000-7000-8000-0000000a0001';
    const element = await opened(made, { alertId });
    expect(text(element)).contains('From an alert');
    await filled(element);
    await pressed(element, '[data-register]');
    await until(() => calls(made, 'mediations.register').length > 0, 'the registration');
    const body = calls(made, 'mediations.register')[0]?.body as MediationRegistration;
    expect(`${body.origin} ${body.alertId}`).equals(`alert ${alertId}`);
  });

  it('registers hostile words as they are', async () => {
    const made = tracker();
    const element = await opened(made);
    const words = '<img src=x onerror="window.hostile=true">\u202E{{7*7}}';
    await filled(element);
    await typed(element, '#intake-subject', words);
    await name(element, 0, words);
    await pressed(element, '[data-register]');
    await shows(element, 'The dispute is taken in');
    await until(() => calls(made, 'mediations.addParty').length > 0, 'the parties');
    const body = calls(made, 'mediations.register')[0]?.body as MediationRegistration;
    expect(body.subject).equals(words);
    expect(find(element, 'img') === null && !('hostile' in window)).isTrue('it was no text');
  });
});
