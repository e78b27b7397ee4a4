import type { WardClient } from '@wardkit/client';
import { deadlineUnder } from '@wardkit/contract/deadlines';
import { legalRule } from '@wardkit/contract/legal-rules';
import type { problemResponse, ScriptedAnswers, ScriptedCall } from '@wardkit/testing';
import {
  type MediationScript,
  type MediationServer,
  mediationServer,
} from '../mediations/mediation-client.fixtures.ts';
import { composed, type MediationCaseRecord, mediationId } from '../mediations/mediation-records.fixtures.ts';
import { several } from '../mediations/mediation-set.fixtures.ts';
import { appears, pressed, still, typed } from '../testing/acting.ts';
import type { Fixture } from '../testing/element-suite.ts';

/** Counts by outcome: 58 closed, 55 of them settled, as in the source material. */
export const outcomeCounts = { settled: 55, failed: 2, withdrawn: 1, open: 14 } as const;

/** What `statistics.count` answers for counts by outcome; null is withheld. */
export function countsOf(counts: Readonly<Record<string, number | null>>): unknown {
  const one = (count: number | null) => ({ count, suppressed: count === null });
  return {
    module: 'mediations',
    countedBy: 'registeredAt',
    from: '2000-01-01',
    to: '2026-11-22',
    timeZone: 'Asia/Shanghai',
    countedAt: '2026-11-22T14:32:00+08:00',
    rowDimension: 'outcome',
    columnDimension: null,
    columns: [],
    rows: Object.entries(counts).map(([key, count]) => ({ key, label: null, total: one(count), cells: [] })),
    total: one(Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0)),
  };
}

const divisions = {
  items: [
    ['441602101001', '埔前社区'],
    ['441602101002', '上村社区'],
  ].map(([code, name]) => ({
    code,
    name,
    parentCode: '441602101',
    level: 'community',
    firstYear: null,
    lastYear: null,
  })),
  next: null,
};

/** Those of `several`; the month of one is missed, as the server tells it until it is met or ended. */
export const cases: readonly MediationCaseRecord[] = several.map((record) => {
  const { acceptedAt, id } = record.mediation;
  if (id !== mediationId(7) || acceptedAt === null) return record;
  const due = deadlineUnder(legalRule('usual-duration'), acceptedAt);
  const { title, source, article } = legalRule('usual-duration');
  const rest = { startedAt: acceptedAt, missingCalendarYear: null, state: 'passed', ...due } as const;
  const nextDeadline = { ruleId: 'usual-duration', title, source, article, ...rest };
  return { ...record, mediation: { ...record.mediation, nextDeadline } };
});

/** A server with mediations, their counts and the communities of the station. */
export function tracker(script: MediationScript = {}): MediationServer {
  const answers: ScriptedAnswers = {
    'statistics.count': countsOf(outcomeCounts),
    'places.listDivisions': divisions,
    ...script.answers,
  };
  return mediationServer({ pageSize: 200, cases, ...script, answers });
}

/** So many mediations that go on, in the stages by turns. */
export function many(length: number): readonly MediationCaseRecord[] {
  const open = several.filter(({ mediation }) => mediation.state !== 'archived');
  return Array.from({ length }, (_, at) => {
    const record = open[at % open.length] ?? several[0];
    if (record === undefined) throw new Error('there is no mediation to repeat');
    const id = mediationId(1000 + at);
    const number = `MD-2026-${String(1000 + at)}`;
    return composed({ ...record, mediation: { ...record.mediation, id, number } });
  });
}

/** A deadline whose year has no calendar of working days yet. */
export const withoutCalendar: readonly MediationCaseRecord[] = cases.map((record) => {
  const { nextDeadline } = record.mediation;
  if (nextDeadline?.ruleId !== 'public-security-second-session') return record;
  const unknown = { ...nextDeadline, lastDay: null, dueAt: null, missingCalendarYear: 2027 };
  return { ...record, mediation: { ...record.mediation, nextDeadline: unknown } };
});

type Prepare = (element: HTMLElement, made: MediationServer) => Promise<void>;

function state(name: string, make: () => MediationServer, prepare: Prepare = onBoard): Fixture {
  let made: MediationServer | null = null;
  return {
    name,
    client: (): WardClient => {
      made = make();
      return made.ward;
    },
    prepare: (element) => prepare(element, made as MediationServer),
  };
}

/** The board is drawn, and what the caller may. */
export async function onBoard(element: HTMLElement): Promise<void> {
  await appears(element, '.view[data-state="ready"], .view[data-state="stale"], .view[data-state="empty"]');
  await appears(element, '[data-figure="rate"]');
}

/** Goes to a view, where it is not shown yet. */
export const inView =
  (view: string, then: string): Prepare =>
  async (element) => {
    await onBoard(element);
    if (element.shadowRoot?.querySelector(`.view[data-view="${view}"]`) === null) {
      await pressed(element, `[data-view-of="${view}"]`);
    }
    await appears(element, then);
  };

/** Opens the dialog of moves of a mediation. */
export const asking =
  (number: number): Prepare =>
  async (element) => {
    await onBoard(element);
    await pressed(element, `[data-move="${mediationId(number)}"]`);
    await appears(element, 'dialog[open] .move-list');
    await still(element);
  };

/** Opens the intake. */
export const takingIn: Prepare = async (element) => {
  await onBoard(element).catch(() => {});
  if (element.shadowRoot?.querySelector('.intake') === null) await pressed(element, '[data-take-in]');
  await appears(element, '.intake .party');
  await appears(element, '#intake-place option:nth-of-type(2)');
};

