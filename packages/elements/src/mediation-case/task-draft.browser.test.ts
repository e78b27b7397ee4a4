import type { WardClient } from '@wardkit/client';
import { pressed, typed } from '../testing/acting.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { find, text } from '../testing/find.ts';
import { mount } from '../testing/mount.ts';
import { portalSignIn } from '../testing/portal-sign-in.ts';
import { until } from '../testing/until.ts';
import { ownCase, partyServer } from './mediation-case.fixtures.ts';
import { WardMediationCase } from './mediation-case.ts';
import type { Typed } from './task-draft.ts';

const asked = ownCase(3).mediation.id;
const sitting = ownCase(6).mediation.id;
const inForce = ownCase(10).mediation.id;
const objection = '笔录遗漏了第二次漏水的时间。';
const withdrawal = '双方已经自行和解。';
const keyOf = (mediationId: string) => `own-mediation:${mediationId}`;

/** The page as it is after a reload: nothing is left of the one before but what lies on the device. */
async function opened(client: WardClient, mediationId: string): Promise<WardMediationCase> {
  const properties = { mediationId };
  const element = await mount<WardMediationCase>(WardMediationCase, {
    client,
    clock: fakeClock(),
    lang: 'en',
    properties,
  });
  await until(() => find(element, '[data-begin]') !== null, `the case in "${text(element)}"`);
  return element;
}

/** Waits until what lies on the device is as it should be. */
async function lies(ward: WardClient, mediationId: string, isRight: (kept: Typed | null) => boolean): Promise<void> {
  let isThere = false;
  await until(() => {
    void ward.drafts.get<Typed>(keyOf(mediationId)).then((kept) => {
      isThere = isRight(kept);
    });
    return isThere;
  }, 'what lies on the device');
}

/** Begins something, and waits until the field has what was typed before. */
async function begins(element: WardMediationCase, task: 'refuse' | 'withdraw' | 'object', words: string) {
  await pressed(element, `[data-begin="${task}"]`);
  const field = () => find<HTMLTextAreaElement>(element, `#case-${task}`)?.value;
  await until(() => field() === words, `"${words}", not "${field()}", in the field`);
}

/** Sends it, and waits until the page tells what the server has by then. */
async function sends(element: WardMediationCase, told: string) {
  await pressed(element, '[data-send]');
  await until(() => text(element).includes(told), `"${told}" in "${text(element)}"`);
}

describe('what a party types about their mediation', () => {
  // What the client fetches with its first call takes longer on a busy machine than a test waits.
  before(async () => {
    await partyServer([]).ward.session.get();
    await import('./case-part.ts');
  });

  it('is there after a reload, and gone from the device once it is sent', async () => {
    const { ward } = partyServer([ownCase(6)]);
    const first = await opened(ward, sitting);
    await pressed(first, '[data-begin="object"]');
    find<HTMLInputElement>(first, '.subject input[value="record"]')?.click();
    await typed(first, '#case-object', objection);
    await pressed(first, '[data-back]');
    await pressed(first, '[data-begin="withdraw"]');
    await typed(first, '#case-withdraw', withdrawal);
    await lies(ward, sitting, (kept) => kept?.object === objection && kept.withdraw === withdrawal);
    first.remove();

    const second = await opened(ward, sitting);
    await begins(second, 'object', objection);
    expect(find<HTMLInputElement>(second, '.subject input:checked')?.value).equals('record');
    await sends(second, 'You get an answer by');
    await lies(ward, sitting, (kept) => kept?.object === '' && kept.withdraw === withdrawal);
    second.remove();

    const third = await opened(ward, sitting);
    await begins(third, 'withdraw', withdrawal);
    await sends(third, 'The mediation was given up');
    await lies(ward, sitting, (kept) => kept === null);
  });

  it('stands in no other mediation, and is dropped when it is taken out of the field', async () => {
    const { ward } = partyServer([ownCase(3), ownCase(6)]);
    const element = await opened(ward, sitting);
    await pressed(element, '[data-begin="withdraw"]');
    await typed(element, '#case-withdraw', withdrawal);
    element.mediationId = asked;
    await until(() => find(element, '[data-begin="refuse"]') !== null, 'the other mediation');
    await begins(element, 'refuse', '');
    await typed(element, '#case-refuse', '想直接起诉');
    await lies(ward, asked, (kept) => kept?.refuse === '想直接起诉' && kept.withdraw === '');
    await typed(element, '#case-refuse', '');
    await lies(ward, asked, (kept) => kept === null);
    element.mediationId = sitting;
    await until(() => find(element, '[data-begin="withdraw"]') !== null, 'the first mediation');
    await begins(element, 'withdraw', withdrawal);
  });

  it('is given back only where it can still be sent', async () => {
    const { ward } = partyServer([ownCase(10)]);
    await ward.drafts.put(keyOf(inForce), { refuse: '想直接起诉', withdraw: withdrawal, object: 7, about: 'all' });
    const element = await opened(ward, inForce);
    await lies(ward, inForce, (kept) => kept === null);
    await begins(element, 'object', '');
    expect(find<HTMLInputElement>(element, '.subject input:checked')?.value).equals('mediator');
  });

  it('is nobody else’s, on the same device', async () => {
    const portal = portalSignIn('party');
    const { ward } = partyServer([ownCase(6)], { token: portal.token, answers: { 'session.get': portal.session } });
    await ward.session.get();
    const element = await opened(ward, sitting);
    await pressed(element, '[data-begin="withdraw"]');
    await typed(element, '#case-withdraw', withdrawal);
    await lies(ward, sitting, (kept) => kept?.withdraw === withdrawal);
    portal.somebody = 'another';
    await ward.session.get();
    await until(() => find(element, '[data-begin="withdraw"]') !== null, 'the case of another');
    await lies(ward, sitting, (kept) => kept === null);
    await begins(element, 'withdraw', '');
    await pressed(element, '[data-back]');
    portal.somebody = 'one';
    await ward.session.get();
    await lies(ward, sitting, (kept) => kept?.withdraw === withdrawal);
    await until(() => find(element, '[data-begin="withdraw"]') !== null, 'the case of the first');
    await begins(element, 'withdraw', withdrawal);
  });
});
