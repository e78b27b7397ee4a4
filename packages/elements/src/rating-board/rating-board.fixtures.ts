import type { WardClient } from '@wardkit/client';
import type { Objection } from '@wardkit/contract/objections';
import {
  createScriptedClient,
  fixtures as data,
  type ScriptedClient,
  type ScriptedClientOptions,
} from '@wardkit/testing';
import { appears, pressed, still, typed } from '../testing/acting.ts';
import type { Fixture } from '../testing/element-suite.ts';

export const premisesId = data.ids.premises;
export const objectionUrl = 'https://portal.example/objections';
export const statement = '楼道的充电桩已经装了自动断电装置，检查那天因停电没有演示。';

const address = { ...data.premisesOf().address, text: '兴埔路 18 号 2 栋' };
export const premises = { ...data.premisesOf(), address };

export function objectionOf(over: Partial<Objection> = {}): Objection {
  return {
    id: '0193a000-0000-7000-8000-0000000000b1',
    version: 1,
    stationId: data.ids.station,
    premisesId,
    target: { kind: 'rating', id: premisesId },
    state: 'filed',
    statement,
    photographIds: [],
    filedAt: '2026-11-20T10:00:00+08:00',
    answerDueAt: '2026-12-05T23:59:59+08:00',
    answer: null,
    ...over,
  };
}

const answered = objectionOf({
  id: '0193a000-0000-7000-8000-0000000000b2',
  version: 2,
  state: 'answered',
  answer: {
    decision: 'dismissed',
    reason: '复核现场录像，充电桩没有自动断电装置，原认定不变。',
    answeredBy: { role: 'supervisor', displayName: '所领导' },
    answeredAt: '2026-11-21T16:00:00+08:00',
  } as never,
});

const aspect = (name: string, score: number, faults: string[] = []) => ({
  aspect: name,
  score,
  answered: 8,
  items: 8,
  counted: 8,
  faults,
});
const [structure = '', fire = '', security = '', duties = ''] = Object.keys(data.standard.aspects);

const twoStars = data.ratingOf({
  stars: 2,
  score: 86.4,
  aspects: [
    aspect(structure, 100),
    aspect(fire, 71.4, ['FIR-03', 'FIR-05']),
    aspect(security, 100),
    aspect(duties, 74.2, ['LAN-02']),
  ],
  reasons: [{ code: 'score', itemCodes: ['FIR-03', 'FIR-05'], limit: 2 }],
});

export type Answers = NonNullable<ScriptedClientOptions['answers']>;

/** A client of a landlord, or of whom the options say, whose premises have two stars. */
export function scripted(answers: Answers = {}, options: Partial<ScriptedClientOptions> = {}): ScriptedClient {
  return createScriptedClient({
    role: 'landlord',
    random: () => 0,
    ...options,
    answers: {
      'places.getPremises': () => premises,
      'ratings.get': twoStars,
      'objections.list': { items: [], next: null },
      ...answers,
    },
  });
}

const list = (...items: Objection[]): Answers => ({ 'objections.list': { items, next: null } });

function state(
  name: string,
  make: () => ScriptedClient,
  prepare?: (element: HTMLElement, made: ScriptedClient) => Promise<void>,
  properties: Record<string, unknown> = {},
): Fixture {
  let made: ScriptedClient | null = null;
  return {
    name,
    client: (): WardClient => {
      made = make();
      return made.ward;
    },
    properties: { premisesId, objectionUrl, ...properties },
    ...(prepare ? { prepare: (element) => prepare(element, made as ScriptedClient) } : {}),
  };
}

const there = (selector: string) => async (element: HTMLElement) => void (await appears(element, selector));

async function write(element: HTMLElement, words: string): Promise<void> {
  await pressed(element, '[data-object]');
  await typed(element, '#objection-statement', words);
}

const done = new WeakSet<HTMLElement>();

/** Files once, however often a test brings the widget to this state. */
async function file(element: HTMLElement): Promise<void> {
  if (done.has(element)) return;
  done.add(element);
  await write(element, statement);
  await pressed(element, '[data-file]');
}

/** Cuts the network once all was read, and opens the page anew. */
async function cut(element: HTMLElement, { setOnline }: ScriptedClient): Promise<void> {
  await appears(element, '.objections > .sub, .objections > .notice');
  setOnline(false);
  const parent = element.parentElement;
  element.remove();
  parent?.append(element);
  await appears(element, '.panel > .notice');
  await appears(element, '.objections > .notice');
}

async function answerIt(element: HTMLElement, reason: string): Promise<void> {
  await pressed(element, '[data-answer]');
  await pressed(element, 'input[value="dismissed"]');
  await typed(element, '#answer-reason', reason);
  await pressed(element, '[data-decide]');
}

const asSupervisor = { role: 'supervisor' } as const;

