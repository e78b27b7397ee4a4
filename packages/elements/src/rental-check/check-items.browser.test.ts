import type { RentalCheck, RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import { createScriptedClient, fixtures } from '@wardkit/testing';
import { expect } from '../testing/expect.ts';
import { find } from '../testing/find.ts';
import { focused, press } from '../testing/keyboard.ts';
import { until } from '../testing/until.ts';
import { anotherStandard } from './another-standard.fixtures.ts';
import { type Journey, openCheck } from './check-journey.fixtures.ts';

const short = (taken: RentalCheckSubmission[] = []) =>
  createScriptedClient({
    random: () => 0,
    answers: {
      'rentalChecks.listStandards': { items: [anotherStandard], next: null },
      'rentalChecks.submit': (call: { body: unknown; parameters: Record<string, string> }) => {
        taken.push(call.body as RentalCheckSubmission);
        return fixtures.checkFrom(call.parameters.checkId ?? '', call.body as RentalCheckSubmission);
      },
    },
  });

const shown = ({ element }: Journey) =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-item]') ?? [])]
    .map((each) => each.dataset.item)
    .join(' ');

async function type(check: Journey, selector: string, value: string): Promise<void> {
  const field = await check.see<HTMLInputElement>(selector);
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await check.element.updateComplete;
}

