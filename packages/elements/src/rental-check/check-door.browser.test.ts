import type { RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import { createScriptedClient, fixtures } from '@wardkit/testing';
import { expect } from '../testing/expect.ts';
import type { FakeClock } from '../testing/fake-clock.ts';
import { find } from '../testing/find.ts';
import { until } from '../testing/until.ts';
import { fullDevice, premisesId } from './check-client.fixtures.ts';
import { type Journey, openCheck, restConforms } from './check-journey.fixtures.ts';
import type { Draft } from './draft.ts';
import { draftKey } from './draft-keeper.ts';
import type { StayRegisterWantedEvent } from './rental-check.events.ts';

const overdue = '0193a000-0000-7000-8000-000000000072';

function device(taken: RentalCheckSubmission[] = []) {
  return createScriptedClient({
    random: () => 0,
    answers: {
      'rentalChecks.submit': (call: { body: unknown; parameters: Record<string, string> }) => {
        taken.push(call.body as RentalCheckSubmission);
        return fixtures.checkFrom(call.parameters.checkId ?? '', call.body as RentalCheckSubmission);
      },
    },
  });
}

/** Writes a stroke on the open pad and takes it. */
async function signOn(check: Journey, signer: string): Promise<void> {
  await check.tap(`[data-signer="${signer}"] [data-open="pad"]`);
  const canvas = await check.see<HTMLCanvasElement>(`[data-signer="${signer}"] canvas`);
  await until(() => canvas.width === 900, 'the pad');
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const at = (x: number, y: number) => ({
    clientX: left + x * width,
    clientY: top + y * height,
    isPrimary: true,
    pointerId: 7,
    pointerType: 'touch',
    bubbles: true,
    cancelable: true,
  });
  canvas.dispatchEvent(new PointerEvent('pointerdown', { ...at(0.2, 0.7), buttons: 1 }));
  for (const x of [0.3, 0.4, 0.5])
    window.dispatchEvent(new PointerEvent('pointermove', { ...at(x, 1 - x), buttons: 1 }));
  window.dispatchEvent(new PointerEvent('pointerup', { ...at(0.5, 0.5), buttons: 0 }));
  await check.tap(`[data-signer="${signer}"] .primary:not([aria-disabled="true"])`);
}

const stored = (scripted: ReturnType<typeof device>) => scripted.ward.drafts.get<Draft>(draftKey(premisesId));

describe('<ward-rental-check> at the door', () => {
  it('says in one tap each who still lives here, who left, and that somebody is new', async () => {
    const taken: RentalCheckSubmission[] = [];
    const scripted = device(taken);
    const check = await openCheck(scripted.ward);
    const wanted: StayRegisterWantedEvent[] = [];
    check.element.addEventListener('ward-stay-register-wanted', (event) => wanted.push(event));
    await restConforms(check);
    await check.read('3 people registered here');
    await check.read('sign-off overdue');
    const before = check.taps;
    await check.tap(`[data-stay="${fixtures.ids.stay}"] input[value="lives-here"]`);
    await check.tap(`[data-stay="${overdue}"] input[value="left"]`);
    await check.tap('[data-register]');
    expect(check.taps - before).equals(3);
    await check.read('This stay is signed off when the check arrives');
    expect(wanted.map((event) => event.premisesId).join()).equals(premisesId);
    await check.tap('[data-hand-in]');
    await check.see('[data-receipt="accepted"]');
    // A state of the registration: no time, and nothing of whom nobody spoke of.
    expect(JSON.stringify(taken[0]?.residents)).equals(
      JSON.stringify([
        { stayId: fixtures.ids.stay, state: 'lives-here' },
        { stayId: overdue, state: 'left' },
      ]),
    );
  });

  it('takes back what was said of somebody', async () => {
    const taken: RentalCheckSubmission[] = [];
    const check = await openCheck(device(taken).ward);
    await restConforms(check);
    await check.tap(`[data-stay="${overdue}"] input[value="left"]`);
    await check.tap(`[data-stay="${overdue}"] [data-undo]`);
    expect(check.element.shadowRoot?.querySelectorAll('.resident input:checked').length ?? -1).equals(0);
    await check.tap('[data-hand-in]');
    await check.see('[data-receipt="accepted"]');
    expect(taken[0]?.residents).equals(undefined);
  });

  it('hands in without them where nobody may or can be read, and reads again when asked', async () => {
    const scripted = device();
    scripted.server.fault('stays.list', { kind: 'problem', code: 'malformed-request' }, 1);
    const check = await openCheck(scripted.ward);
    await restConforms(check);
    await check.read('Who is registered here could not be read');
    await check.tap('[data-residents-again]');
    await check.read('3 people registered here');
    scripted.server.fault('stays.list', { kind: 'problem', code: 'forbidden' }, 9);
    const other = await openCheck(scripted.ward);
    await other.see('[data-aspect="landlord"]');
    await other.tap('[data-aspect="landlord"]');
    await other.tap('[data-next]');
    await other.read('Your role may not see who is registered here');
  });

  it('has the officer sign and the landlord refuse, keeps both over a reload, and sends the picture before the check', async () => {
    const taken: RentalCheckSubmission[] = [];
    const scripted = device(taken);
    const first = await openCheck(scripted.ward);
    await restConforms(first);
    await signOn(first, 'officer');
    await first.see('[data-signer="officer"] img');
    await first.tap('[data-signer="landlord"] [data-open="reason"]');
    await first.tap('#sign-landlord input[value="refuses"]');
    const reason = await first.see<HTMLInputElement>('#sign-landlord-reason');
    reason.value = '需先咨询';
    reason.dispatchEvent(new InputEvent('input'));
    await first.tap('[data-signer="landlord"] .primary');
    await first.read('需先咨询');
    await first.see('[data-saved]');
    first.element.remove();

    const second = await openCheck(scripted.ward);
    await second.tap('[data-aspect="landlord"]');
    await second.tap('[data-next]');
    await second.see('[data-signer="officer"] img');
    await second.tap('[data-hand-in]');
    await second.see('[data-receipt="accepted"]');
    const [officer, landlord] = taken[0]?.signatures ?? [];
    expect([officer?.signer, officer?.form, officer?.reason, landlord?.signer, landlord?.form].join()).equals(
      'officer,signature,,landlord,refused',
    );
    expect(landlord?.reason ?? '').contains('需先咨询');
    const attachment = scripted.server.records.attachments.get(officer?.attachmentId ?? '');
    expect([attachment?.state, attachment?.mediaType].join()).equals('complete,image/png');
  });

  it('says that a check was changed after it was signed, and lets go of a picture that was taken back', async () => {
    const scripted = device();
    const check = await openCheck(scripted.ward);
    await restConforms(check);
    await signOn(check, 'landlord');
    await check.see('[data-signer="landlord"] img');
    await check.see('[data-saved]');
    const id = (await stored(scripted))?.signatures.landlord?.attachmentId ?? '';
    expect((await scripted.ward.drafts.getPhoto(id)) !== null).isTrue('the picture is not kept');
    expect(check.words().includes('changed after this signature')).isFalse();
    await check.tap('[data-signer="landlord"] [data-undo]');
    expect(find(check.element, '[data-signer="landlord"] img')).equals(null);
    let held: unknown = id;
    for (const end = performance.now() + 4000; held !== null && performance.now() < end; ) {
      held = await scripted.ward.drafts.getPhoto(id);
    }
    expect(held).equals(null);
    await signOn(check, 'landlord');
    await check.see('[data-signer="landlord"] img');
    (check.element.clock as FakeClock).advance(60_000);
    await check.tap('[data-aspect="fire"]');
    await check.answer('FIR-01', 'fault');
    await check.tap('[data-aspect="landlord"]');
    await check.tap('[data-next]');
    await check.read('Something was changed after this signature');
  });

  it('says that a full device did not keep a signature, and takes the next one', async () => {
    const scripted = device();
    const { putPhoto } = scripted.ward.drafts;
    let full = true;
    scripted.ward.drafts.putPhoto = (...given) =>
      full ? (fullDevice(scripted.ward).drafts?.putPhoto(...given) as never) : putPhoto(...given);
    const check = await openCheck(scripted.ward);
    await restConforms(check);
    await signOn(check, 'officer');
    await check.read('The signature was not kept: this device’s storage is full');
    full = false;
    await signOn(check, 'officer');
    await check.see('[data-signer="officer"] img');
    expect(check.words().includes('The signature was not kept')).isFalse();
  });
});
