import { createScriptedClient, fixtures } from '@wardkit/testing';
import { expect } from '../testing/expect.ts';
import { find } from '../testing/find.ts';
import { focused, press } from '../testing/keyboard.ts';
import { picture } from '../testing/picture.ts';
import { until } from '../testing/until.ts';
import { checkClient, fullDevice, premisesId } from './check-client.fixtures.ts';
import { openCheck } from './check-journey.fixtures.ts';
import type { Draft } from './draft.ts';
import { draftKey } from './draft-keeper.ts';
import type { CheckSavedEvent } from './rental-check.events.ts';

const stored = (ward: ReturnType<typeof checkClient>) => ward.drafts.get<Draft>(draftKey(premisesId));
const file = async (name: string) => new File([await picture()], name, { type: 'image/jpeg' });

describe('<ward-rental-check> keeps what is entered', () => {
  it('says what is checked, when it was last, and with which stars; nothing of it is an answer', async () => {
    const check = await openCheck(checkClient());
    await check.read('last August 14, two stars');
    expect(check.words()).contains('兴埔路18号2栋 1单元 302');
    expect(check.words()).contains('Structure 0/8');
    expect(check.element.shadowRoot?.querySelectorAll('input:checked').length ?? -1).equals(0);
  });

  it('keeps each keystroke, and goes on at the same place after a reload', async () => {
    const ward = checkClient();
    const saved: CheckSavedEvent[] = [];
    const first = await openCheck(ward);
    first.element.addEventListener('ward-check-saved', (event) => saved.push(event));
    await first.tap('[data-aspect="fire"]');
    await first.answer('FIR-03', 'fault');
    for (const note of ['s', 'sm', 'smoke']) await first.write('FIR-03', note);
    await first.see('[data-saved]');
    expect((await stored(ward))?.answers['FIR-03']?.note).equals('smoke');
    expect(saved.at(-1)?.answered).equals(1);
    expect(saved.at(-1)?.total).equals(32);
    first.element.remove();

    const second = await openCheck(ward);
    await second.read('goes on. Nothing was lost.');
    await second.see('[data-aspect="fire"][aria-current="step"]');
    const note = await second.see<HTMLTextAreaElement>('#note-FIR-03');
    expect(note.value).equals('smoke');
    expect(second.words()).contains('Life-threatening');
    expect(second.words()).contains('Put right within 24 hours, and referred to the authority in charge');
  });

  it('is moved on the page in the middle of a word, and nothing is lost', async () => {
    const check = await openCheck(checkClient());
    await check.answer('STR-01', 'fault');
    await check.write('STR-01', 'a crack');
    const parent = check.element.parentElement as HTMLElement;
    check.element.remove();
    parent.append(check.element);
    await until(() => check.element.state.kind === 'editing', 'the check again');
    expect((await check.see<HTMLTextAreaElement>('#note-STR-01')).value).equals('a crack');
    expect(check.words().includes('goes on')).isFalse('a move was taken for a reload');
  });

  it('says that the device is full, keeps all on screen, and saves again when there is room', async () => {
    let full = true;
    const ward = checkClient();
    const { put } = ward.drafts;
    ward.drafts.put = (key, value) =>
      full ? (fullDevice(ward).drafts?.put(key, value) as Promise<void>) : put(key, value);
    const check = await openCheck(ward);
    await check.answer('STR-01', 'fault');
    await check.read('This device’s storage is full. Nothing was lost');
    await check.write('STR-01', 'still here');
    expect((await check.see<HTMLTextAreaElement>('#note-STR-01')).value).equals('still here');
    full = false;
    await check.tap('[data-save-again]');
    await check.see('[data-saved]');
    expect((await stored(ward))?.answers['STR-01']?.note).equals('still here');
    expect(find(check.element, '[role="alert"]')).equals(null);
  });

  it('says plainly when a browser can keep it in memory only', async () => {
    const check = await openCheck(checkClient({ kept: 'memory' }));
    await check.answer('STR-01', 'conforms');
    await check.read('Kept in memory only');
    expect(check.words()).contains('do not close or reload this page');
  });

  it('shows the newer answer of each item when two tabs have the same check, and says so', async () => {
    const ward = checkClient();
    const one = await openCheck(ward);
    const other = await openCheck(ward);
    // One that opens after the change only goes on with it.
    await other.see('[data-item="STR-01"]');
    await one.answer('STR-01', 'fault');
    await other.read('Another tab changed this check');
    await other.see('[data-item="STR-01"] input[value="fault"]:checked');
    await other.answer('STR-02', 'conforms');
    await one.see('[data-item="STR-02"] input[value="conforms"]:checked');
    await one.see('[data-saved]');
    const draft = await stored(ward);
    expect([draft?.answers['STR-01']?.outcome, draft?.answers['STR-02']?.outcome].join()).equals('fault,conforms');
  });

  it('takes back the last change: one answer, or all that were given together', async () => {
    const check = await openCheck(checkClient());
    await check.answer('STR-01', 'fault');
    await check.tap('[data-item="STR-01"] [data-undo]');
    expect(find(check.element, '[data-item="STR-01"] input:checked')).equals(null);
    await check.tap('[data-together]');
    await check.tap('[data-together-yes]');
    await check.read('8 items answered together as conforming');
    await check.tap('.notice [data-undo]');
    expect(check.element.shadowRoot?.querySelectorAll('input:checked').length ?? -1).equals(0);
  });

  it('asks before the rest conforms, and does nothing when that is declined', async () => {
    const check = await openCheck(checkClient());
    await check.answer('STR-03', 'fault');
    await check.tap('[data-together]');
    await check.read('Do the other 7 items conform?');
    await check.tap('dialog .button:not(.primary)');
    expect(check.words()).contains('Structure 1/8');
  });

  it('takes photographs, shows them, revokes what is removed, and undo brings one back', async () => {
    const made: string[] = [];
    const revoked: string[] = [];
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (of) => {
      const url = createObjectURL.call(URL, of);
      made.push(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      revoked.push(url);
      revokeObjectURL.call(URL, url);
    };
    try {
      const ward = checkClient();
      const check = await openCheck(ward);
      await check.answer('STR-01', 'fault');
      await check.choose('STR-01', [await file('one.jpg'), await file('two.jpg')]);
      await check.see('[data-item="STR-01"] .photograph:nth-child(2) img');
      await check.tap('[data-item="STR-01"] .photograph:first-child .remove');
      expect(check.element.shadowRoot?.querySelectorAll('.photograph').length ?? 0).equals(1);
      await check.tap('[data-item="STR-01"] [data-undo]');
      await check.see('[data-item="STR-01"] .photograph:nth-child(2) img');
      await check.tap('[data-item="STR-01"] .photograph:first-child .remove');
      await check.answer('STR-02', 'conforms');
      await check.see('[data-saved]');
      const left = (await stored(ward))?.answers['STR-01']?.photographs ?? [];
      expect(left.length).equals(1);
      check.element.remove();
      expect([...revoked].sort().join()).equals([...made].sort().join());
    } finally {
      Object.assign(URL, { createObjectURL, revokeObjectURL });
    }
  });

  it('keeps a check that was begun under an older checklist under that version', async () => {
    const older = { ...fixtures.standard, version: '2025-12' };
    const ward = checkClient({
      answers: { 'rentalChecks.getStandard': older },
      before: async ({ ward: client }) => {
        const { draftWith, entry, keep } = await import('./check-client.fixtures.ts');
        await keep(client, draftWith({ 'STR-01': entry('conforms') }, { standardVersion: '2025-12' }));
      },
    });
    const check = await openCheck(ward);
    await check.read('This check was begun under checklist 2025-12 and stays under it');
    await check.answer('STR-02', 'conforms');
    await check.see('[data-saved]');
    expect((await stored(ward))?.standardVersion).equals('2025-12');
  });

  it('never overwrites a draft that it cannot read', async () => {
    const newer = { format: 99, answers: { secret: true } };
    const ward = checkClient({ before: ({ ward: client }) => client.drafts.put(draftKey(premisesId), newer) });
    const check = await openCheck(ward);
    await check.read('There is a draft that cannot be opened here');
    await check.tap('[data-start-anew]');
    await check.read('Structure 0/8');
    const [aside] = await ward.drafts.list('set-aside:');
    expect(JSON.stringify(await ward.drafts.get(aside?.key ?? ''))).equals(JSON.stringify(newer));
  });

  it('answers by keyboard: tab to a group, arrows choose, the focus stays', async () => {
    const check = await openCheck(checkClient());
    const group = await check.see<HTMLInputElement>('[data-item="STR-01"] input[value="conforms"]');
    group.focus();
    await press('ArrowRight');
    await check.see('[data-item="STR-01"] input[value="fault"]:checked');
    expect((focused() as HTMLInputElement | null)?.value ?? '').equals('fault');
    await check.see('[data-item="STR-01"] .fault');
  });

  it('opens other premises when it is given another id, and follows who may see them', async () => {
    const { ward } = createScriptedClient();
    const check = await openCheck(ward);
    await check.read('Structure 0/8');
    check.element.premisesId = fixtures.ids.otherPremises;
    await check.read('These premises were not found');
  });
});
