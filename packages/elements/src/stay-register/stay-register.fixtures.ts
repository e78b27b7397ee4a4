import type { Clock, WardClient } from '@wardkit/client';
import type { Role } from '@wardkit/contract';
import { residentIdentityNumberCheck } from '@wardkit/contract/codes/resident-identity-number';
import type { Stay } from '@wardkit/contract/stays';
import {
  fixtures as common,
  createScriptedClient,
  problemResponse,
  type ScriptedAnswers,
  type ScriptedCall,
  type ScriptedClient,
} from '@wardkit/testing';
import type { Fixture } from '../testing/element-suite.ts';
import { find } from '../testing/find.ts';
import { until } from '../testing/until.ts';

/** Of nobody: its birth is of a century whose people are dead. */
export const identityNumber = `44160218650923207${residentIdentityNumberCheck('44160218650923207')}`;
export const personName = '欧阳示范';
export const telephone = '154 0000 0022';

export const { premises: premisesId, stay: stayId, dwelling: dwellingId } = common.ids;
export const { plateCode } = common;

const page = (items: readonly unknown[], next: string | null = null) => ({ items, next });
const [current, overdue, open] = common.stays as [Stay, Stay, Stay];

/** The stays of a tenant: one that goes on, one that ended. */
export const ownStays: readonly Stay[] = [
  { ...current, registeredAt: '2026-02-01T10:12:00+08:00', registeredByRole: 'landlord' },
  {
    ...open,
    state: 'ended',
    startedOn: '2025-06-15',
    endedOn: '2026-01-28',
    registeredAt: '2025-06-15T09:00:00+08:00',
    registeredByRole: 'officer',
  },
];

/** How a client differs from one that is online and answers the fixtures. */
export interface StayScript {
  readonly role?: Role;
  readonly answers?: ScriptedAnswers;
  readonly online?: boolean;
  readonly kept?: 'device' | 'memory';
  /** What the portal gives. */
  readonly token?: () => string | null;
  /** Runs before the widget reads anything. */
  readonly before?: (scripted: ScriptedClient) => Promise<void> | void;
}

/** A real client over a scripted server, and what it stands on. */
export function stayScript({
  role = 'officer',
  answers,
  online = true,
  kept = 'device',
  token,
  before,
}: StayScript = {}): ScriptedClient {
  const scripted = createScriptedClient({
    role,
    kept,
    ...(token === undefined ? {} : { token }),
    random: () => 0,
    clock: runningFrom('2026-11-22T14:31:00+08:00'),
    answers: {
      'stays.listOverdue': page([overdue]),
      'stays.listOwn': page(ownStays),
      'stays.get': ({ parameters }: ScriptedCall) => ({ ...current, id: parameters.stayId }),
      'stays.register': ({ parameters, body }: ScriptedCall) => ({
        ...current,
        id: parameters.stayId,
        startedOn: (body as { startedOn: string }).startedOn,
      }),
      ...answers,
    },
  });
  if (before === undefined && online) return scripted;
  const ready = Promise.resolve(before?.(scripted)).then(() => {
    if (!online) scripted.setOnline(false);
    return scripted.ward.outbox.ready;
  });
  const descriptors = Object.getOwnPropertyDescriptors(scripted.ward.outbox);
  const outbox = Object.defineProperties({}, { ...descriptors, ready: { value: ready, enumerable: true } });
  // The widget reads the session first: it waits until the script is through.
  const { session } = scripted.ward;
  const get: typeof session.get = (...given) => {
    const late = async () => {
      await ready;
      return session.get(...given);
    };
    return Object.assign(late(), {
      safe: async () => {
        await ready;
        return session.get(...given).safe();
      },
      withResponse: async () => {
        await ready;
        return session.get(...given).withResponse();
      },
    });
  };
  return {
    ...scripted,
    ward: { ...scripted.ward, session: { ...session, get }, outbox: outbox as WardClient['outbox'] },
  };
}