describe('<ward-rental-check> asks by the house', () => {
  it('loads a checklist of another shape as it is, and hands it in under its version', async () => {
    const taken: RentalCheckSubmission[] = [];
    const check = await openCheck(short(taken).ward, 'zh-CN');
    await check.read('用电用火');
    await check.read('当地限值：每间居住人数至多 2 人');
    expect(check.words().includes('至多 3')).isFalse('a limit of elsewhere is shown');
    expect(shown(check)).equals('B1');
    await check.answer('B1', 'conforms');
    await check.tap('[data-next]');
    await check.tap('[data-together]:not(:disabled)');
    await check.read('其余 2 项都符合吗');
    await check.tap('[data-together-yes]');
    await check.tap('[data-next]');
    await check.answer('P1', 'conforms');
    await check.tap('[data-next]');
    await check.tap('[data-hand-in]');
    await check.see('[data-receipt="accepted"]');
    expect(taken[0]?.standardVersion ?? '').equals('2026-11-short');
    expect(taken[0]?.answers.map(({ itemCode }) => itemCode).join(' ') ?? '').equals('B1 F1 F2 P1');
    expect(JSON.stringify(taken[0]?.facts?.dwellingCount)).equals(
      '{"value":1,"source":"carried-over","fromCheckId":null}',
    );
  });

  it('keeps an answer that is not asked any more, counts it no more, and says so', async () => {
    const taken: RentalCheckSubmission[] = [];
    const check = await openCheck(short(taken).ward);
    await check.tap('[data-aspect="fire"]');
    await check.answer('F1', 'conforms');
    await check.answer('F2', 'fault');
    await check.read('One star at most');
    await check.answer('F1', 'not-applicable');
    await check.see('[data-kept]');
    expect(shown(check)).equals('F1');
    await check.read('The answer is kept and does not count');
    await check.read('Up to three stars possible');
    await check.read('Power and fire 1/1');
    await check.tap('[data-aspect="building"]');
    await check.answer('B1', 'conforms');
    await check.tap('[data-aspect="people"]');
    await check.answer('P1', 'conforms');
    await check.tap('[data-next]');
    await check.read('No faults found');
    await check.tap('[data-hand-in]');
    await check.see('[data-receipt="accepted"]');
    expect(taken[0]?.answers.map(({ itemCode }) => itemCode).join(' ') ?? '').equals('B1 F1 P1 F2');
  });

  it('carries the facts of last time over and says so, confirms all with one tap, and asks anew by what changed', async () => {
    const scripted = short();
    const check = await openCheck(scripted.ward);
    (await check.see<HTMLDetailsElement>('.house')).open = true;
    await check.read('Carried over from the register');
    expect(find(check.element, '[data-fact="storeys"] [data-source]')?.dataset.source ?? '').equals('carried-over');
    await check.tap('[data-confirm-all]');
    await check.see('[data-fact="storeys"] [data-source="confirmed"]');
    await check.tap('[data-change="storeys"]');
    await until(() => check.element.shadowRoot?.activeElement?.id === 'fact-storeys', 'the focus in the field');
    await type(check, '#fact-storeys', '');
    expect(find(check.element, '#fact-storeys')?.getAttribute('aria-invalid') ?? '').equals('true');
    await type(check, '#fact-storeys', '9');
    await check.see('[data-fact="storeys"] [data-source="changed"]');
    await check.read('Changed; last time 6 storeys');
    await until(() => shown(check) === 'B1 B2', 'the item for tall buildings');
    await check.tap('[data-fact="storeys"] [data-undo]');
    await until(() => shown(check) === 'B1', 'the items of before');
    await check.see('[data-fact="storeys"] [data-source="confirmed"]');
  });

  it('tells when each item was last found and how, and takes nothing of it as an answer', async () => {
    const scripted = createScriptedClient({ random: () => 0 });
    const submission = fixtures.submissionOf({ finishedAt: '2026-09-20T10:20:00+08:00' }, ['STR-01']);
    scripted.server.records.checks.push(fixtures.checkFrom(fixtures.ids.check, submission) as RentalCheck);
    const check = await openCheck(scripted.ward);
    await check.read('Last time, September 20: Fault');
    await check.read('Last time, September 20: Conforms');
    expect(check.element.shadowRoot?.querySelectorAll('input:checked').length ?? -1).equals(0);
  });

  it('opens without earlier checks where they cannot be read', async () => {
    const scripted = createScriptedClient({ random: () => 0 });
    scripted.server.fault('rentalChecks.list', { kind: 'problem', code: 'forbidden' }, 9);
    const check = await openCheck(scripted.ward);
    await check.read('Structure 0/8');
    expect(check.words().includes('Last time')).isFalse();
  });

  it('finds an item by its words, code and aspect with the keyboard alone, and clears', async () => {
    const check = await openCheck(createScriptedClient().ward);
    await check.tap('[data-search]');
    await until(() => focused()?.id === 'search', 'the focus in the field');
    await check.read('32 items');
    await type(check, '#search', 'landlord');
    expect(check.element.shadowRoot?.querySelectorAll('[data-found]').length ?? 0).equals(6);
    await type(check, '#search', 'zzz');
    await check.read('Nothing asked here matches');
    await check.tap('[data-clear]');
    await check.read('32 items');
    await until(() => focused()?.id === 'search', 'the focus in the field again');
    await type(check, '#search', 'sec04');
    await press('ArrowDown');
    expect((focused() as HTMLElement | null)?.dataset.found ?? '').equals('SEC-04');
    await press('ArrowUp');
    await press('Enter');
    await check.see('[data-aspect="security"][aria-current="step"]');
    await until(() => check.element.shadowRoot?.activeElement?.id === 'text-SEC-04', 'the focus on the item');
  });

  it('asks in the language of the page, and marks as Chinese only what the checklist lacks in it', async () => {
    for (const [lang, said] of [
      ['zh-Hant', '非違章建築，亦非危險房屋'],
      ['ja', '違法建築物でも危険な建物でもない'],
      ['ko', '위법 건축물이나 위험 건물이 아님'],
    ] as const) {
      const check = await openCheck(createScriptedClient().ward, lang);
      await check.read(said);
      expect((await check.see('#text-STR-01')).hasAttribute('lang')).isFalse(`${lang} is marked as another language`);
      check.element.remove();
    }
    const check = await openCheck(short().ward, 'ja');
    expect((await check.see('#text-B1')).lang).equals('zh-Hans');
    expect((await check.see('#text-B1')).textContent.trim()).equals('房间隔断用不燃材料');
  });

  it('moves no answer from under a finger: the heading that has the focus after a step takes no room', async () => {
    const check = await openCheck(createScriptedClient().ward);
    await check.tap('[data-aspect="fire"]');
    const heading = () => check.element.shadowRoot?.activeElement;
    await until(() => heading()?.matches('.aspect-heading') === true, 'the focus on the heading');
    const place = async () => (await check.see('[data-item="FIR-01"]')).getBoundingClientRect().top;
    const before = await place();
    (heading() as HTMLElement).blur();
    expect(await place()).equals(before);
  });

  it('puts a phrase into a note with one tap, and takes it out with another', async () => {
    const check = await openCheck(short().ward, 'zh-Hans');
    await check.tap('[data-aspect="fire"]');
    await check.answer('F1', 'fault');
    await check.write('F1', '两辆');
    await check.tap('[data-phrase]:nth-child(2)');
    expect((await check.see<HTMLTextAreaElement>('#note-F1')).value).equals('两辆；已当场告知房东');
    await check.see('[data-phrase][aria-pressed="true"]:nth-child(2)');
    await check.tap('[data-phrase]:nth-child(2)');
    expect((await check.see<HTMLTextAreaElement>('#note-F1')).value).equals('两辆');
  });

  it('weighs by the checklist, and says the weight beside what took points', async () => {
    const check = await openCheck(short().ward);
    await check.answer('B1', 'fault');
    await check.tap('[data-aspect="people"]');
    await check.answer('P1', 'conforms');
    await check.tap('[data-aspect="fire"]');
    await check.answer('F1', 'not-applicable');
    await check.read(/weight 2/);
  });
});
