import { elementSuite } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { button, find, text } from '../testing/find.ts';
import { focused } from '../testing/keyboard.ts';
import { mount } from '../testing/mount.ts';
import { drawn, until } from '../testing/until.ts';
import { fakeOutbox, fixtures, outboxItem } from './outbox-status.fixtures.ts';
import { WardOutboxStatus } from './outbox-status.ts';

elementSuite({
  widget: WardOutboxStatus,
  fixtures,
  hostile: (words) => ({
    name: 'hostile',
    client: () =>
      fakeOutbox([
        outboxItem({
          label: words,
          state: 'rejected',
          problem: {
            type: words,
            code: words,
            title: words,
            status: 422,
            detail: words,
            requestId: words,
            retryable: false,
            errors: [{ pointer: words, code: words, message: words }],
          },
        }),
      ]).client,
  }),
});

const rejected = () => outboxItem({ state: 'rejected', photos: { done: 0, total: 2 } });
const conflict = () => outboxItem({ state: 'conflict', current: { answers: [], checkedBy: { displayName: 'Li' } } });
const open = (outbox: ReturnType<typeof fakeOutbox>, clock = fakeClock()) =>
  mount<WardOutboxStatus>(WardOutboxStatus, { client: outbox.client, clock });
const dialogIn = (element: Element) => find(element, 'dialog[open]');

