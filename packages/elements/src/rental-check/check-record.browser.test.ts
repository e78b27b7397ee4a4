import { problemBody } from '@wardkit/contract/problem';
import type { RentalCheck, RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import { createScriptedClient, fixtures, type ScriptedClient } from '@wardkit/testing';
import { expect } from '../testing/expect.ts';
import { find, text } from '../testing/find.ts';
import { type Mounted, mount } from '../testing/mount.ts';
import { picture } from '../testing/picture.ts';
import { expectPages, printed } from '../testing/printed.ts';
import { until } from '../testing/until.ts';
import { openCheck, restConforms } from './check-journey.fixtures.ts';
import { WardRentalCheck } from './rental-check.ts';

const reason = '楼道充电处没有照片，请补拍';
const reviewer = { role: 'supervisor', displayName: '督导 赵**' };
const device = (given: Parameters<typeof createScriptedClient>[0] = {}) =>
  createScriptedClient({ random: () => 0, ...given });

function record(over: Partial<RentalCheck> = {}): RentalCheck {
  const photographed = fixtures.submissionOf({}, ['FIR-03']);
  return { ...fixtures.checkFrom(fixtures.ids.check, photographed), isOwn: false, ...over } as RentalCheck;
}

async function openRecord(scripted: ScriptedClient, over: Partial<RentalCheck> = {}, lang = 'en') {
  scripted.server.records.checks.push(record(over));
  const element = await mount<Mounted & WardRentalCheck>(WardRentalCheck, {
    client: scripted.ward,
    lang,
    width: 390,
    properties: { checkId: fixtures.ids.check },
  });
  const words = () => text(element.shadowRoot as ShadowRoot);
  const read = (wanted: string) => until(() => words().includes(wanted), `"${wanted}" in "${words().slice(0, 300)}"`);
  const tap = async (selector: string) => {
    await until(() => find(element, selector) !== null, `${selector} in "${words().slice(0, 300)}"`);
    find(element, selector)?.click();
    await element.updateComplete;
  };
  const write = async (value: string) => {
    const field = find<HTMLTextAreaElement>(element, 'dialog textarea');
    if (field === null) throw new Error('no question');
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await element.updateComplete;
  };
  await read('Check on record');
  return { element, words, read, tap, write };
}

const problem = (code: Parameters<typeof problemBody>[0], status: number) => () =>
  new Response(JSON.stringify(problemBody(code, { requestId: 'request-7', language: 'en' })), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

describe('<ward-rental-check> on record', () => {
  it('lets somebody other than its maker accept a check, and tells it', async () => {
    const asked: unknown[] = [];
    const scripted = device({
      answers: {
        'rentalChecks.review': ({ body }: { body: unknown }) => {
          asked.push(body);
          return record({
            state: 'reviewed',
            version: 2,
            review: { ...(body as object), reviewedBy: reviewer, reviewedAt: fixtures.fixtureTime } as never,
          });
        },
      },
    });
    const shown = await openRecord(scripted);
    await shown.read('Handed in, not reviewed yet');
    await shown.tap('[data-record-action="accept"]');
    await shown.read('Accepted. Its maker can see it.');
    await shown.read('Reviewed by 督导 赵**');
    expect(JSON.stringify(asked)).equals('[{"decision":"accept","reason":null}]');
    expect(find(shown.element, '[data-record-action="accept"]')).equals(null);
  });

  it('sends one back with a reason only, and keeps what was typed while there is no network', async () => {
    const asked: unknown[] = [];
    const scripted = device({
      answers: {
        'rentalChecks.review': ({ body }: { body: unknown }) => {
          asked.push(body);
          return record({ state: 'sent-back', version: 2 });
        },
      },
    });
    const shown = await openRecord(scripted);
    await shown.tap('[data-record-action="send-back"]');
    await shown.write('短');
    await shown.tap('[data-reason-yes]');
    await shown.read('Write at least 10 characters');
    await shown.write(reason);
    scripted.setOnline(false);
    await shown.tap('[data-reason-yes]');
    await shown.read('There is no network. Nothing was changed');
    expect(asked.length).equals(0);
    scripted.setOnline(true);
    await shown.tap('[data-record-action="send-back"]');
    expect(find<HTMLTextAreaElement>(shown.element, 'dialog textarea')?.value ?? '').equals(reason);
    await shown.tap('[data-reason-yes]');
    await shown.read('Sent back. Its maker sees your reason.');
    expect(JSON.stringify(asked)).equals(JSON.stringify([{ decision: 'send-back', reason }]));
  });

  it('offers no review to who made the check, nor to whom it is not for', async () => {
    const own = await openRecord(device(), { isOwn: true });
    await own.read('reviewed by somebody other than you');
    expect(find(own.element, '[data-record-action="accept"]')).equals(null);
    const auxiliary = await openRecord(device({ role: 'auxiliary' }));
    expect(find(auxiliary.element, '[data-record-action="accept"]')).equals(null);
    expect(find(auxiliary.element, '[data-record-action="withdraw"]')).equals(null);
  });

  it('says that somebody was quicker, and shows what the check says now', async () => {
    const scripted = device({ answers: { 'rentalChecks.review': problem('state-conflict', 409) } });
    const shown = await openRecord(scripted);
    scripted.server.records.checks.splice(-1, 1, record({ state: 'reviewed', version: 2 }));
    await shown.tap('[data-record-action="accept"]');
    await shown.read('Somebody else was quicker');
    await shown.read('Reviewed and accepted');
    expect(find(shown.element, '[data-record-action="accept"]')).equals(null);
  });

  it('takes a check back with a reason', async () => {
    const asked: unknown[] = [];
    const scripted = device({
      answers: {
        'rentalChecks.withdraw': ({ body }: { body: { reason: string } }) => {
          asked.push(body);
          return record({
            isOwn: true,
            state: 'withdrawn',
            version: 2,
            withdrawal: { ...body, withdrawnAt: fixtures.fixtureTime },
          });
        },
      },
    });
    const shown = await openRecord(scripted, { isOwn: true });
    await shown.tap('[data-record-action="withdraw"]');
    await shown.write('误将 20 号登记为 18 号');
    await shown.tap('[data-reason-yes]');
    await shown.read('Withdrawn. It stays on record with your reason.');
    await shown.read('误将 20 号登记为 18 号');
    expect(JSON.stringify(asked)).contains('误将 20 号');
  });

  it('comes back to its maker with the reason on top, goes on from what was handed in, and is handed in again', async () => {
    const taken: RentalCheckSubmission[] = [];
    const scripted = device({
      answers: {
        'rentalChecks.submit': (call: { body: unknown; parameters: Record<string, string> }) => {
          taken.push(call.body as RentalCheckSubmission);
          return fixtures.checkFrom(call.parameters.checkId ?? '', call.body as RentalCheckSubmission);
        },
      },
    });
    const review = { decision: 'send-back', reason, reviewedBy: reviewer, reviewedAt: fixtures.fixtureTime } as const;
    const shown = await openRecord(scripted, { isOwn: true, state: 'sent-back', review });
    await shown.read(reason);
    await shown.tap('[data-record-action="correct"]');
    await shown.read('sent this check back');
    await shown.read('32 / 32');
    expect(find(shown.element, '[data-sent-back]')?.textContent ?? '').equals(reason);
    await shown.tap('[data-aspect="fire"]');
    const chosen = new DataTransfer();
    chosen.items.add(new File([await picture()], 'hall.jpg', { type: 'image/jpeg' }));
    await until(() => find(shown.element, '[data-choose="FIR-03"]') !== null, 'the way to a photograph');
    const input = find<HTMLInputElement>(shown.element, '[data-choose="FIR-03"]') as HTMLInputElement;
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    await until(() => find(shown.element, '.photograph img') !== null, 'the photograph');
    await shown.tap('[data-aspect="landlord"]');
    await shown.tap('[data-next]');
    await shown.tap('[data-hand-in]');
    await shown.read('On record');
    expect(taken[0]?.previousCheckId ?? '').equals(fixtures.ids.check);
    const fault = taken[0]?.answers.find(({ itemCode }) => itemCode === 'FIR-03');
    expect([fault?.outcome, fault?.photographIds.length].join()).equals('fault,1');
  });

  it('comes back on the device that handed it in, in place of the receipt of that day', async () => {
    const scripted = device();
    const first = await openCheck(scripted.ward);
    await restConforms(first);
    await first.tap('[data-hand-in]');
    await first.see('[data-receipt="accepted"]');
    first.element.remove();
    const { checks } = scripted.server.records;
    const mine = checks.at(-1) as RentalCheck;
    const review = { decision: 'send-back', reason, reviewedBy: reviewer, reviewedAt: fixtures.fixtureTime } as const;
    checks.splice(-1, 1, { ...mine, isOwn: true, state: 'sent-back', version: 2, review });
    const second = await openCheck(scripted.ward);
    await second.read(reason);
    await second.read('32 / 32');
  });

  it('keeps the reason on top over a crash, with what was corrected', async () => {
    const scripted = device();
    const review = { decision: 'send-back', reason, reviewedBy: reviewer, reviewedAt: fixtures.fixtureTime } as const;
    scripted.server.records.checks.push(record({ isOwn: true, state: 'sent-back', review }));
    const first = await openCheck(scripted.ward);
    await first.read(reason);
    await first.answer('STR-01', 'fault');
    await first.see('[data-saved]');
    first.element.remove();
    const second = await openCheck(scripted.ward);
    await second.read(reason);
    await second.see('[data-item="STR-01"] input[value="fault"]:checked');
    await second.read('32 / 32');
  });

  it('prints the record on A4, by days and without a time of any item', async () => {
    const shown = await openRecord(device(), {
      answers: record().answers.map((answer) => ({ ...answer, observedAt: '2026-11-22T08:47:13+08:00' })),
    });
    await until(() => find(shown.element, '[data-record-action="print"]') !== null, 'the way to print');
    const page = await printed(() => find(shown.element, '[data-record-action="print"]')?.click());
    const words = text(page.document.body);
    expect(words).contains('Record of a rental check');
    expect(words).contains('兴埔路18号2栋');
    expect(words).contains('FIR-03');
    expect(/\d{1,2}:\d{2}/.test(words)).isFalse(`a time is printed: ${/.{20}\d{1,2}:\d{2}/.exec(words)?.[0]}`);
    expect(page.document.querySelectorAll('.record-items tbody tr').length).equals(33);
    expectPages(page, { pages: 1, size: 'A4' });
  });

  it('says that a check is not there, and that there is no network for one that was never seen', async () => {
    const missing = await mount<Mounted & WardRentalCheck>(WardRentalCheck, {
      client: device().ward,
      properties: { checkId: '0193a000-0000-7000-8000-0000000000ff' },
    });
    await until(() => missing.state.kind === 'not-found', 'not found');
    const away = await mount<Mounted & WardRentalCheck>(WardRentalCheck, {
      client: device({ online: false }).ward,
      properties: { checkId: fixtures.ids.check },
    });
    await until(() => away.state.kind === 'offline', 'offline');
  });
});

describe('<ward-rental-check> between two officers', () => {
  it('lets one choose item by item whose answer holds, and keeps the photographs of both', async () => {
    const scripted = device();
    const check = await openCheck(scripted.ward);
    await check.answer('STR-01', 'fault');
    await check.choose('STR-01', [new File([await picture()], 'wall.jpg', { type: 'image/jpeg' })]);
    await check.see('.photograph img');
    const theirPicture = '0193a000-0000-7000-8000-0000000000e1';
    scripted.server.records.attachments.set(theirPicture, {
      ...fixtures.attachmentOf({ id: theirPicture }),
      bytes: new Uint8Array([1]),
    });
    const theirs = record({ isOwn: false });
    theirs.answers = theirs.answers.map((answer) =>
      answer.itemCode === 'FIR-03' || answer.itemCode === 'STR-01'
        ? { ...answer, note: '二楼', photographIds: [theirPicture] }
        : answer,
    );
    scripted.server.records.checks.push(theirs);
    await restConforms(check);
    await check.tap('[data-hand-in]');
    await check.read('2 items differ');
    await check.read('Photographs of both are kept');
    await check.tap('input[name="differs-FIR-03"][value="theirs"]');
    await check.read('As chosen');
    await check.tap('[data-mine]');
    await check.see('[data-receipt="accepted"]');
    const merged = scripted.server.records.checks.at(-1);
    const of = (code: string) => merged?.answers.find(({ itemCode }) => itemCode === code);
    expect([of('FIR-03')?.outcome, of('FIR-03')?.note, of('FIR-03')?.photographIds.join()].join()).equals(
      `fault,二楼,${theirPicture}`,
    );
    expect([of('STR-01')?.outcome, of('STR-01')?.note].join()).equals('fault,');
    expect(of('STR-01')?.photographIds.length ?? 0).equals(2);
    expect(merged?.previousCheckId ?? '').equals(fixtures.ids.check);
  });
});
