import type { WardClient } from '@wardkit/client';
import type { Role } from '@wardkit/contract';
import type { AccessLogEntry } from '@wardkit/contract/audit';
import type { OwnRecord, PersonRequest } from '@wardkit/contract/person-requests';
import {
  fixtures as common,
  createScriptedClient,
  problemResponse,
  type ScriptedAnswers,
  type ScriptedClient,
} from '@wardkit/testing';
import type { Fixture } from '../testing/element-suite.ts';
import { find } from '../testing/find.ts';
import { until } from '../testing/until.ts';

const { station, stay: stayId, premises: premisesId } = common.ids;
export const personId = '0193a000-0000-7000-8000-000000000071';
const stationName = common.station.name;
const page = (items: readonly unknown[], next: string | null = null) => ({ items, next });

/** A reading of the log; `over` replaces members. */
export function entryOf(at: string, over: Partial<AccessLogEntry> = {}): AccessLogEntry {
  return {
    entryId: crypto.randomUUID(),
    stationId: station,
    stationName,
    at,
    role: 'officer',
    purpose: 'rental-check',
    operation: 'stays.list',
    revealed: false,
    ...over,
  };
}

export const entries: readonly AccessLogEntry[] = [
  entryOf('2026-11-20T14:26:00+08:00', {
    operation: 'reveals.create',
    purpose: 'hazard-rectification',
    revealed: true,
  }),
  entryOf('2026-11-20T14:25:00+08:00'),
  entryOf('2026-11-02T09:10:00+08:00', { role: 'auxiliary', operation: 'stays.change', purpose: 'stay-registration' }),
  entryOf('2026-09-14T18:40:00+08:00', { role: 'landlord', operation: 'stays.get', purpose: null }),
];

export const records: readonly OwnRecord[] = [
  {
    record: `/v1/stays/${stayId}`,
    stationId: station,
    stationName,
    fields: ['/person/name', '/person/identityNumber', '/person/telephone'],
    since: '2026-02-01T10:12:00+08:00',
    keptUntil: null,
  },
  {
    record: `/v1/premises/${premisesId}`,
    stationId: station,
    stationName,
    fields: ['/landlord/name', '/landlord/telephone'],
    since: '2024-03-01T09:00:00+08:00',
    keptUntil: null,
  },
];

/** A request of the person; `over` replaces members. */
export function requestOf(over: Partial<PersonRequest> = {}): PersonRequest {
  return {
    id: '0193a000-0000-7000-8000-0000000000f1',
    version: 1,
    stationId: station,
    personId,
    kind: 'correction',
    state: 'received',
    record: `/v1/stays/${stayId}`,
    field: '/person/telephone',
    correctValue: { masked: '154****0024', revealable: true },
    statement: '登记的手机号已停用，请更正。',
    receivedAt: '2026-11-20T10:00:00+08:00',
    dueOn: '2026-12-20',
    answer: null,
    ...over,
  };
}

const answered = requestOf({
  id: '0193a000-0000-7000-8000-0000000000f2',
  version: 2,
  kind: 'deletion',
  state: 'refused',
  field: null,
  correctValue: null,
  receivedAt: '2026-08-01T10:00:00+08:00',
  answer: {
    decision: 'refused',
    reason: '居住登记在住期间依法须保存。',
    legalBasis: '个人信息保护法第四十七条第二款',
    at: '2026-08-12T15:00:00+08:00',
  },
});

/** How a client differs from a tenant's whose records were read four times. */
export interface LogScript {
  readonly role?: Role;
  readonly answers?: ScriptedAnswers;
  readonly online?: boolean;
  /** What the portal gives. */
  readonly token?: () => string | null;
}