describe('<ward-outbox-status>', () => {
  it('follows the outbox from nothing to sent', async () => {
    const outbox = fakeOutbox();
    const element = await open(outbox);
    expect(text(element)).contains('Everything is sent');
    outbox.change([outboxItem()]);
    await drawn(element);
    expect(text(element)).contains('1 record not yet sent');
    outbox.change([outboxItem({ state: 'sending' })]);
    await drawn(element);
    expect(text(element)).contains('Sending 1 record');
    outbox.change([]);
    await drawn(element);
    expect(text(element)).contains('Everything is sent');
  });

  it('tells what went on record, by its name, to those who listen', async () => {
    const outbox = fakeOutbox([outboxItem({ label: 'Door 402', state: 'accepted' })]);
    const element = await open(outbox);
    outbox.emit({ id: outboxItem().id, operationId: 'rentalChecks.submit', state: 'accepted' });
    await drawn(element);
    expect(find(element, '[role="status"]')?.textContent).equals('On record: Door 402');
  });

  it('has words for a record of a locked device, which tells no name', async () => {
    const element = await open(fakeOutbox([outboxItem({ label: '', state: 'waiting-for-sign-in' })]));
    expect(text(element)).contains('closed until you sign in');
    expect(text(element)).contains('1 record waiting for you to sign in');
  });

  it('says since when the server fails, once it is more than a hiccup', async () => {
    const failing = { failingSince: '2026-11-22T13:50:00+08:00' };
    const outbox = fakeOutbox([outboxItem({ ...failing, attempts: 2 })]);
    const element = await open(outbox);
    expect(text(element).includes('has been failing')).equals(false);
    outbox.change([outboxItem({ ...failing, attempts: 5 })]);
    await drawn(element);
    expect(text(element)).contains('The server has been failing since');
  });

  it('sends now when asked', async () => {
    const outbox = fakeOutbox([outboxItem()]);
    button(await open(outbox), 'Send now').click();
    expect(outbox.asked.join()).equals('drain');
  });

  it('asks before it discards, and keeps the record when the answer is no', async () => {
    const outbox = fakeOutbox([rejected()]);
    const element = await open(outbox);
    button(element, 'Discard…').focus();
    button(element, 'Discard…').click();
    await until(() => dialogIn(element) !== null, 'the question');
    expect(focused()?.textContent?.trim()).equals('Keep it');
    expect(text(element)).contains('Its 2 photographs are deleted too.');
    button(element, 'Keep it').click();
    await drawn(element);
    expect(outbox.asked.length).equals(0);
    expect(dialogIn(element)).equals(null);
    expect(focused()?.textContent?.trim()).equals('Discard…');
  });

  it('discards when the answer is yes, and moves the focus to the headline', async () => {
    const outbox = fakeOutbox([rejected()]);
    const element = await open(outbox);
    button(element, 'Discard…').click();
    await until(() => dialogIn(element) !== null, 'the question');
    button(element, 'Discard for good').click();
    await until(() => text(element).includes('Everything is sent'), 'the end of it');
    expect(outbox.asked.join()).equals(`discard ${rejected().id}`);
    await until(() => focused()?.localName === 'h2', 'the focus');
  });

  it('lets a page prevent the discarding', async () => {
    const outbox = fakeOutbox([rejected()]);
    const element = await open(outbox);
    element.addEventListener('ward-outbox-discard', (event) => event.preventDefault());
    button(element, 'Discard…').click();
    await until(() => dialogIn(element) !== null, 'the question');
    button(element, 'Discard for good').click();
    await drawn(element);
    expect(outbox.asked.length).equals(0);
  });

  it('tells on the one row that a try failed, and can be tried again', async () => {
    const outbox = fakeOutbox([rejected(), outboxItem({ id: 'other', sequence: 2 })]);
    const element = await open(outbox);
    outbox.failNext();
    button(element, 'Try again').click();
    await until(() => text(element).includes('That did not work'), 'the notice');
    expect(find(element, '[data-item="other"]')?.textContent?.includes('did not work')).equals(false);
    button(element, 'Try again').click();
    await until(() => !text(element).includes('That did not work'), 'the end of the notice');
    expect(outbox.asked.length).equals(2);
  });

  for (const [words, choice] of [
    ['Hand in mine', 'mine'],
    ['Keep theirs', 'theirs'],
  ] as const) {
    it(`shows both versions of a conflict and settles it with "${words}"`, async () => {
      const outbox = fakeOutbox([conflict()]);
      const element = await open(outbox);
      const chosen: string[] = [];
      element.addEventListener('ward-outbox-resolve', (event) => chosen.push(event.choice));
      button(element, 'Compare and choose').click();
      await until(() => dialogIn(element) !== null, 'the comparison');
      const row = [...(find(element, 'table')?.querySelectorAll('tr') ?? [])].find((each) =>
        each.textContent?.includes('FIR-03'),
      );
      expect(row?.textContent ?? '').contains('Does not conform');
      button(element, words).click();
      await until(() => outbox.asked.at(-1) === `resolve ${conflict().id} ${choice}`, 'the decision');
      expect(chosen.join()).equals(choice);
    });
  }

  it('says what the items that differ are, from the checklist of the submission', async () => {
    const { client } = fakeOutbox([conflict()]);
    const words = { 'zh-Hans': '楼道不停放电动自行车', en: 'No electric bicycle kept in halls' };
    const getStandard = async () => ({ items: [{ code: 'FIR-03', text: words }] });
    const element = await mount<WardOutboxStatus>(WardOutboxStatus, {
      client: { ...client, rentalChecks: { getStandard } } as unknown as typeof client,
    });
    button(element, 'Compare and choose').click();
    await until(() => text(element).includes('FIR-03 No electric bicycle kept in halls'), 'the words of the item');
    expect(find(element, 'table [lang]')).equals(null);
  });

  it('leaves a conflict as it is when it is decided later', async () => {
    const outbox = fakeOutbox([conflict()]);
    const element = await open(outbox);
    button(element, 'Compare and choose').click();
    await until(() => dialogIn(element) !== null, 'the comparison');
    button(element, 'Decide later').click();
    await drawn(element);
    expect(outbox.asked.join()).equals(`export ${conflict().id}`);
  });

  it('hands a record to the page that wants to save it itself', async () => {
    const outbox = fakeOutbox([rejected()]);
    const element = await open(outbox);
    let label = '';
    element.addEventListener('ward-outbox-export', (event) => {
      event.preventDefault();
      label = event.exported.item.label;
    });
    button(element, 'Save as file').click();
    await until(() => label !== '', 'the record');
    expect(label).equals(rejected().label);
  });

  it('asks the portal for a sign-in', async () => {
    const element = await open(fakeOutbox([outboxItem({ state: 'waiting-for-sign-in' })]));
    let heard = 0;
    document.addEventListener(
      'ward-outbox-sign-in',
      () => {
        heard += 1;
      },
      { once: true },
    );
    button(element, 'Sign in').click();
    expect(heard).equals(1);
  });

  it('says what to do when the browser does not agree to keep records', async () => {
    const outbox = fakeOutbox([outboxItem()], { storage: { persistent: false, usage: 1, quota: 100 } });
    const element = await open(outbox);
    button(element, 'Keep them safe').click();
    await until(() => text(element).includes('The browser did not agree'), 'the answer');
    expect(outbox.asked.join()).equals('persist');
  });

  it('shows twenty of many, then all, and moves on to the first new one', async () => {
    const many = Array.from({ length: 45 }, (_, index) =>
      outboxItem({ id: `item-${index}`, sequence: index, attempts: 1 }),
    );
    const element = await open(fakeOutbox(many));
    const count = () => element.shadowRoot?.querySelectorAll('[data-item]').length;
    expect(count()).equals(20);
    button(element, 'Show all 45').click();
    await until(() => count() === 45, 'all of them');
    await until(() => focused()?.closest('[data-item]')?.getAttribute('data-item') === 'item-20', 'the focus');
  });

  it('draws relative times anew each minute', async () => {
    const clock = fakeClock('2026-11-22T14:20:10+08:00');
    const element = await open(fakeOutbox([outboxItem()]), clock);
    expect(text(element)).matches(/Saved on this device \S+, now/);
    clock.advance(120_000);
    await drawn(element);
    expect(text(element)).matches(/Saved on this device \S+, 2 minutes ago/);
  });
});
