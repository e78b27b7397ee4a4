import type { Stay } from '@wardkit/contract/stays';
import { fixtures as common, problemResponse, type ScriptedClient } from '@wardkit/testing';
import { elementSuite } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { button, everyElement, find, text } from '../testing/find.ts';
import { formSuite } from '../testing/form-suite.ts';
import { focused } from '../testing/keyboard.ts';
import { mount } from '../testing/mount.ts';
import { portalSignIn } from '../testing/portal-sign-in.ts';
import { until } from '../testing/until.ts';
import {
  fillRegistration,
  fixtures,
  hostile,
  identityNumber,
  openRegistration,
  personName,
  plateCode,
  premisesId,
  type StayScript,
  save,
  stayScript,
  telephone,
  type,
} from './stay-register.fixtures.ts';
import { WardStayRegister } from './stay-register.ts';

async function opened(
  script: StayScript = {},
  properties: Readonly<Record<string, unknown>> = { premisesId },
): Promise<{ element: WardStayRegister; scripted: ScriptedClient }> {
  const scripted = stayScript(script);
  const element = await mount<WardStayRegister>(WardStayRegister, { client: scripted.ward, properties });
  await until(() => find(element, '[data-notice="loading"]') === null, 'the stays');
  return { element, scripted };
}

const shows = (element: Element, words: string) => until(() => text(element).includes(words), `"${words}"`);
const outcome = (element: Element, name: string) =>
  until(() => find(element, `[data-outcome="${name}"]`) !== null, `the outcome ${name}`);
const bodies = ({ server }: ScriptedClient, id: string) => server.calls.filter((call) => call.id === id);
const bodyOf = <Body>(scripted: ScriptedClient, id: string) => bodies(scripted, id)[0]?.body as Body | undefined;
const press = (element: Element, words: string | RegExp) => button(element, words).click();