/** A clock that begins at a moment of the pictures and then runs. */
function runningFrom(start: string): Clock {
  const ahead = Date.parse(start) - Date.now();
  return {
    now: () => Date.now() + ahead,
    schedule(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** Types into a field as a person does. */
export function type(element: HTMLElement, selector: string, text: string): void {
  const input = find<HTMLInputElement>(element, selector);
  if (input === null) throw new Error(`no field ${selector}`);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new FocusEvent('blur'));
}

/** Presses what has this mark once it is there; nothing where the widget is past it already. */
export async function pressWhenThere(element: HTMLElement, selector: string): Promise<void> {
  await until(() => find(element, '.task, .receipt') !== null || find(element, selector) !== null, selector);
  find(element, selector)?.click();
  await (element as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
}

export async function openRegistration(element: HTMLElement): Promise<void> {
  await pressWhenThere(element, '[data-action="register"]');
}

/** Fills a registration in. */
export async function fillRegistration(element: HTMLElement): Promise<void> {
  await openRegistration(element);
  await until(() => find(element, '#name') !== null, 'the form');
  type(element, '#name', personName);
  type(element, '#identity', identityNumber);
  type(element, '#telephone', telephone);
}

export async function save(element: HTMLElement): Promise<void> {
  find(element, '[data-action="save"]')?.click();
  await (element as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
}

async function registered(element: HTMLElement): Promise<void> {
  if (find(element, '.receipt') !== null) return;
  await fillRegistration(element);
  await save(element);
}

/** Presses "Sign off" of the first stay and saves it. */
async function signedOff(element: HTMLElement): Promise<void> {
  if (find(element, '.receipt') !== null) return;
  await pressWhenThere(element, '.stay-actions > button:last-child');
  await save(element);
}

async function openChange(element: HTMLElement): Promise<void> {
  await pressWhenThere(element, '.stay-actions > button');
}

const outcome = (name: string) => async (element: HTMLElement) => {
  await until(() => find(element, `[data-outcome="${name}"]`) !== null, name);
};
const inTurn =
  (...steps: ((element: HTMLElement) => Promise<void>)[]) =>
  async (element: HTMLElement) => {
    for (const step of steps) await step(element);
  };

const state = (name: string, script: StayScript, over: Partial<Fixture> = {}): Fixture => ({
  name,
  client: () => stayScript(script).ward,
  ...over,
});
const atPremises = { properties: { premisesId } };
const never = () => new Promise(() => {});
const problem = (code: Parameters<typeof problemResponse>[0]) => () => problemResponse(code);
const changedMeanwhile: Stay = { ...current, version: 2, expectedEndOn: '2026-12-31' };

/** One fixture for each state of `<ward-stay-register>`. */
export const fixtures: readonly Fixture[] = [
  state('premises', {}, atPremises),
  state('overdue', {}),
  state('a tenant', { role: 'resident' }),
  state('a landlord', { role: 'landlord' }),
  state('loading', { answers: { 'session.get': never } }),
  state('nobody registered', { answers: { 'stays.list': page([]) } }, atPremises),
  state('more to come', { answers: { 'stays.listOverdue': page([overdue], 'next') } }),
  state('kept on the device', {
    before: async ({ ward }) => {
      await ward.session.get();
      await ward.stays.listOverdue({ limit: 50 }, { purpose: 'stay-registration' });
    },
    online: false,
  }),
  state(
    'offline, nothing kept but who is signed in',
    {
      before: async ({ ward }) => {
        await ward.session.get();
      },
      online: false,
    },
    atPremises,
  ),
  state('offline', { online: false }),
  state('forbidden', { role: 'mediator' }),
  state('sign in', { role: 'stranger' }),
  state('error', { answers: { 'stays.listOverdue': problem('internal-error') } }),
  state(
    'a plate no longer in force',
    {
      role: 'resident',
      answers: { 'doorplates.scan': common.scanFor('resident', { state: 'revoked' }) },
    },
    { properties: { plateCode } },
  ),
  state('registering', {}, { ...atPremises, prepare: fillRegistration }),
  state('registering by a plate', { role: 'resident' }, { properties: { plateCode }, prepare: openRegistration }),
  state(
    'a wrong number',
    { role: 'resident' },
    {
      prepare: async (element) => {
        await openRegistration(element);
        type(element, '#identity', '44011320141005001');
        await save(element);
      },
    },
  ),
  state(
    'saved, waits',
    {
      before: async ({ ward }) => {
        await ward.session.get();
      },
      online: false,
    },
    { ...atPremises, prepare: inTurn(registered, outcome('waiting')) },
  ),
  state(
    'kept in memory only',
    {
      kept: 'memory',
      before: async ({ ward }) => {
        await ward.session.get();
      },
      online: false,
    },
    { ...atPremises, prepare: inTurn(registered, outcome('waiting')) },
  ),
  state('sent', {}, { ...atPremises, prepare: inTurn(registered, outcome('accepted')) }),
  state(
    'not taken',
    { answers: { 'stays.register': problem('forbidden') } },
    {
      ...atPremises,
      prepare: inTurn(registered, outcome('rejected')),
    },
  ),
  state(
    'not taken by a plate',
    { role: 'resident', answers: { 'stays.register': problem('already-recorded') } },
    {
      properties: { plateCode },
      prepare: inTurn(registered, outcome('rejected')),
    },
  ),
  state('changing', {}, { ...atPremises, prepare: openChange }),
  state(
    'changed meanwhile',
    { answers: { 'stays.change': () => problemResponse('version-stale', { current: changedMeanwhile }) } },
    {
      ...atPremises,
      prepare: async (element) => {
        if (find(element, '[data-now]') !== null) return;
        await openChange(element);
        type(element, '#telephone', telephone);
        await save(element);
        await until(() => find(element, '[data-now]') !== null, 'the stay as it is now');
      },
    },
  ),
  state(
    'signing off',
    {},
    { ...atPremises, prepare: (element) => pressWhenThere(element, '.stay-actions > button:last-child') },
  ),
  state(
    'signed off, changed by somebody else',
    { answers: { 'stays.signOff': () => problemResponse('version-stale', { current: changedMeanwhile }) } },
    { ...atPremises, prepare: inTurn(signedOff, outcome('conflict')) },
  ),
];

/** What a hostile server says of a stay. */
export function hostile(text: string): Fixture {
  const said = { masked: text, revealable: true };
  const stay = {
    ...overdue,
    address: { ...common.address, text },
    dwellingLabel: text,
    person: { ...overdue.person, name: said, identityNumber: said, telephone: said },
  };
  return state('hostile', { answers: { 'stays.listOverdue': page([stay]) } });
}
