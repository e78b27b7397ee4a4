import { fixtures as common, problemResponse, type ScriptedCall, type ScriptedClient } from '@wardkit/testing';
import { elementSuite } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { button, everyElement, find, text } from '../testing/find.ts';
import { focused } from '../testing/keyboard.ts';
import { mount } from '../testing/mount.ts';
import { portalSignIn } from '../testing/portal-sign-in.ts';
import { expectPages, printed } from '../testing/printed.ts';
import { until } from '../testing/until.ts';
import {
  ask,
  enter,
  entries,
  entryOf,
  fixtures,
  hostile,
  type LogScript,
  logScript,
  personId,
  press,
  requestOf,
} from './access-log.fixtures.ts';
import { WardAccessLog } from './access-log.ts';

async function opened(script: LogScript = {}): Promise<{ element: WardAccessLog; scripted: ScriptedClient }> {
  const scripted = logScript(script);
  const element = await mount<WardAccessLog>(WardAccessLog, { client: scripted.ward });
  await until(() => find(element, '[data-notice="loading"]') === null, 'the records');
  return { element, scripted };
}

const shows = (element: Element, words: string) => until(() => text(element).includes(words), `"${words}"`);
const rows = (element: Element) => everyElement(element).filter((each) => each.matches('.log tbody tr'));
const calls = ({ server }: ScriptedClient, id: string) => server.calls.filter((call) => call.id === id);

function enterDay(element: HTMLElement, id: string, [year, month, day]: readonly [string, string, string]): void {
  for (const [part, value] of Object.entries({ year, month, day })) enter(element, `#${id}-${part}`, value);
}

