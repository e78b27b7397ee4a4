import { findHelpReceipt } from '@wardkit/client/help-receipts';
import type { HelpRequestCreation } from '@wardkit/contract/help-requests';
import { createPlateCode } from '@wardkit/contract/plate';
import { problemResponse } from '@wardkit/testing';
import { typed } from '../testing/acting.ts';
import { elementSuite, mountFixture } from '../testing/element-suite.ts';
import { expect } from '../testing/expect.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { find, text } from '../testing/find.ts';
import { focused } from '../testing/keyboard.ts';
import { type Mounted, mount } from '../testing/mount.ts';
import { until } from '../testing/until.ts';
import { fixtures, helpClient, requestOf } from './help-button.fixtures.ts';
import { WardHelpButton } from './help-button.ts';

const fixture = (name: string) => {
  const found = fixtures.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no fixture ${name}`);
  return found;
};

const tap = async (element: Mounted, selector: string) => {
  await until(() => find(element, selector) !== null, `${selector} in "${text(element).slice(0, 200)}"`);
  find(element, selector)?.click();
  await element.updateComplete;
};
const read = (element: Mounted, words: string) =>
  until(() => text(element).includes(words), `"${words}" in "${text(element)}"`);

async function call(client: ReturnType<typeof helpClient>, plateCode = createPlateCode()) {
  const clock = fakeClock();
  const element = await mount(WardHelpButton, { client: client.ward, clock, properties: { plateCode } });
  await tap(element, '[data-call="help"]');
  return { element, clock, plateCode };
}

/** Puts a position, or its refusal, in the place of the device's. */
function locate(answer: { latitude: number; longitude: number } | null): { asked: number; restore: () => void } {
  const told = { asked: 0, restore: () => {} };
  const { geolocation } = navigator;
  const own = geolocation.getCurrentPosition;
  geolocation.getCurrentPosition = (found, failed) => {
    told.asked += 1;
    if (answer === null) failed?.({ code: 1 } as GeolocationPositionError);
    else found({ coords: answer } as GeolocationPosition);
  };
  told.restore = () => {
    geolocation.getCurrentPosition = own;
  };
  return told;
}

const pointSent = ({ server }: ReturnType<typeof helpClient>) => {
  const sent = server.calls.find(({ id }) => id === 'helpRequests.create')?.body as HelpRequestCreation | undefined;
  return sent?.consentedPoint;
};

describe('<ward-help-button>', () => {
  it('sends the plate and the kind, and nothing else that nobody gave', async () => {
    const device = locate({ latitude: 23.7, longitude: 114.7 });
    const client = helpClient();
    const { element, plateCode } = await call(client);
    await tap(element, '[type="submit"]');
    await read(element, 'The station has your call');
    device.restore();
    expect(device.asked).equals(0);
    const [sent] = client.server.calls.filter(({ id }) => id === 'helpRequests.create');
    expect(sent?.body).deepEquals({ kind: 'help', plateCode, message: null, telephone: null, consentedPoint: null });
    expect(/^[A-Za-z0-9_-]{43}$/.test(String(sent?.headers['wardkit-receipt']))).isTrue();
    expect(sent?.headers.authorization).equals(undefined);
  });

  it('sends the point once and only after the consent, with its time', async () => {
    const device = locate({ latitude: 23.7461, longitude: 114.7003 });
    const client = helpClient();
    const { element } = await call(client);
    find<HTMLInputElement>(element, '#point')?.click();
    expect(device.asked).equals(0);
    await tap(element, '[type="submit"]');
    await read(element, 'The station has your call');
    device.restore();
    expect(device.asked).equals(1);
    expect(pointSent(client)).deepEquals({
      point: { type: 'Point', coordinates: [114.7003, 23.7461] },
      consentedAt: '2026-11-22T06:32:00.000Z',
    });
  });

  it('goes without the point where the device can’t tell it, and says so', async () => {
    const device = locate(null);
    const client = helpClient();
    const { element } = await call(client);
    find<HTMLInputElement>(element, '#point')?.click();
    await tap(element, '[type="submit"]');
    await read(element, 'Your device could not tell where you are');
    device.restore();
    expect(pointSent(client)).equals(null);
  });

  it('sends a call whose answer was lost again as the same call', async () => {
    const client = helpClient({ get: requestOf({ state: 'seen', version: 2 }) });
    client.server.fault('helpRequests.create', { kind: 'lost-answer' }, 2);
    const { element } = await call(client);
    await typed(element, '#message', '有人摔倒');
    await tap(element, '[type="submit"]');
    await until(() => find(element, '[data-unsent="unsure"]') !== null, text(element));
    expect(find<HTMLTextAreaElement>(element, '#message')?.value).equals('有人摔倒');
    client.server.answer('helpRequests.create', () => problemResponse('already-exists'));
    await tap(element, '[type="submit"]');
    await read(element, 'The duty officer has seen it');
    const sent = client.server.calls.filter(({ id }) => id === 'helpRequests.create');
    expect(new Set(sent.map(({ parameters }) => parameters.requestId)).size).equals(1);
    expect(new Set(sent.map(({ headers }) => headers['wardkit-receipt'])).size).equals(1);
  });

  it('follows the call, says each step once, and stops when it is closed', async () => {
    let now = requestOf();
    const client = helpClient({ create: now, get: () => now });
    const { element, clock } = await call(client);
    await tap(element, '[type="submit"]');
    await read(element, 'The station has your call');
    for (const [state, words] of [
      ['on-the-way', 'Somebody is on the way'],
      ['arrived', 'They have arrived'],
      ['closed', 'Make another call'],
    ] as const) {
      now = requestOf({ state });
      clock.advance(10_000);
      await until(() => find(element, `[data-step="${state}"][aria-current="step"]`) !== null, state);
      await read(element, words);
    }
    const asked = () => client.server.calls.filter(({ id }) => id === 'helpRequests.get').length;
    const before = asked();
    clock.advance(10 * 60_000);
    await element.updateComplete;
    expect(asked()).equals(before);
  });

  it('goes on with the call of a page that was thrown away, until it is closed', async () => {
    let now = requestOf();
    const client = helpClient({ get: () => now });
    const { element, plateCode } = await call(client);
    await tap(element, '[type="submit"]');
    await read(element, 'The station has your call');
    element.remove();
    now = requestOf({ state: 'on-the-way' });
    const again = await mount(WardHelpButton, { client: client.ward, properties: { plateCode } });
    await read(again, 'Somebody is on the way');
    const receipts = client.server.calls.map(({ headers }) => headers['wardkit-receipt']);
    expect(new Set(receipts).size).equals(1);
    now = requestOf({ state: 'closed' });
    again.remove();
    const last = await mount(WardHelpButton, { client: client.ward, properties: { plateCode } });
    await read(last, 'Ask for help here');
  });

  it('says so where it can’t learn how far an earlier call is', async () => {
    let answer: unknown = requestOf();
    const client = helpClient({ get: () => answer });
    const { element, plateCode } = await call(client);
    await tap(element, '[type="submit"]');
    await read(element, 'The station has your call');
    element.remove();
    client.setOnline(false);
    const again = await mount(WardHelpButton, { client: client.ward, properties: { plateCode } });
    await read(again, 'You asked for help from here');
    client.setOnline(true);
    answer = requestOf({ state: 'seen' });
    await tap(again, '.state-notice .button');
    await read(again, 'The duty officer has seen it');
  });

  it('forgets a call after a day, and that of another plate is none of this one', async () => {
    const { element, plateCode, clock } = await call(helpClient());
    await tap(element, '[type="submit"]');
    await read(element, 'The station has your call');
    expect((await findHelpReceipt(plateCode, clock.now())) !== null).isTrue();
    expect(await findHelpReceipt(createPlateCode(), clock.now())).equals(null);
    expect(await findHelpReceipt(plateCode, clock.now() + 25 * 3_600_000)).equals(null);
  });

  it('asks before it takes a call back, and says that somebody may still come', async () => {
    const element = await mountFixture(WardHelpButton, fixture('asked before it is taken back'));
    expect(focused()?.id).equals('cancel-question');
    await tap(element, '[data-keep]');
    await until(() => find(element, '[data-cancel]') !== null);
    await tap(element, '[data-cancel]');
    await tap(element, '[data-confirm]');
    await read(element, 'Somebody may still call or look by.');
    expect(find(element, '[data-cancel]')).equals(null);
  });

  it('leaves the sending to a portal that wants it', async () => {
    const client = helpClient();
    const { element } = await call(client);
    element.addEventListener('ward-help-request', (event) => event.preventDefault());
    await tap(element, '[type="submit"]');
    expect(client.server.calls.filter(({ id }) => id === 'helpRequests.create').length).equals(0);
  });

  it('shows a telephone that can be dialled in every state, and none that is made up', async () => {
    for (const each of fixtures.filter(({ name }) => ['ready', 'no plate', 'received', 'not taken'].includes(name))) {
      const element = await mountFixture(WardHelpButton, each);
      expect(find<HTMLAnchorElement>(element, 'a.call')?.getAttribute('href')).equals('tel:110');
    }
    const odd = await mount<WardHelpButton & Mounted>(WardHelpButton, {
      client: helpClient().ward,
      properties: { telephone: 'javascript:alert(1)' },
    });
    expect(find(odd, 'a')).equals(null);
    odd.telephone = '0762 1234 567';
    await odd.updateComplete;
    expect(find<HTMLAnchorElement>(odd, 'a.call')?.getAttribute('href')).equals('tel:07621234567');
  });

  it('shows the telephone without a client and behind a locked device', async () => {
    const element = await mount(WardHelpButton, { client: null });
    expect(text(element)).contains('Call 110');
  });
});

elementSuite({ widget: WardHelpButton, fixtures, worksWithoutClient: true });