/** One fixture for each state of `<ward-rating-board>`. */
export const fixtures: readonly Fixture[] = [
  state('two stars', () => scripted(), there('[data-object]')),
  state(
    'three stars, A3',
    () => scripted({ 'ratings.get': data.ratingOf({ stars: 3, score: 97 }) }),
    there('[data-object]'),
    {
      paper: 'A3',
    },
  ),
  state(
    'no star',
    () => scripted({ 'ratings.get': data.ratingOf({ stars: 0, nextCheckDueOn: null }) }),
    there('[data-object]'),
  ),
  state('no page for objections', () => scripted(), there('[data-object]'), { objectionUrl: '' }),
  { name: 'no premises', client: () => scripted().ward },
  state('loading', () => {
    const made = scripted();
    made.server.fault('places.getPremises', { kind: 'hang' }, 100);
    return made;
  }),
  state('not rated yet', () => {
    const made = scripted();
    made.server.fault('ratings.get', { kind: 'problem', code: 'not-found' }, 100);
    return made;
  }),
  state('not checked to the end', () =>
    scripted({ 'ratings.get': data.ratingOf({ state: 'incomplete', score: null }) }),
  ),
  state('stale', () => scripted(), cut),
  state('offline', () => scripted({}, { online: false })),
  ...(
    [
      ['forbidden', 'forbidden'],
      ['sign in', 'unauthenticated'],
      ['not found', 'not-found'],
      ['error', 'internal-error'],
    ] as const
  ).map(([name, code]) =>
    state(name, () => {
      const made = scripted();
      made.server.fault('places.getPremises', { kind: 'problem', code }, 100);
      return made;
    }),
  ),
  state(
    'objecting',
    () => scripted(),
    (element) => write(element, statement),
  ),
  state(
    'too little written',
    () => scripted(),
    async (element) => {
      await write(element, '不对');
      await pressed(element, '[data-file]');
      await appears(element, '.error-summary');
    },
  ),
  state(
    'saved without a network',
    () => scripted(),
    async (element, made) => {
      await cut(element, made);
      await file(element);
      await appears(element, '[data-queued]');
    },
  ),
  state(
    'not accepted',
    () => {
      const made = scripted();
      made.server.fault('objections.file', { kind: 'problem', code: 'already-recorded' }, 100);
      made.server.fault('objections.fileBatch', { kind: 'problem', code: 'already-recorded' }, 100);
      return made;
    },
    async (element) => {
      await file(element);
      await appears(element, '[data-queued] .notice.extreme');
    },
  ),
  state('an objection waits', () => scripted(list(objectionOf())), there('[data-withdraw]')),
  state(
    'taking it back',
    () => scripted(list(objectionOf())),
    (element) => pressed(element, '[data-withdraw]'),
  ),
  state('answered', () => scripted(list(answered, objectionOf({ state: 'withdrawn' }))), there('[data-objection]')),
  state(
    'a supervisor',
    () => scripted(list(objectionOf({ photographIds: [data.ids.attachment] }), answered), asSupervisor),
    there('[data-answer]'),
  ),
  state(
    'answering',
    () => scripted(list(objectionOf()), asSupervisor),
    async (element) => {
      await pressed(element, '[data-answer]');
      await pressed(element, 'input[value="upheld"]');
    },
  ),
  state(
    'answer without a reason',
    () => scripted(list(objectionOf()), asSupervisor),
    async (element) => {
      await answerIt(element, '不');
      await appears(element, '.decision-fault');
      await still(element);
    },
  ),
  state(
    'not to be answered by this one',
    () => {
      const made = scripted({ ...list(objectionOf()), 'objections.get': objectionOf() }, asSupervisor);
      made.server.fault('objections.answer', { kind: 'problem', code: 'forbidden' }, 100);
      return made;
    },
    async (element) => {
      await answerIt(element, '复核现场录像，原认定不变。');
      await appears(element, '.decision-fault');
      await still(element);
    },
  ),
  state(
    'objections failed',
    () => {
      const made = scripted();
      made.server.fault('objections.list', { kind: 'problem', code: 'internal-error' }, 100);
      return made;
    },
    there('.objections .notice'),
  ),
];

/** A board whose every text a hostile server wrote. */
export function hostile(text: string): Fixture {
  const said = { ...address, text, county: text, township: text, community: text };
  const aspects = Object.fromEntries(
    Object.keys(data.standard.aspects).map((key) => [key, { 'zh-Hans': text, en: text }]),
  );
  return state(
    'hostile',
    () =>
      scripted({
        'places.getPremises': () => ({ ...premises, address: said }),
        'places.getStation': { ...data.station, name: text, telephone: text },
        'rentalChecks.getStandard': { ...data.standard, aspects },
        ...list(objectionOf({ statement: text })),
      }),
    there('[data-objection]'),
    { objectionUrl: `javascript:${text}` },
  );
}