/** A real client over a scripted server, and what it stands on. */
export function logScript({ role = 'resident', answers, online = true, token }: LogScript = {}): ScriptedClient {
  return createScriptedClient({
    role,
    online,
    ...(token === undefined ? {} : { token }),
    random: () => 0,
    answers: {
      ...(role === 'resident' ? { 'session.get': common.sessionOf('resident', { personId }) } : {}),
      'audit.listAccessLog': page(entries),
      'personRequests.listOwnRecords': page(records),
      'personRequests.list': page([requestOf(), answered]),
      'personRequests.create': requestOf({ id: '0193a000-0000-7000-8000-0000000000f3' }),
      'stays.listOwn': page([common.stayOf()]),
      ...answers,
    },
  });
}

/** Puts a value into a field as a person does. */
export function enter(element: HTMLElement, selector: string, value: string): void {
  const field = find<HTMLInputElement>(element, selector);
  if (field === null) throw new Error(`no field ${selector}`);
  field.value = value;
  field.dispatchEvent(new Event(field.matches('select') ? 'change' : 'input', { bubbles: true, composed: true }));
}

export async function press(element: HTMLElement, selector: string): Promise<void> {
  await until(() => find(element, `${selector}, .task`) !== null, selector);
  find(element, selector)?.click();
  await (element as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
}

/** Opens the form of a request, which is fetched then. */
export async function ask(element: HTMLElement): Promise<void> {
  await press(element, '[data-action="ask"]');
  await until(() => find(element, '.task') !== null, 'the form');
}

const state = (name: string, script: LogScript, over: Partial<Fixture> = {}): Fixture => ({
  name,
  client: () => logScript(script).ward as WardClient,
  ...over,
});
const problem = (code: Parameters<typeof problemResponse>[0]) => () => problemResponse(code);

/** One fixture for each state of `<ward-access-log>`. */
export const fixtures: readonly Fixture[] = [
  state('ready', {}),
  state('nobody looked', { answers: { 'audit.listAccessLog': page([]), 'personRequests.list': page([]) } }),
  state('nothing recorded', {
    answers: {
      'audit.listAccessLog': page([]),
      'personRequests.list': page([]),
      'personRequests.listOwnRecords': page([]),
    },
  }),
  state('more to come', { answers: { 'audit.listAccessLog': page(entries, 'next') } }),
  state('an account of no person', { answers: { 'session.get': common.sessionOf('resident', { personId: null }) } }),
  state('loading', { answers: { 'session.get': () => new Promise(() => {}) } }),
  state('offline', { online: false }),
  state('forbidden', { role: 'officer' }),
  state('sign in', { role: 'stranger' }),
  state('error', { answers: { 'audit.listAccessLog': problem('internal-error') } }),
  state('asking', {}, { prepare: ask }),
  state(
    'asking, not filled in',
    {},
    {
      prepare: async (element) => {
        await ask(element);
        await press(element, '[data-action="send"]');
      },
    },
  ),
  state(
    'sent',
    {},
    {
      prepare: async (element) => {
        if (find(element, '[data-task="sent"]') !== null) return;
        await ask(element);
        find(element, 'input[value="restriction"]')?.click();
        await (element as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
        enter(element, '#request-statement', '请限制使用。');
        await press(element, '[data-action="send"]');
        await until(() => find(element, '[data-task="sent"]') !== null, 'the receipt');
      },
    },
  ),
];

/** What a hostile server says of a reading and of a record. */
export function hostile(text: string): Fixture {
  const said = { masked: text, revealable: true };
  const { person, ...stay } = common.stayOf({ dwellingLabel: text });
  return state('hostile', {
    answers: {
      'audit.listAccessLog': page([
        entryOf('2026-11-20T14:26:00+08:00', { role: text as 'officer', stationName: text, purpose: text }),
      ]),
      'personRequests.listOwnRecords': page(records.map((record) => ({ ...record, stationName: text }))),
      'personRequests.list': page([
        {
          ...answered,
          kind: text,
          state: text,
          correctValue: said,
          answer: { ...answered.answer, reason: text, legalBasis: text },
        },
      ]),
      'stays.listOwn': page([{ ...stay, person: { ...person, name: said, identityNumber: said, telephone: said } }]),
    },
  });
}
