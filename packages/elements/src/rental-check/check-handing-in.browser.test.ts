import { StorageError } from '@wardkit/client';
import { problemBody } from '@wardkit/contract/problem';
import type { RentalCheck, RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import { createScriptedClient, fixtures, type ScriptedClient } from '@wardkit/testing';
import { expect } from '../testing/expect.ts';
import { find } from '../testing/find.ts';
import { picture } from '../testing/picture.ts';
import { until } from '../testing/until.ts';
import { premisesId } from './check-client.fixtures.ts';
import { type Journey, openCheck, restConforms } from './check-journey.fixtures.ts';
import { choicesKey } from './conflict-keeping.ts';
import type { Draft } from './draft.ts';
import { draftKey } from './draft-keeper.ts';
import type { CheckSubmitEvent, CheckSubmittedEvent } from './rental-check.events.ts';

const device = (given: Parameters<typeof createScriptedClient>[0] = {}) =>
  createScriptedClient({ random: () => 0, ...given });
const onRecord = ({ server }: ScriptedClient) => server.records.checks.at(-1) as RentalCheck;

/** A colleague's check, as it comes in while ours is under way. */
const theirs = (id: string = fixtures.ids.check, faults = ['FIR-09']) =>
  fixtures.checkFrom(id, fixtures.submissionOf({}, faults), new Date().toISOString());

const theirsOf = (itemCode: string) => `input[name="differs-${itemCode}"][value="theirs"]`;

/** Comes to the choice between our check and a colleague's that found two faults. */
async function conflictOf(scripted: ScriptedClient): Promise<{ first: Journey; again: RentalCheck }> {
  const first = await openCheck(scripted.ward);
  await first.read('Structure 0/8');
  const again = theirs(fixtures.ids.check, ['FIR-09', 'FIR-10']);
  scripted.server.records.checks.push(again);
  await restConforms(first);
  await first.tap('[data-hand-in]');
  await first.read('2 items differ');
  return { first, again };
}

const refusal = (errors: object[]) =>
  new Response(
    JSON.stringify({ ...problemBody('invalid-input', { requestId: 'request-7', language: 'en' }), errors }),
    {
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
    },
  );

describe('<ward-rental-check> hands a check in', () => {
  // Every tap from the first item to the receipt: answers, steps, the question of 'the rest conforms', handing in. The facts of
  // the house are carried over without a tap; people at the door and signatures are taps of their own, where there are any.
  it('takes at most 45 taps for 32 conforming items one by one', async () => {
    const scripted = device();
    const check = await openCheck(scripted.ward);
    for (const aspect of ['structure', 'fire', 'security', 'landlord']) {
      await check.see(`[data-aspect="${aspect}"][aria-current="step"]`);
      for (const item of fixtures.standard.items.filter((each) => each.aspect === aspect)) {
        await check.answer(item.code, 'conforms');
      }
      await check.tap('[data-next]');
    }
    await check.tap('[data-hand-in]');
    await check.see('[data-receipt="accepted"]');
    expect(check.taps <= 45).isTrue(`${check.taps} taps`);
    expect(onRecord(scripted).answers.length).equals(32);
    expect(onRecord(scripted).answers.every((answer) => !answer.answeredTogether)).isTrue();
    expect(onRecord(scripted).facts?.storeys?.source ?? '').equals('carried-over');
  });

  it('takes at most 14 taps with the rest conforms, and keeps on record that it was together', async () => {
    const scripted = device();
    const check = await openCheck(scripted.ward);
    await restConforms(check);
    await check.tap('[data-hand-in]');
    await check.see('[data-receipt="accepted"]');
    expect(check.taps <= 14).isTrue(`${check.taps} taps`);
    expect(onRecord(scripted).answers.every((answer) => answer.answeredTogether)).isTrue();
    expect(onRecord(scripted).previousCheckId).equals(fixtures.ids.earlierCheck);
  });

  it('shows what is missing with a way to each, and goes there', async () => {
    const check = await openCheck(device().ward);
    await check.answer('STR-01', 'conforms');
    await check.tap('[data-aspect="landlord"]');
    await check.tap('[data-next]');
    await check.read('31 items have no answer');
    expect(find(check.element, '[data-hand-in]')).equals(null);
    await check.tap('[data-answer-first]');
    await until(() => check.element.shadowRoot?.activeElement?.id === 'text-STR-02', 'the focus on the first');
    await check.tap('[data-aspect="landlord"]');
    await check.tap('[data-next]');
    await check.see('.error-summary');
    const link = [...(check.element.shadowRoot?.querySelectorAll<HTMLElement>('.error-summary .item-link') ?? [])].find(
      (each) => each.textContent?.includes('SEC-04'),
    );
    link?.click();
    await check.see('[data-aspect="security"][aria-current="step"]');
    await until(() => check.element.shadowRoot?.activeElement?.id === 'text-SEC-04', 'the focus on the item');
  });

  it('is handed in without a network, sent when there is one, and shown with what the server made of it', async () => {
    const scripted = device();
    const submitted: CheckSubmittedEvent[] = [];
    const check = await openCheck(scripted.ward);
    check.element.addEventListener('ward-check-submitted', (event) => submitted.push(event));
    await check.answer('STR-01', 'fault');
    await check.write('STR-01', '后墙裂缝');
    await check.choose('STR-01', [new File([await picture()], 'wall.jpg', { type: 'image/jpeg' })]);
    await check.see('.photograph img');
    scripted.setOnline(false);
    await restConforms(check);
    await check.read('Offline');
    await check.tap('[data-hand-in]');
    await check.read('It will be sent by itself when there is a network');
    expect(submitted[0]?.kept ?? '').equals('device');
    scripted.setOnline(true);
    await check.see('[data-receipt="accepted"]');
    const record = onRecord(scripted);
    expect(record.id).equals(submitted[0]?.checkId ?? '');
    const fault = record.answers.find((answer) => answer.itemCode === 'STR-01');
    expect([fault?.outcome, fault?.note, fault?.photographIds.length].join()).equals('fault,后墙裂缝,1');
    expect(scripted.server.records.attachments.get(fault?.photographIds[0] ?? '')?.state ?? '').equals('complete');
    await check.read('1 hazard with a deadline');
    await until(() => find(check.element, '[data-another]') !== null);
    expect(await scripted.ward.drafts.get(draftKey(premisesId))).equals(null);
  });

  it('shows the receipt again after a reload, waiting or on record, and then starts another check', async () => {
    const scripted = device();
    const first = await openCheck(scripted.ward);
    await first.read('Structure 0/8');
    scripted.setOnline(false);
    await restConforms(first);
    await first.tap('[data-hand-in]');
    await first.read('Saved on this device');
    first.element.remove();
    const second = await openCheck(scripted.ward);
    await second.read('It will be sent by itself when there is a network');
    scripted.setOnline(true);
    await second.see('[data-receipt="accepted"]');
    second.element.remove();
    const third = await openCheck(scripted.ward);
    await third.see('[data-receipt="accepted"]');
    await third.tap('[data-another]');
    await third.read('Structure 0/8');
  });

  it('lets the portal keep a check back', async () => {
    const scripted = device();
    const check = await openCheck(scripted.ward);
    const asked: CheckSubmitEvent[] = [];
    check.element.addEventListener('ward-check-submit', (event) => {
      asked.push(event);
      event.preventDefault();
    });
    await restConforms(check);
    await check.tap('[data-hand-in]');
    await until(() => asked.length === 1);
    expect(asked[0]?.submission.answers.length ?? 0).equals(32);
    await check.see('[data-state="summary"]');
    expect(scripted.ward.outbox.items.length).equals(0);
  });

  it('shows a colleague’s check that came first beside ours, and hands ours in after it', async () => {
    const scripted = device();
    const check = await openCheck(scripted.ward);
    await check.read('Structure 0/8');
    scripted.server.records.checks.push(theirs());
    await restConforms(check);
    await check.tap('[data-hand-in]');
    await check.read('A colleague’s check came in first');
    await check.read('1 item differs');
    expect(check.words()).contains('民警 李**');
    expect(check.words()).contains('FIR-09');
    await check.tap('[data-mine]');
    await check.see('[data-receipt="accepted"]');
    expect(onRecord(scripted).previousCheckId).equals(fixtures.ids.check);
    expect(scripted.server.records.checks.length).equals(3);
  });

  it('goes on with what was chosen after a reload, and hands that in', async () => {
    const scripted = device();
    const { first, again } = await conflictOf(scripted);
    await first.tap(theirsOf('FIR-09'));
    await first.tap(theirsOf('FIR-10'));
    await first.tap('input[name="differs-FIR-10"][value="mine"]');
    await first.see('[data-saved]');
    first.element.remove();

    const { store, server } = scripted;
    const second = await openCheck(createScriptedClient({ random: () => 0, store, server }).ward);
    await second.see(`${theirsOf('FIR-09')}:checked`);
    await second.see('input[name="differs-FIR-10"][value="mine"]:checked');
    await second.read('As chosen');
    await second.tap('[data-mine]');
    await second.see('[data-receipt="accepted"]');
    const { answers, previousCheckId } = onRecord(scripted);
    const outcomeOf = (code: string) => answers.find(({ itemCode }) => itemCode === code)?.outcome;
    expect([outcomeOf('FIR-09'), outcomeOf('FIR-10')].join()).equals('fault,conforms');
    expect(previousCheckId).equals(again.id);
    expect(await scripted.ward.drafts.get(choicesKey(premisesId))).equals(null);
  });

  it('asks anew when yet another check came in: what was chosen against one says nothing of the next', async () => {
    const scripted = device();
    const { first } = await conflictOf(scripted);
    await first.tap(theirsOf('FIR-09'));
    await first.see('[data-saved]');
    scripted.server.records.checks.push(theirs('0193a000-0000-7000-8000-0000000000d7', ['FIR-09', 'SEC-01']));
    await first.tap('[data-mine]');
    await first.read('SEC-01');
    await first.see('input[name="differs-SEC-01"][value="mine"]:checked');
    await first.tap('[data-mine]');
    await first.see('[data-receipt="accepted"]');
    expect(onRecord(scripted).previousCheckId).equals('0193a000-0000-7000-8000-0000000000d7');
    const found = onRecord(scripted).answers.filter(({ outcome }) => outcome === 'fault');
    expect(found.map(({ itemCode }) => itemCode).join()).equals('FIR-09');
  });

  it('keeps a choice on screen though the outbox tells of the same conflict once more, before the choice is kept', async () => {
    const scripted = device();
    const { outbox, drafts } = scripted.ward;
    const exportItem = outbox.exportItem.bind(outbox);
    const shows: (() => void)[] = [];
    const first = await openCheck(scripted.ward);
    await first.read('Structure 0/8');
    scripted.server.records.checks.push(theirs(fixtures.ids.check, ['FIR-09', 'FIR-10']));
    await restConforms(first);
    outbox.exportItem = (id) => new Promise<void>((resolve) => shows.push(resolve)).then(() => exportItem(id));
    await first.tap('[data-hand-in]');
    await until(() => shows.length > 0, 'the first telling');
    scripted.setOnline(false);
    scripted.setOnline(true);
    await until(() => shows.length > 1, 'the second telling');
    shows.shift()?.();
    await first.read('2 items differ');
    drafts.put = () => new Promise(() => {});
    await first.tap(theirsOf('FIR-09'));
    for (const show of shows) show();
    outbox.exportItem = exportItem;
    for (const _ of 'frames') await new Promise(requestAnimationFrame);
    await first.see(`${theirsOf('FIR-09')}:checked`);
  });

  it('shows in each of two tabs what the other chose, the later choice of an item', async () => {
    const scripted = device();
    const { first } = await conflictOf(scripted);
    const { store, server } = scripted;
    const second = await openCheck(createScriptedClient({ random: () => 0, store, server }).ward);
    await second.see('[data-state="conflict"]');
    await first.tap(theirsOf('FIR-09'));
    await second.see(`${theirsOf('FIR-09')}:checked`);
    await second.tap(theirsOf('FIR-10'));
    await second.tap('input[name="differs-FIR-09"][value="mine"]');
    await first.see(`${theirsOf('FIR-10')}:checked`);
    await first.see('input[name="differs-FIR-09"][value="mine"]:checked');
  });

  it('says that the device would not keep a choice, and keeps it when there is room', async () => {
    const scripted = device();
    const { first } = await conflictOf(scripted);
    const { put } = scripted.ward.drafts;
    scripted.ward.drafts.put = () => Promise.reject(new StorageError('quota', 'The device is full.'));
    await first.tap(theirsOf('FIR-09'));
    await first.read('This device’s storage is full. Nothing was lost');
    await first.see(`${theirsOf('FIR-09')}:checked`);
    scripted.ward.drafts.put = put;
    await first.tap('[data-save-again]');
    await first.see('[data-saved]');
    expect(find(first.element, '[role="alert"]')).equals(null);
    first.element.remove();
    const second = await openCheck(scripted.ward);
    await second.see(`${theirsOf('FIR-09')}:checked`);
  });

  it('drops ours only after asking, and then the colleague’s stands', async () => {
    const scripted = device();
    const check = await openCheck(scripted.ward);
    await check.read('Structure 0/8');
    scripted.server.records.checks.push(theirs());
    await restConforms(check);
    await check.tap('[data-hand-in]');
    await check.tap('[data-drop]');
    await check.read('Drop your check?');
    await check.tap('dialog .button:not(.danger)');
    await check.see('[data-state="conflict"]');
    expect(scripted.ward.outbox.items.length).equals(1);
    await check.tap('[data-drop]');
    await check.tap('[data-drop-yes]');
    await check.read('Your colleague’s check stays on record');
    expect(await scripted.ward.drafts.get(draftKey(premisesId))).equals(null);
    expect(onRecord(scripted).id).equals(fixtures.ids.check);
  });

  it('brings a refused check back for editing, leads to the item, and hands the same check in again', async () => {
    const errors = [{ pointer: '/answers/0/note', code: 'too_big', message: 'The note is too long' }];
    const scripted = device({ answers: { 'rentalChecks.submit': () => refusal(errors) } });
    const check = await openCheck(scripted.ward);
    await check.answer('STR-01', 'fault');
    await check.write('STR-01', 'a crack');
    await restConforms(check);
    await check.tap('[data-hand-in]');
    await check.read('The server did not take the check');
    await check.read('The note is too long');
    const { checkId } = (await scripted.ward.drafts.get<Draft>(draftKey(premisesId))) as Draft;
    await check.tap('.error-summary .item-link');
    await check.read('Server: The note is too long');
    await check.write('STR-01', 'crack');
    expect(check.words().includes('Server: The note is too long')).isFalse('the fault stayed after the correction');
    const taken: RentalCheckSubmission[] = [];
    scripted.server.answer('rentalChecks.submit', (call: { body: unknown; parameters: Record<string, string> }) => {
      taken.push(call.body as RentalCheckSubmission);
      return fixtures.checkFrom(call.parameters.checkId ?? '', call.body as RentalCheckSubmission);
    });
    await check.tap('[data-aspect="landlord"]');
    await check.tap('[data-next]');
    await check.tap('[data-hand-in]');
    await check.see('[data-receipt="accepted"]');
    expect(taken[0]?.answers[0]?.note ?? '').equals('crack');
    expect(find(check.element, '[data-receipt="accepted"]') !== null).isTrue();
    const number = await check.see('.check-number');
    expect(number.textContent?.trim() ?? '').equals(checkId.slice(-8));
    const clipboardData = new DataTransfer();
    // Firefox does not take the data of a ClipboardEvent that a script makes.
    number.dispatchEvent(Object.assign(new Event('copy', { cancelable: true }), { clipboardData }));
    expect(clipboardData.getData('text/plain')).equals(checkId);
  });

  it('keeps a finished check in hand when the device is full, and says what to do', async () => {
    const scripted = device();
    const { StorageError } = await import('@wardkit/client');
    const { submit } = scripted.ward.rentalChecks;
    let full = true;
    scripted.ward.rentalChecks.submit = (...given) =>
      full ? Promise.reject(new StorageError('quota', 'full')) : submit(...given);
    const check = await openCheck(scripted.ward);
    await restConforms(check);
    await check.tap('[data-hand-in]');
    await check.read('Not handed in: this device’s storage is full. Nothing was lost');
    full = false;
    await check.tap('[data-hand-in]');
    await check.see('[data-receipt="accepted"]');
  });

  it('limits the stars by a fault before it is handed in, and leads from the reason to the item', async () => {
    const check = await openCheck(device().ward);
    await check.answer('STR-01', 'fault');
    await check.read('No stars possible');
    await check.tap('[data-aspect="fire"]');
    await check.tap('.preview .item-link');
    await check.see('[data-aspect="structure"][aria-current="step"]');
  });

  it('does not check premises that are not let', async () => {
    const scripted = device({ answers: { 'places.getPremises': fixtures.premisesOf({ use: 'self-occupied' }) } });
    const check = await openCheck(scripted.ward);
    let closed = 0;
    check.element.addEventListener('ward-check-close', () => {
      closed += 1;
    });
    await check.read('These premises are not recorded as let');
    await check.tap('[data-close]');
    expect(closed).equals(1);
  });
});
