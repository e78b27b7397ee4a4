import { happen, type MediationServer } from '../../mediations/mediation-client.fixtures.ts';
import { mediationId } from '../../mediations/mediation-records.fixtures.ts';
import { pressed } from '../../testing/acting.ts';
import { expect } from '../../testing/expect.ts';
import { type FakeClock, fakeClock } from '../../testing/fake-clock.ts';
import { everyElement, find, text } from '../../testing/find.ts';
import { focused, press } from '../../testing/keyboard.ts';
import { mount } from '../../testing/mount.ts';
import { portalSignIn } from '../../testing/portal-sign-in.ts';
import { until } from '../../testing/until.ts';
import type { MediationMoveEvent } from '../mediation-tracker.events.ts';
import { many, tracker } from '../mediation-tracker.fixtures.ts';
import { WardMediationTracker } from '../mediation-tracker.ts';

interface Opened {
  readonly element: WardMediationTracker;
  readonly clock: FakeClock;
}

async function opened(made: MediationServer, lang = 'en', dir: 'ltr' | 'rtl' = 'ltr'): Promise<Opened> {
  const clock = fakeClock();
  const element = await mount<WardMediationTracker>(WardMediationTracker, {
    client: made.ward,
    clock,
    lang,
    dir,
    width: 1300,
  });
  await until(() => {
    // The stream is waited for a moment; no test waits that long.
    clock.advance(1000);
    return find(element, '.card') !== null;
  }, 'the board');
  await until(() => text(element).includes('94.8'), 'the figures');
  return { element, clock };
}

const cardOf = (element: Element, number: number) => find(element, `[data-card="${mediationId(number)}"]`);
const stageOf = (element: Element, number: number) =>
  cardOf(element, number)?.closest<HTMLElement>('[data-stage]')?.dataset.stage ?? null;
const shows = (element: Element, words: string) =>
  until(() => text(element).includes(words), `"${words}" in "${text(element)}"`);
const moveButton = (number: number) => `[data-move="${mediationId(number)}"]`;
const openButton = (element: Element, number: number) => find(element, `[data-open="${mediationId(number)}"]`);
const focusedCard = () => focused()?.closest<HTMLElement>('[data-card]')?.dataset.card ?? null;

/** Records the moves that would begin, and begins none. */
function heldMoves(element: Element): string[] {
  const told: string[] = [];
  element.addEventListener('ward-mediation-move', (event) => {
    event.preventDefault();
    const { mediationId: id, move } = event as MediationMoveEvent;
    told.push(`${move} ${id}`);
  });
  return told;
}

function centre(element: Element): { clientX: number; clientY: number } {
  const { left, top, width } = element.getBoundingClientRect();
  return { clientX: left + width / 2, clientY: top + 20 };
}

/** Drags a card with the mouse to where something else is. */
async function dragged(element: WardMediationTracker, number: number, stage: string, drop = true): Promise<void> {
  const card = cardOf(element, number);
  const column = find(element, `[data-stage="${stage}"]`);
  if (card === null || column === null) throw new Error('there is nothing to drag');
  column.scrollIntoView({ block: 'nearest' });
  const about = { bubbles: true, composed: true, pointerType: 'mouse', button: 0, cancelable: true } as const;
  card.dispatchEvent(new PointerEvent('pointerdown', { ...about, ...centre(card) }));
  const end = centre(column);
  dispatchEvent(new PointerEvent('pointermove', { ...about, clientX: end.clientX - 20, clientY: end.clientY }));
  dispatchEvent(new PointerEvent('pointermove', { ...about, ...end }));
  await element.updateComplete;
  if (!drop) return;
  dispatchEvent(new PointerEvent('pointerup', { ...about, ...end }));
  // As a browser does after it: it opens nothing.
  card.dispatchEvent(new MouseEvent('click', { ...about, ...end }));
  await element.updateComplete;
}