describe('<ward-access-log>', () => {
  // What the client fetches with its first call takes longer on a busy machine than a test waits.
  before(async () => {
    await logScript().ward.session.get();
  });

  it('shows what is recorded, masked, with the station, since when and how long', async () => {
    const { element } = await opened();
    for (const words of [
      'Stay · 兴埔路18号2栋 · 302',
      'Name 李**',
      'Identity number 4****************X',
      'Premises, as their landlord',
      '埔前派出所, since February 1, 2026',
      'Kept while it is in use',
    ]) {
      expect(text(element)).contains(words);
    }
  });

  it('shows who looked as what and for which station, for what and at what, and no name or account', async () => {
    const { element } = await opened({
      answers: {
        'audit.listAccessLog': {
          items: entries.map((entry) => ({ ...entry, accountId: 'account-of-somebody', displayName: '民警 李某' })),
          next: null,
        },
      },
    });
    const [first, second, third, fourth] = rows(element).map((row) => text(row));
    expect(first ?? '').contains('An officer 埔前派出所');
    expect(first ?? '').contains('Having a hazard put right');
    expect(first ?? '').contains('One field shown in full');
    expect(second ?? '').contains('Stay: name, identity number, telephone shown in part only');
    expect(third ?? '').contains('entered or changed');
    expect(fourth ?? '').contains('None given');
    expect(/account-of-somebody|李某/.test(text(element))).isFalse();
    expect(find(element, '.log time')?.getAttribute('datetime')).equals('2026-11-20T14:26:00+08:00');
  });

  it('takes a table’s roles along when it is laid out as lines', async () => {
    const scripted = logScript();
    const element = await mount<WardAccessLog>(WardAccessLog, { client: scripted.ward, width: 320 });
    await until(() => rows(element).length === entries.length, 'the readings');
    expect(getComputedStyle(rows(element)[0] as Element).display).equals('block');
    for (const [selector, role] of [
      ['.log', 'table'],
      ['.log tbody tr', 'row'],
      ['.log td', 'cell'],
    ] as const) {
      expect(find(element, selector)?.getAttribute('role')).equals(role);
    }
  });

  it('gives no button that has the focus to another request when there is a newer one', async () => {
    const { element, scripted } = await opened();
    const withdraw = () => everyElement(element).filter((each) => each.matches('[data-request="received"] button'));
    await until(() => withdraw().length === 1, 'a request that can be taken back');
    (withdraw()[0] as HTMLElement).focus();
    const focusedOn = focused();
    const newer = { ...requestOf(), id: '0193a000-0000-7000-8000-0000000000f9' };
    const known = scripted.server.calls.length;
    scripted.server.answer('personRequests.list', { items: [newer, requestOf()], next: null });
    element.refresh();
    await until(() => withdraw().length === 2 && scripted.server.calls.length > known, 'the newer request');
    expect(focused() === withdraw()[0] && withdraw()[0] === focusedOn).isFalse();
    element.remove();
  });

  it('asks page after page', async () => {
    const { element, scripted } = await opened({
      answers: {
        'audit.listAccessLog': ({ query }: ScriptedCall) =>
          query.cursor === undefined
            ? { items: entries, next: 'second' }
            : { items: [entryOf('2026-01-05T10:00:00+08:00')], next: null },
      },
    });
    await press(element, '[data-action="more"]');
    await until(() => rows(element).length === entries.length + 1, 'the second page');
    expect(find(element, '[data-action="more"]') === null).isTrue();
    expect(scripted.server.count('audit.listAccessLog')).equals(2);
  });

  it('keeps what is shown where the next page does not come', async () => {
    const { element, scripted } = await opened({
      answers: { 'audit.listAccessLog': { items: entries, next: 'second' } },
    });
    scripted.setOnline(false);
    await press(element, '[data-action="more"]');
    await shows(element, 'Earlier readings could not be loaded');
    expect(rows(element).length).equals(entries.length);
  });

  it('shows the days that are asked for, both ends of them, in the station’s time', async () => {
    const queries: Record<string, unknown>[] = [];
    const { element } = await opened({
      answers: {
        'audit.listAccessLog': ({ query }: ScriptedCall) => {
          queries.push(query);
          return { items: query.since === undefined ? entries : [], next: null };
        },
      },
    });
    enterDay(element, 'from', ['2026', '11', '1']);
    enterDay(element, 'until', ['2026', '11', '2']);
    await press(element, '[data-action="filter"]');
    await shows(element, 'Nobody looked at your records on these days.');
    expect(queries[1]).deepEquals({
      limit: '50',
      since: '2026-11-01T00:00:00+08:00',
      until: '2026-11-03T00:00:00+08:00',
    });
    button(element, 'Show all days').click();
    await until(() => rows(element).length === entries.length, 'all days');
    enterDay(element, 'from', ['2026', '11', '2']);
    enterDay(element, 'until', ['2026', '11', '1']);
    await press(element, '[data-action="filter"]');
    await shows(element, 'Enter a date from November 2, 2026 on.');
    expect(queries.length).equals(3);
  });

  it('files a correction: record, field, the right value and why', async () => {
    const { element, scripted } = await opened();
    await ask(element);
    enter(element, '#request-record', `/v1/stays/${common.ids.stay}`);
    await element.updateComplete;
    enter(element, '#request-field', '/person/telephone');
    enter(element, '#request-correctValue', '154 0000 0024');
    enter(element, '#request-statement', 'The number is out of use.');
    await press(element, '[data-action="send"]');
    await shows(element, 'Request sent');
    expect(text(element)).contains('December 20, 2026');
    expect(calls(scripted, 'personRequests.create')[0]?.body).deepEquals({
      personId,
      kind: 'correction',
      record: `/v1/stays/${common.ids.stay}`,
      field: '/person/telephone',
      correctValue: '+8615400000024',
      statement: 'The number is out of use.',
    });
  });

  it('checks a typed identity number on the device, and keeps it out of the markup', async () => {
    const { element, scripted } = await opened();
    await ask(element);
    await press(element, '[data-action="send"]');
    expect(focused()?.matches('.error-summary') ?? false).isTrue('the focus is not on what is to be put right');
    enter(element, '#request-record', `/v1/stays/${common.ids.stay}`);
    await element.updateComplete;
    enter(element, '#request-field', '/person/identityNumber');
    enter(element, '#request-correctValue', '440113201410050010');
    enter(element, '#request-statement', 'A digit is wrong.');
    await press(element, '[data-action="send"]');
    await shows(element, 'This is no identity number');
    const attributes = everyElement(element).flatMap((each) => [...each.attributes].map(({ value }) => value));
    expect(`${attributes.join(' ')} ${text(element)}`.includes('440113201410050010')).isFalse('it is in the markup');
    expect(scripted.server.count('personRequests.create')).equals(0);
    enter(element, '#request-correctValue', '４４０１１３ 20141005 001x');
    await press(element, '[data-action="send"]');
    await shows(element, 'Request sent');
    const body = calls(scripted, 'personRequests.create')[0]?.body as { correctValue: string } | undefined;
    expect(body?.correctValue ?? '').equals('44011320141005001X');
  });

  it('keeps what was entered where it can’t be sent, and says at the field what the server says', async () => {
    const errors = [{ pointer: '/statement', code: 'x', message: 'Say it in other words.' }];
    for (const [answer, told] of [
      [null, 'No network. What you entered stays here'],
      [() => problemResponse('forbidden'), 'may not ask for this'],
      [() => problemResponse('invalid-input', { errors }), 'Say it in other words.'],
    ] as const) {
      const { element, scripted } = await opened(
        answer === null ? {} : { answers: { 'personRequests.create': answer } },
      );
      await ask(element);
      find(element, 'input[value="deletion"]')?.click();
      await element.updateComplete;
      enter(element, '#request-statement', 'I moved away.');
      if (answer === null) scripted.setOnline(false);
      await press(element, '[data-action="send"]');
      await shows(element, told);
      expect(find<HTMLTextAreaElement>(element, '#request-statement')?.value).equals('I moved away.');
      element.remove();
    }
  });

  it('takes a request back, and says so where it was answered in the meantime', async () => {
    const late = requestOf({
      version: 2,
      state: 'granted',
      answer: { decision: 'granted', reason: '已更正。', legalBasis: null, at: '2026-11-21T09:00:00+08:00' },
    });
    for (const [answer, told] of [
      [requestOf({ version: 2, state: 'withdrawn' }), 'Taken back'],
      [() => problemResponse('version-stale', { current: late }), 'It was answered in the meantime'],
    ] as const) {
      const { element, scripted } = await opened({
        answers: { 'personRequests.withdraw': answer, 'personRequests.get': late },
      });
      button(element, /^Take back: Correction/).click();
      await shows(element, told);
      expect(calls(scripted, 'personRequests.withdraw')[0]?.headers['if-match'] ?? '').equals('"1"');
      element.remove();
    }
  });

  it('prints the readings that are shown, and nothing where the portal does it', async () => {
    const { element } = await opened();
    const paper = await printed(() => button(element, 'Print').click());
    expect(paper.document.querySelectorAll('tbody tr').length).equals(entries.length);
    expect(text(paper.document.body)).contains('4 readings, as of Nov 22, 2026');
    // It flows over as many sheets as it needs.
    expectPages(paper, { pages: 1, size: 'A4' });
    element.addEventListener('ward-access-log-print', (event) => event.preventDefault());
    button(element, 'Print').click();
    expect(document.body.querySelector(':scope > iframe') === null).isTrue();
  });

  it('shows nothing of the one who signed out', async () => {
    const { element, scripted } = await opened();
    await scripted.ward.signOut();
    await until(() => find(element, '[data-notice="sign-in"]') !== null, 'the word to sign in');
    expect(text(element).includes('李**')).isFalse();
  });

  it('shows nothing of the one before to whoever signs in without a sign-out', async () => {
    const portal = portalSignIn('resident');
    const { element, scripted } = await opened({
      token: portal.token,
      answers: { 'session.get': () => ({ ...portal.session(), personId }) },
    });
    await shows(element, '李**');
    scripted.server.answer('personRequests.listOwnRecords', { items: [], next: null });
    scripted.server.answer('audit.listAccessLog', { items: [], next: null });
    portal.somebody = 'another';
    await scripted.ward.session.get();
    await until(() => !text(element).includes('李**'), 'that it is gone');
  });
});

elementSuite({ widget: WardAccessLog, fixtures, hostile });
