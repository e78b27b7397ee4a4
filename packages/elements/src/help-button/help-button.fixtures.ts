import type { HelpRequest } from '@wardkit/contract/help-requests';
import { createPlateCode } from '@wardkit/contract/plate';
import { createScriptedClient, problemResponse } from '@wardkit/testing';
import { appears, pressed, still, typed } from '../testing/acting.ts';
import type { Fixture } from '../testing/element-suite.ts';
import { type FakeClock, fakeClock } from '../testing/fake-clock.ts';

const received: HelpRequest = {
  id: '0190e0a0-0000-7000-8000-000000000301',
  version: 1,
  stationId: '0190e0a0-0000-7000-8000-000000000001',
  kind: 'help',
  state: 'received',
  stateSince: '2026-11-22T14:32:00+08:00',
  receivedAt: '2026-11-22T14:32:00+08:00',
  cancelledAt: null,
};

/** A call as the server tells it. */
export function requestOf(over: Partial<HelpRequest> = {}): HelpRequest {
  return { ...received, ...over };
}

type Answer = HelpRequest | (() => unknown);

/** What the server answers to each call; a request, or what a function returns. */
export interface HelpScript {
  readonly create?: Answer;
  readonly get?: Answer;
  readonly cancel?: Answer;
  readonly online?: boolean;
  /** What meets every call that is sent. */
  readonly fault?: 'lost-answer';
}

/** The client of somebody at a door. */
export function helpClient({ create, get, cancel, online = true, fault }: HelpScript = {}) {
  const sent = create ?? requestOf();
  const made = createScriptedClient({
    role: 'stranger',
    online,
    answers: {
      'helpRequests.create': sent,
      'helpRequests.get': get ?? sent,
      'helpRequests.cancel': cancel ?? requestOf({ version: 2, cancelledAt: '2026-11-22T14:33:00+08:00' }),
    },
  });
  if (fault !== undefined) made.server.fault('helpRequests.create', { kind: fault }, 100);
  return made;
}

const never = () => new Promise(() => {});
const unknown = () => problemResponse('not-found');

const state = (name: string, script: HelpScript = {}, prepare?: Fixture['prepare']): Fixture => ({
  name,
  client: () => helpClient(script).ward,
  // A plate of its own each time: the device keeps the receipts of a day.
  get properties() {
    return { plateCode: createPlateCode() };
  },
  ...(prepare ? { prepare } : {}),
});

const ask = (call: string) => (element: HTMLElement) => pressed(element, `[data-call="${call}"]`);

const send =
  (call: string, shows: string, before?: (element: HTMLElement) => Promise<void>) => async (element: HTMLElement) => {
    // Taken off the page and put back it has found its call again.
    const first = await appears(element, '[data-call], [data-state="sent"]');
    if (first.matches('[data-state="sent"]')) return;
    await ask(call)(element);
    await before?.(element);
    await pressed(element, '.form [type="submit"]');
    await appears(element, shows);
    await still(element);
  };
const sent = send('help', '[data-state="sent"]');
const unsent = send('help', '[data-unsent]');

async function askToCancel(element: HTMLElement): Promise<void> {
  await sent(element);
  await pressed(element, '[data-cancel]');
}

async function cancel(element: HTMLElement): Promise<void> {
  await askToCancel(element);
  await pressed(element, '[data-confirm]');
  await appears(element, '.answers .notice, .notice.accent');
  await still(element);
}

/** Moves the fixture's clock to the next look. */
async function later(element: HTMLElement): Promise<void> {
  (element as HTMLElement & { clock: FakeClock }).clock.advance(10_000);
}

/** One fixture for each state of `<ward-help-button>`. */
export const fixtures: readonly Fixture[] = [
  state('ready'),
  { name: 'no plate', client: () => helpClient().ward },
  state('help is asked for', {}, ask('help')),
  state('advice is asked for', {}, ask('advice')),
  state('telephone is wrong', {}, async (element) => {
    await ask('help')(element);
    await typed(element, '#telephone', '12');
    await pressed(element, '.form [type="submit"]');
  }),
  state('sending', { create: never, get: unknown }, send('help', '.form [aria-disabled="true"]')),
  state('not sent, offline', { online: false }, unsent),
  state('perhaps sent', { fault: 'lost-answer', get: unknown }, unsent),
  state('plate not in force', { create: () => problemResponse('plate-unknown') }, unsent),
  state('too many calls', { create: () => problemResponse('rate-limited') }, unsent),
  state('not taken', { create: () => problemResponse('internal-error'), get: unknown }, unsent),
  state('received', {}, sent),
  state('seen', { create: requestOf({ state: 'seen', version: 2 }) }, sent),
  state('on the way', { create: requestOf({ state: 'on-the-way', version: 3 }) }, sent),
  state('arrived', { create: requestOf({ state: 'arrived', version: 4 }) }, sent),
  state('closed', { create: requestOf({ state: 'closed', version: 5 }) }, sent),
  state('a state of a later version', { create: requestOf({ state: 'called-back' }) }, sent),
  state('a question that was seen', { create: requestOf({ kind: 'advice', state: 'seen' }) }, send('advice', '.steps')),
  {
    ...state('nothing heard', { get: () => problemResponse('internal-error') }, async (element) => {
      await sent(element);
      await later(element);
      await appears(element, '.notice.severe');
      await still(element);
    }),
    clock: () => fakeClock(),
  },
  state('asked before it is taken back', {}, askToCancel),
  state('taken back', {}, cancel),
  state('not taken back', { cancel: () => problemResponse('internal-error') }, cancel),
];