describe('the board of mediations', () => {
  // What is fetched with the first widget takes longer on a busy machine than a test waits.
  before(async () => {
    await tracker().ward.session.get();
    await import('../open-part.ts');
  });

  it('groups states into stages, and tells what, between whom, where, when and by when', async () => {
    const { element } = await opened(tracker());
    expect(stageOf(element, 1)).equals('intake');
    expect(stageOf(element, 3)).equals('consent');
    expect(stageOf(element, 6)).equals('mediating');
    expect(stageOf(element, 13)).equals('performance');
    expect(stageOf(element, 14)).equals('follow-up');
    expect(stageOf(element, 20)).equals('closing');
    expect(cardOf(element, 15) === null).isTrue('a filed one stands on the board');
    await shows(element, '埔前社区');
    const words = text(cardOf(element, 6) as Element);
    for (const part of [
      'Civil',
      'MD-2026-0055',
      '两名工人工资拖欠',
      'Labour',
      '埔前社区',
      '**',
      'Tue',
      '15:00',
      'In session',
      '3 days left',
    ]) {
      expect(words).contains(part);
    }
    expect(text(cardOf(element, 7) as Element)).contains('missed by 10 days');
    expect(text(cardOf(element, 8) as Element)).contains('working days left');
  });

  it('tells the success rate with its counts, cut and never rounded', async () => {
    const { element } = await opened(tracker());
    const figure = (name: string) => text(find(element, `[data-figure="${name}"]`) as Element);
    expect(figure('rate')).equals('settled of 58 closed 94.8%');
    expect(figure('received')).contains('72');
    expect(figure('settled')).contains('55');
    await pressed(element, '.outcomes > summary');
    expect(text(find(element, '[data-outcome="failed"]') as Element)).equals('No agreement 2');
  });

  it('goes from card to card by arrow keys, and Tab comes to one card only', async () => {
    const { element } = await opened(tracker());
    const stops = everyElement(element).filter((each) => each.matches('.card .open[tabindex="0"]'));
    expect(stops.length).equals(1);
    const stopsAtFocus = () =>
      until(() => {
        const at = everyElement(element).filter((each) => each.matches('.card .open[tabindex="0"]'));
        return at.map((each) => (each as HTMLElement).dataset.open).join() === focusedCard();
      }, 'one stop, at the card with the focus');
    (stops[0] as HTMLElement).focus();
    const first = focusedCard();
    await press('ArrowDown');
    await until(() => focusedCard() !== first, 'the next card');
    await stopsAtFocus();
    expect(focused()?.closest<HTMLElement>('[data-stage]')?.dataset.stage).equals('intake');
    await press('ArrowRight');
    await until(() => focused()?.closest<HTMLElement>('[data-stage]')?.dataset.stage === 'consent', 'the next stage');
    await press('Home');
    await press('ArrowLeft');
    await until(() => focused()?.closest<HTMLElement>('[data-stage]')?.dataset.stage === 'intake', 'back');
    await stopsAtFocus();
  });

  it('goes to a stage at a press where they stand below each other', async () => {
    const { element } = await opened(tracker());
    (element.parentElement as HTMLElement).style.setProperty('width', '390px');
    await until(() => find(element, '[data-way="closing"]')?.checkVisibility() === true, 'the ways to the stages');
    await pressed(element, '[data-way="closing"]');
    await until(() => focused()?.id === 'stage-closing', 'the focus on the stage');
  });

  it('goes the other way from right to left', async () => {
    const { element } = await opened(tracker(), 'en', 'rtl');
    openButton(element, 1)?.focus();
    await press('ArrowLeft');
    await until(() => focused()?.closest<HTMLElement>('[data-stage]')?.dataset.stage === 'consent', 'the next stage');
  });

  it('moves a card by Shift and an arrow where one move leads there', async () => {
    const { element } = await opened(tracker());
    const told = heldMoves(element);
    openButton(element, 1)?.focus();
    await press('Shift+ArrowRight');
    await until(() => told.length > 0, 'a move');
    expect(told).deepEquals([`findEligible ${mediationId(1)}`]);
    expect(stageOf(element, 1)).equals('intake');
  });

  it('explains a refusal, with what is missing and what to do now, and gives the focus back', async () => {
    const { element } = await opened(tracker());
    const told = heldMoves(element);
    openButton(element, 3)?.focus();
    await press('Shift+ArrowRight');
    await until(() => find(element, '[data-refusal]') !== null, 'the reason');
    const words = text(find(element, 'dialog') as Element);
    expect(words).contains('Not to “Mediating” yet.');
    expect(words).contains('Next comes: Record that the parties consent.');
    expect(told.length).equals(0);
    await press('Escape');
    await until(() => find(element, 'dialog') === null, 'the end of the dialog');
    await until(() => focusedCard() === mediationId(3), 'the focus on the card');
  });

  it('says which need is missing, and offers to open the case', async () => {
    const made = tracker();
    const record = made.shelf.get(mediationId(4));
    if (record === undefined) throw new Error('there is no such mediation');
    made.shelf.set(mediationId(4), { ...record, mediation: { ...record.mediation, mediators: [] } });
    const { element } = await opened(made);
    const openedIds: string[] = [];
    element.addEventListener('ward-mediation-open', ({ mediationId: id }) => openedIds.push(id));
    await dragged(element, 4, 'mediating');
    await until(() => find(element, '[data-refusal]') !== null, 'the reason');
    expect(text(find(element, 'dialog') as Element)).contains('First there must be: Assignment of a lead mediator.');
    await pressed(element, 'dialog [data-to-case]');
    expect(openedIds).deepEquals([mediationId(4)]);
    expect(element.mediationId).equals(mediationId(4));
  });

  it('offers every move of a card in a dialog, and says why it can not go elsewhere', async () => {
    const { element } = await opened(tracker());
    const told = heldMoves(element);
    await pressed(element, moveButton(6));
    await until(() => find(element, 'dialog [data-begin]') !== null, 'the moves');
    const offered = everyElement(element)
      .filter((each) => each.matches('[data-begin]'))
      .map((each) => (each as HTMLElement).dataset.begin);
    expect(offered).deepEquals(['endSessionWithoutAgreement', 'agree', 'fail', 'withdraw', 'transfer']);
    await pressed(element, '.other-stages > summary');
    expect(text(find(element, '.other-stages') as Element)).contains('A mediation does not go back');
    await pressed(element, '[data-begin="agree"]');
    expect(told).deepEquals([`agree ${mediationId(6)}`]);
    expect(find(element, 'dialog') === null).isTrue('the dialog is still there');
  });

  it('is dragged by mouse: a stage that is open lights up, one that is closed says why', async () => {
    const { element } = await opened(tracker());
    const told = heldMoves(element);
    await dragged(element, 1, 'consent', false);
    await until(() => find(element, '.column.open-to') !== null, 'the stage lights up');
    expect(find(element, '.column.open-to')?.dataset.stage).equals('consent');
    dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await until(() => find(element, '.column.open-to') === null, 'the end of the drag');
    expect(told.length).equals(0);
    await dragged(element, 1, 'performance', false);
    await until(() => find(element, '.column.closed-to .drop-note') !== null, 'the reason');
    expect(text(find(element, '.drop-note') as Element)).contains('Next comes: Find it open to mediation');
    dispatchEvent(new PointerEvent('pointercancel'));
    await dragged(element, 1, 'consent');
    await until(() => told.length > 0, 'the move');
    expect(told).deepEquals([`findEligible ${mediationId(1)}`]);
  });

  it('asks which move is meant where several lead to a stage, and leaves a card alone that is dropped where it was', async () => {
    const { element } = await opened(tracker());
    const told = heldMoves(element);
    await dragged(element, 1, 'intake');
    await element.updateComplete;
    expect(find(element, 'dialog') === null && told.length === 0).isTrue('something happened');
    await dragged(element, 1, 'closing');
    await until(() => find(element, 'dialog [data-begin]') !== null, 'the moves');
    const offered = everyElement(element)
      .filter((each) => each.matches('[data-begin]'))
      .map((each) => (each as HTMLElement).dataset.begin);
    expect(offered).deepEquals(['findNotEligible', 'withdraw', 'transfer']);
  });

  it('takes what changes elsewhere, at once where nobody is at the board', async () => {
    const made = tracker();
    const { element, clock } = await opened(made);
    (focused() as HTMLElement | null)?.blur();
    const record = made.shelf.get(mediationId(1));
    if (record === undefined) throw new Error('there is no such mediation');
    happen(made, 'mediation.assessed', { ...record, mediation: { ...record.mediation, state: 'eligible' } });
    await until(() => {
      clock.advance(500);
      return stageOf(element, 1) === 'consent' || find(element, '[data-pending]') !== null;
    }, 'the change');
  });

  it('does not move the card that somebody reads: it says how many changed, and shows them when asked', async () => {
    const made = tracker();
    const { element, clock } = await opened(made);
    // An event before the stream stands would be told to nobody.
    await until(() => made.server.stream.open > 0, 'the stream');
    openButton(element, 2)?.focus();
    const top = () => cardOf(element, 2)?.getBoundingClientRect().top;
    const before = top();
    const record = made.shelf.get(mediationId(1));
    if (record === undefined) throw new Error('there is no such mediation');
    happen(made, 'mediation.assessed', { ...record, mediation: { ...record.mediation, state: 'eligible' } });
    await until(() => {
      clock.advance(500);
      return find(element, '[data-pending]') !== null;
    }, 'the pill');
    expect(stageOf(element, 1)).equals('intake');
    expect(text(cardOf(element, 1) as Element)).contains('Meanwhile moved to “Asking consent”');
    expect(focusedCard()).equals(mediationId(2));
    expect(before !== undefined && Math.abs((top() ?? 0) - before) < 2).isTrue('the card moved away');
    await pressed(element, '[data-pending]');
    expect(stageOf(element, 1)).equals('consent');
    expect(find(element, '[data-pending]') === null).isTrue('the pill is still there');
  });

  it('offers no move to who may not write', async () => {
    const made = tracker({ role: 'party' });
    const clock = fakeClock();
    const element = await mount<WardMediationTracker>(WardMediationTracker, { client: made.ward, clock, width: 1300 });
    await until(() => {
      clock.advance(1000);
      return find(element, '.card') !== null;
    }, 'the board');
    expect(find(element, '.move, [data-take-in]') === null).isTrue('a move is offered');
    openButton(element, 3)?.focus();
    await press('Shift+ArrowRight');
    await element.updateComplete;
    expect(find(element, 'dialog') === null).isTrue('a dialog opened');
  });

  it('draws 400 mediations in time, 30 of a stage at first', async () => {
    const { element } = await opened(tracker({ cases: many(400) }));
    const count = () => everyElement(element).filter((each) => each.matches('.card')).length;
    expect(count() <= 6 * 30).isTrue(`${count()} cards`);
    expect(text(element)).contains('Show ');
    const begun = performance.now();
    for (let turn = 0; turn < 10; turn += 1) {
      element.requestUpdate();
      await element.updateComplete;
    }
    expect((performance.now() - begun) / 10 < 200).isTrue('a drawing takes too long');
    const before = count();
    await pressed(element, '[data-more="mediating"]');
    expect(count() > before).isTrue('no more cards');
    await until(() => focused()?.closest('[data-stage="mediating"]') !== null, 'the focus on the next card');
  });

  it('forgets everything at a sign-out', async () => {
    const portal = portalSignIn('officer');
    const made = tracker({ token: portal.token, answers: { 'session.get': portal.session } });
    const { element } = await opened(made);
    portal.somebody = null;
    await made.ward.signOut();
    await until(() => find(element, '[data-notice="sign-in"]') !== null, 'the way to sign in');
    expect(text(element).includes('MD-2026')).isFalse('a mediation is still there');
  });
});