describe('<ward-stay-register>', () => {
  // What the client fetches with its first call takes longer on a busy machine than a test waits.
  before(async () => {
    await stayScript().ward.session.get();
  });

  it('registers what was typed, under the premises that are open, with the number as the card has it', async () => {
    const { element, scripted } = await opened();
    await fillRegistration(element);
    type(element, '#identity', `${identityNumber.slice(0, 6)} ${identityNumber.slice(6)}`);
    await until(() => find(element, '.field-right') !== null, 'the check digit');
    find<HTMLSelectElement>(element, '#dwelling');
    await save(element);
    await outcome(element, 'accepted');
    const [call] = bodies(scripted, 'stays.register');
    expect(call?.body).deepEquals({
      premisesId,
      dwellingId: null,
      person: { name: personName, identityNumber, telephone: '+8615400000022' },
      startedOn: '2026-11-22',
      expectedEndOn: null,
    });
    expect(call?.headers['wardkit-purpose'] ?? '').equals('stay-registration');
    expect(text(element)).contains('Stay registered');
  });

  it('says at the field what is wrong with a number, and sends nothing', async () => {
    const { element, scripted } = await opened();
    await fillRegistration(element);
    for (const [typed, told] of [
      [identityNumber.replace(/.$/, (last) => (last === '0' ? '1' : '0')), 'The check digit does not fit'],
      ['440113141005001', 'a number of before 1999'],
      ['4401132014100500', 'These are 16'],
      ['44011320141305001X', 'the day of birth'],
      ['44011320141005OO1X', '17 digits and a last digit or X'],
      ['', 'Enter the identity number'],
    ] as const) {
      type(element, '#identity', typed);
      await save(element);
      await shows(element, told);
      expect(find(element, '#identity')?.getAttribute('aria-invalid')).equals('true');
      expect(find(element, '#identity')?.getAttribute('aria-describedby') ?? '').contains('identity-fault');
    }
    expect(focused()?.matches('.error-summary') ?? false).isTrue('the focus is not on what is to be put right');
    expect(scripted.server.count('stays.register')).equals(0);
    expect(find<HTMLInputElement>(element, '#name')?.value).equals(personName);
  });

  it('takes full-width digits, spaces and a small x', async () => {
    const { element, scripted } = await opened({ role: 'resident' }, { plateCode });
    await fillRegistration(element);
    type(element, '#identity', '４４０１１３ ２０１４１００５ ００１ｘ');
    await save(element);
    await outcome(element, 'accepted');
    const body = bodyOf<{ person: { identityNumber: string } }>(scripted, 'stays.register');
    expect(body?.person.identityNumber).equals('44011320141005001X');
  });

  it('registers somebody who has no such number', async () => {
    const { element, scripted } = await opened();
    await openRegistration(element);
    type(element, '#name', 'Anna Beispiel');
    find<HTMLInputElement>(element, '.number-fields input[type="checkbox"]')?.click();
    await until(() => find(element, '#identity') === null, 'no field for the number');
    await save(element);
    await outcome(element, 'accepted');
    const body = bodyOf<{ person: { identityNumber: unknown } }>(scripted, 'stays.register');
    expect(body?.person.identityNumber).equals(null);
  });

  it('keeps the number out of markup, events, addresses, storage and the console', async () => {
    const said: string[] = [];
    const kept = { ...console };
    for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      console[name] = (...parts: unknown[]) => said.push(parts.map(String).join(' '));
    }
    const events: Event[] = [];
    const listen = (event: Event) => events.push(event);
    for (const name of ['ward-stay-save', 'ward-stay-saved', 'change']) document.addEventListener(name, listen);
    try {
      const { element, scripted } = await opened({
        answers: { 'stays.register': () => problemResponse('invalid-input') },
      });
      await fillRegistration(element);
      const markup = () =>
        everyElement(element)
          .flatMap((each) => [...each.attributes].map(({ value }) => value))
          .join(' ') + text(element);
      const before = markup();
      await save(element);
      await outcome(element, 'rejected');
      const places = {
        markup: before + markup(),
        events: events.map((event) => JSON.stringify(event) + JSON.stringify(Object.entries(event))).join(' '),
        console: said.join(' '),
        address: location.href,
        storage: JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }),
        outbox: JSON.stringify(scripted.ward.outbox.items),
        headers: JSON.stringify(scripted.server.calls.map(({ parameters, headers }) => ({ parameters, headers }))),
      };
      expect(events.length).isAtLeast(2);
      for (const [place, there] of Object.entries(places)) {
        for (const secret of [identityNumber, personName, '15400000022', telephone]) {
          expect(there.includes(secret)).isFalse(`"${secret}" is in ${place}`);
        }
      }
    } finally {
      Object.assign(console, kept);
      for (const name of ['ward-stay-save', 'ward-stay-saved', 'change']) document.removeEventListener(name, listen);
    }
  });

  it('saves without a network, gives a receipt, and says when the station has it', async () => {
    const { element, scripted } = await opened({
      before: async ({ ward }) => {
        await ward.session.get();
      },
      online: false,
    });
    await shows(element, 'The list is not on this device');
    await fillRegistration(element);
    await save(element);
    await outcome(element, 'waiting');
    expect(text(element)).contains('Saved on this device');
    expect(scripted.server.count('stays.register')).equals(0);
    press(element, 'Back to the list');
    await shows(element, 'Not sent yet');
    press(element, 'Open');
    await outcome(element, 'waiting');
    scripted.setOnline(true);
    await scripted.ward.outbox.drain();
    await outcome(element, 'accepted');
    expect(scripted.server.count('stays.register')).equals(1);
  });

  it('says what the server refuses, gives back what was entered, and sends it anew as the same stay', async () => {
    let refusals = 1;
    const { element, scripted } = await opened({
      answers: {
        'stays.register': () => {
          refusals -= 1;
          const errors = [
            {
              pointer: '/dwellingId',
              code: 'no-dwelling-here',
              message: 'These premises have no such dwelling in use.',
            },
          ];
          return refusals >= 0 ? problemResponse('invalid-input', { errors }) : common.stayOf();
        },
      },
    });
    await fillRegistration(element);
    await save(element);
    await outcome(element, 'rejected');
    expect(element.value).equals(null);
    press(element, 'Put it right');
    await shows(element, 'no such dwelling in use');
    expect(find<HTMLInputElement>(element, '#name')?.value).equals(personName);
    expect(find<HTMLInputElement>(element, '#identity')?.value).equals(identityNumber);
    await save(element);
    await outcome(element, 'accepted');
    const calls = bodies(scripted, 'stays.register');
    expect(new Set(calls.map(({ parameters }) => parameters.stayId)).size).equals(1);
    expect(calls.length).equals(2);
  });

  it('discards what came back only after it asked', async () => {
    const { element, scripted } = await opened({ answers: { 'stays.register': () => problemResponse('forbidden') } });
    await fillRegistration(element);
    await save(element);
    await outcome(element, 'rejected');
    expect(text(element)).contains('may not register here any more');
    press(element, 'Discard');
    await until(() => find(element, 'dialog[open]') !== null, 'the question');
    press(element, 'Keep it');
    expect(scripted.ward.outbox.items.length).equals(1);
    press(element, 'Discard');
    await until(() => find(element, 'dialog[open]') !== null, 'the question again');
    button(find(element, 'dialog') as HTMLElement, 'Discard').click();
    await until(() => scripted.ward.outbox.items.length === 0, 'an empty outbox');
  });

  it('by a plate asks nothing of what is behind the door, and tells every refusal in the same words', async () => {
    const told = new Set<string>();
    for (const code of ['already-recorded', 'forbidden', 'not-found'] as const) {
      const { element, scripted } = await opened(
        { role: 'resident', answers: { 'stays.register': () => problemResponse(code) } },
        { plateCode },
      );
      press(element, /^Register at /);
      await fillRegistration(element);
      expect(find(element, '#dwelling') === null).isTrue('dwellings to choose from');
      await save(element);
      await outcome(element, 'rejected');
      const shown = find(element, '.receipt') as HTMLElement;
      told.add(
        text(shown)
          .replaceAll(/[0-9a-f]{8}-[0-9a-f-]+/g, '')
          .replaceAll(/request-\S+/g, ''),
      );
      const asked = [...new Set(scripted.server.calls.map(({ id }) => id))].filter((id) => !id.startsWith('meta.'));
      expect(asked.sort().join()).equals('doorplates.scan,session.get,stays.listOwn,stays.register');
      element.remove();
    }
    expect(told.size).equals(1);
  });

  it('takes a typed plate code only if its check fits', async () => {
    const { element, scripted } = await opened({ role: 'resident' }, {});
    await fillRegistration(element);
    type(element, '#plate', '7K3M-9QX2-ABCD');
    await save(element);
    await shows(element, 'This is no plate code');
    type(element, '#plate', '7k3m-9qx2-abc5');
    await save(element);
    await outcome(element, 'accepted');
    expect(bodyOf<{ plateCode: string }>(scripted, 'stays.register')?.plateCode ?? '').equals('7K3M9QX2ABC5');
  });

  it('changes no more than what is different', async () => {
    const { element, scripted } = await opened();
    press(element, /^Change: 李/);
    await shows(element, 'Change a stay');
    await save(element);
    await shows(element, 'Nothing is different yet');
    for (const [part, typed] of [
      ['year', '2027'],
      ['month', '5'],
      ['day', '31'],
    ] as const) {
      type(element, `#expected-end-on-${part}`, typed);
    }
    await save(element);
    await outcome(element, 'accepted');
    const [call] = bodies(scripted, 'stays.change');
    expect(call?.body).deepEquals({ expectedEndOn: '2027-05-31' });
    expect(call?.headers['if-match'] ?? '').equals('"1"');
    expect(text(element)).contains('Change saved');
  });

  it('tells of a stay that somebody changed meanwhile, keeps what was typed, and saves on top of it', async () => {
    const current: Stay = common.stayOf({ version: 2, expectedEndOn: '2026-12-31', dwellingLabel: '303' });
    let versions = 1;
    const { element, scripted } = await opened({
      answers: {
        'stays.change': () => {
          versions -= 1;
          return versions >= 0 ? problemResponse('version-stale', { current }) : { ...current, version: 3 };
        },
      },
    });
    press(element, /^Change: 李/);
    await shows(element, 'Change a stay');
    type(element, '#telephone', telephone);
    await save(element);
    await until(() => find(element, '[data-now]') !== null, 'the stay as it is now');
    expect(text(find(element, '[data-now]') as HTMLElement)).contains('December 31, 2026');
    expect(find<HTMLInputElement>(element, '#telephone')?.value).equals(telephone);
    expect(find<HTMLInputElement>(element, '#expected-end-on-day')?.value).equals('31');
    expect(find<HTMLInputElement>(element, '#expected-end-on-month')?.value).equals('12');
    await save(element);
    await outcome(element, 'accepted');
    const second = bodies(scripted, 'stays.change')[1];
    expect(second?.headers['if-match'] ?? '').equals('"2"');
    expect(second?.body).deepEquals({ person: { telephone: '+8615400000022' } });
  });

  it('keeps what was typed where a change meets no network, a refused right or a full server', async () => {
    for (const [answer, told] of [
      [null, 'No network. A change has to reach the station'],
      [() => problemResponse('forbidden'), 'You may not do this here any more'],
      [() => problemResponse('state-conflict'), 'has been signed off already'],
      [() => problemResponse('internal-error'), 'This could not be saved'],
    ] as const) {
      const { element, scripted } = await opened(answer === null ? {} : { answers: { 'stays.change': answer } });
      press(element, /^Change: 李/);
      await shows(element, 'Change a stay');
      type(element, '#telephone', telephone);
      if (answer === null) scripted.setOnline(false);
      await save(element);
      await shows(element, told);
      expect(find<HTMLInputElement>(element, '#telephone')?.value).equals(telephone);
      element.remove();
    }
  });

  it('lets a landlord change days and telephone, and neither name nor number', async () => {
    const { element } = await opened({ role: 'landlord' });
    press(element, /^Change: 李/);
    await shows(element, 'Change a stay');
    expect(find(element, '#name') === null && find(element, '#identity') === null).isTrue();
    expect(find(element, '#telephone') !== null).isTrue();
  });

  it('signs off by the outbox, with the version that was seen', async () => {
    const { element, scripted } = await opened();
    press(element, /^Sign off: 黄/);
    await shows(element, 'Sign off a stay');
    await save(element);
    await outcome(element, 'accepted');
    const [call] = bodies(scripted, 'stays.signOff');
    expect(call?.body).deepEquals({ endedOn: '2026-11-22' });
    expect(call?.headers['if-match'] ?? '').equals('"1"');
  });

  it('shows what somebody changed before a sign-off arrived, and signs off all the same if that is wanted', async () => {
    const current = common.stayOf({ version: 2, expectedEndOn: '2026-12-31' });
    let versions = 1;
    const { element, scripted } = await opened({
      answers: {
        'stays.signOff': () => {
          versions -= 1;
          return versions >= 0
            ? problemResponse('version-stale', { current })
            : { ...current, version: 3, state: 'ended', endedOn: '2026-11-22' };
        },
      },
    });
    press(element, /^Sign off: 李/);
    await shows(element, 'Sign off a stay');
    await save(element);
    await outcome(element, 'conflict');
    await shows(element, 'December 31, 2026');
    press(element, 'Sign off all the same');
    await outcome(element, 'accepted');
    expect(bodies(scripted, 'stays.signOff')[1]?.headers['if-match'] ?? '').equals('"2"');
  });

  it('leaves the stay as it is if that is wanted', async () => {
    const current = common.stayOf({ version: 2, state: 'ended', endedOn: '2026-11-20' });
    const { element, scripted } = await opened({
      answers: { 'stays.signOff': () => problemResponse('version-stale', { current }) },
    });
    press(element, /^Sign off: 李/);
    await shows(element, 'Sign off a stay');
    await save(element);
    await outcome(element, 'conflict');
    press(element, 'Leave it as it is');
    await outcome(element, 'dropped');
    expect(scripted.ward.outbox.status.unsent).equals(0);
  });

  it('lists overdue sign-offs with since when, and nobody’s count', async () => {
    const { element } = await opened({}, {});
    await shows(element, 'Sign-off overdue since November 1, 2026');
    expect(text(element)).contains('21 days ago');
    expect(/\d+ (overdue|sign-offs)/i.test(text(element))).isFalse();
  });

  it('asks for the next page of overdue sign-offs, of one community where that is wanted', async () => {
    const queries: unknown[] = [];
    const { element } = await opened(
      {
        answers: {
          'stays.listOverdue': ({ query }: { query: Record<string, unknown> }) => {
            queries.push(query);
            return {
              items: [common.stayOf({ id: crypto.randomUUID() })],
              next: query.cursor === undefined ? 'two' : null,
            };
          },
        },
      },
      { community: '441602101001' },
    );
    press(element, 'Show more');
    await until(() => everyElement(element).filter((each) => each.matches('.stay')).length === 2, 'the second page');
    expect(queries).deepEquals([
      { community: '441602101001', limit: '50' },
      { community: '441602101001', cursor: 'two', limit: '50' },
    ]);
  });

  it('shows a tenant what is recorded of them, by whom and since when, and nobody else', async () => {
    const { element, scripted } = await opened({ role: 'resident' }, {});
    for (const words of [
      '李**',
      '4****************X',
      '139****5678',
      'by the landlord',
      'February 1, 2026',
      '兴埔路18号2栋',
    ]) {
      expect(text(element)).contains(words);
    }
    expect(scripted.server.count('stays.list') + scripted.server.count('stays.listOverdue')).equals(0);
    const [call] = bodies(scripted, 'stays.listOwn');
    expect(call?.headers['wardkit-purpose'] ?? '').equals('own-record');
  });

  it('lets a landlord choose among the own premises', async () => {
    const { element, scripted } = await opened({ role: 'landlord' }, {});
    const choice = find<HTMLSelectElement>(element, '#premises') as HTMLSelectElement;
    choice.value = premisesId;
    choice.dispatchEvent(new Event('change'));
    await shows(element, 'Who is registered here');
    expect(element.premisesId).equals(premisesId);
    expect(scripted.server.count('stays.list')).equals(1);
  });

  it('gives a duty officer nothing to write with', async () => {
    const { element } = await opened({ role: 'duty-officer' }, {});
    await shows(element, 'Sign-off overdue since');
    expect(everyElement(element).filter((each) => each.matches('.stay-actions, [data-action]')).length).equals(0);
  });

  it('asks before it leaves what was entered', async () => {
    const { element } = await opened();
    await fillRegistration(element);
    press(element, 'Back');
    await until(() => find(element, 'dialog[open]') !== null, 'the question');
    press(element, 'Go on entering');
    expect(find<HTMLInputElement>(element, '#name')?.value).equals(personName);
    press(element, 'Back');
    await until(() => find(element, 'dialog[open]') !== null, 'the question again');
    press(element, 'Leave');
    await shows(element, 'Who is registered here');
    await openRegistration(element);
    expect(find<HTMLInputElement>(element, '#name')?.value).equals('');
  });

  it('does nothing where the portal keeps it back, and forgets what was typed when the person signs out', async () => {
    const { element, scripted } = await opened();
    await fillRegistration(element);
    element.addEventListener('ward-stay-save', (event) => event.preventDefault(), { once: true });
    await save(element);
    expect(scripted.server.count('stays.register')).equals(0);
    expect(find<HTMLInputElement>(element, '#name')?.value).equals(personName);
    await scripted.ward.signOut();
    await until(() => find(element, '#name') === null, 'no form');
    expect(text(element).includes(personName)).isFalse();
  });

  it('sees in a second tab what the first has saved', async () => {
    const first = await opened({
      before: async ({ ward }) => {
        await ward.session.get();
      },
      online: false,
    });
    const second = await mount<WardStayRegister>(WardStayRegister, {
      client: first.scripted.ward,
      properties: { premisesId },
    });
    await fillRegistration(first.element);
    await save(first.element);
    await shows(second, 'Not sent yet');
  });

  it('keeps nothing that was typed for whoever signs in without a sign-out', async () => {
    const portal = portalSignIn('officer');
    const { element, scripted } = await opened({
      token: portal.token,
      answers: { 'session.get': portal.session },
    });
    await fillRegistration(element);
    expect(find<HTMLInputElement>(element, '#name')?.value).equals(personName);
    portal.somebody = 'another';
    await scripted.ward.session.get();
    await until(() => find(element, '#name') === null, 'that the form is gone');
    await openRegistration(element);
    expect(find<HTMLInputElement>(element, '#name')?.value).equals('');
  });
});

formSuite({
  widget: WardStayRegister,
  client: () => stayScript().ward,
  properties: { premisesId },
  fill: async (element) => {
    await fillRegistration(element);
    await save(element);
  },
  wanted: (value) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(value),
  personal: [identityNumber, personName, telephone, '15400000022', '李**'],
});
elementSuite({ widget: WardStayRegister, fixtures, hostile });