/** Fills the intake in from a template, as somebody at the desk does. */
export const filledIn: Prepare = async (element, made) => {
  await takingIn(element, made);
  await pressed(element, '[data-template="noise"]');
  await typed(element, '#intake-facts', '楼下烧烤店营业至凌晨，影响六户。\n要求：23时前停止营业。');
  await typed(element, '.party:nth-of-type(1) input[id^="party-name"]', '张三');
  await typed(element, '.party:nth-of-type(2) input[id^="party-name"]', '李四');
};

async function registered(element: HTMLElement, made: MediationServer): Promise<void> {
  if (element.shadowRoot?.querySelector('.receipt')) return;
  await filledIn(element, made);
  await pressed(element, '[data-register]');
  await appears(element, '.receipt');
  await still(element);
}

const failing = (code: Parameters<typeof problemResponse>[0]) => () => {
  const made = tracker();
  made.server.fault('mediations.list', { kind: 'problem', code }, 100);
  return made;
};

/** Cuts the network once the mediations were read, and opens the page anew. */
export const cut: Prepare = async (element, { setOnline }) => {
  if (element.shadowRoot?.querySelector('.view[data-state="stale"]')) return;
  await onBoard(element);
  setOnline(false);
  const parent = element.parentElement;
  element.remove();
  parent?.append(element);
  await appears(element, '.view[data-state="stale"]');
};

const notice =
  (kind: string): Prepare =>
  async (element) =>
    void (await appears(element, `[data-notice="${kind}"]`));

/** One fixture for each state of `<ward-mediation-tracker>`. */
export const fixtures: readonly Fixture[] = [
  state('board', () => tracker()),
  state('for who may only read', () => tracker({ role: 'party' })),
  state('asked where to move', () => tracker(), asking(4)),
  state('asked where to move, something is missing', () => tracker(), asking(3)),
  state('no dispute goes on', () => tracker({ cases: [] })),
  state('nothing is closed yet', () => tracker({ answers: { 'statistics.count': countsOf({ open: 3 }) } })),
  state('counts not read', () => tracker({ answers: { 'statistics.count': countsOf({ settled: null, open: 3 }) } })),
  state('table', () => tracker(), inView('table', '.list-table tbody tr')),
  state('table, none like this', () => tracker({ cases: [] }), inView('table', '[data-notice="empty"]')),
  state('due', () => tracker(), inView('due', '.due-row')),
  state(
    'due, a year without holidays',
    () => tracker({ cases: withoutCalendar }),
    inView('due', '[data-due="unknown"]'),
  ),
  state('calendar', () => tracker(), inView('calendar', '.day-list')),
  state(
    'calendar, a year without holidays',
    () => tracker(),
    async (element, made) => {
      await inView('calendar', '.day-list')(element, made);
      for (let month = 0; month < 2; month += 1) await pressed(element, '[data-step="next"]');
      await appears(element, '.calendar > .notice');
      await appears(element, '.day-list');
    },
  ),
  state(
    'calendar, not read',
    () => {
      const made = tracker();
      made.server.fault('mediations.listCalendar', { kind: 'problem', code: 'internal-error' }, 100);
      return made;
    },
    inView('calendar', '[data-notice="error"]'),
  ),
  state('taking in', () => tracker(), takingIn),
  state('taking in, filled in', () => tracker(), filledIn),
  state(
    'taking in, to be put right',
    () => tracker(),
    async (element, made) => {
      await filledIn(element, made);
      await typed(element, '#intake-subject', '');
      await typed(element, '.party:nth-of-type(2) input[id^="party-name"]', '张三');
      await pressed(element, '[data-register]');
      await appears(element, '.error-summary');
    },
  ),
  state(
    'asked before deleting a draft',
    () => tracker(),
    async (element, made) => {
      await filledIn(element, made);
      await pressed(element, '[data-discard]');
    },
  ),
  state('taken in', () => tracker(), registered),
  state(
    'taken in, no network',
    () => tracker(),
    async (element, made) => {
      if (element.shadowRoot?.querySelector('.receipt')) return;
      await filledIn(element, made);
      made.setOnline(false);
      await registered(element, made);
    },
  ),
  state(
    'taken in, the server refuses',
    () => {
      const made = tracker();
      made.server.fault('mediations.register', { kind: 'problem', code: 'invalid-input' }, 100);
      return made;
    },
    async (element, made) => {
      await registered(element, made);
      await appears(element, '.receipt[data-sending="rejected"]');
      await still(element);
    },
  ),
  state('loading', () => tracker({ answers: { 'mediations.list': () => new Promise(() => {}) } }), notice('loading')),
  state('stale', () => tracker(), cut),
  state('offline', () => tracker({ online: false }), notice('offline')),
  state('forbidden', failing('forbidden'), notice('forbidden')),
  state('sign in', failing('unauthenticated'), notice('sign-in')),
  state('error', failing('internal-error'), notice('error')),
];

/** A state in which a text of a person's is on screen. */
export const hostile = (text: string): Fixture =>
  state('a hostile text', () =>
    tracker({
      cases: several.map((record, at) =>
        at > 1
          ? record
          : {
              ...record,
              mediation: {
                ...record.mediation,
                subject: text,
                number: text.slice(0, 40),
                parties: record.mediation.parties.map((party) => ({ ...party, name: { ...party.name, masked: text } })),
              },
            },
      ),
      answers: {
        'mediations.list': ({ role: _role }: ScriptedCall) => ({
          items: several.slice(0, 3).map(({ mediation }, at) => (at > 1 ? mediation : { ...mediation, subject: text })),
          next: null,
        }),
      },
    }),
  );
