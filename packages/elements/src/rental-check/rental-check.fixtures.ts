import { problemBody } from '@wardkit/contract/problem';
import { fixtures as wire } from '@wardkit/testing';
import type { Fixture } from '../testing/element-suite.ts';
import { anotherStandard } from './another-standard.fixtures.ts';
import {
  allAnswered,
  type CheckScript,
  checkClient,
  checkId,
  draftWith,
  entry,
  fullDevice,
  keep,
  premises,
  premisesId,
  readBefore,
  sendingNow,
  settledAs,
} from './check-client.fixtures.ts';
import type { Draft } from './draft.ts';
import { draftKey } from './draft-keeper.ts';
import { toSubmission } from './submission.ts';

const { standard } = wire;
const note = '一层楼道停放 3 辆，其中 1 辆正在充电';
const now = Date.parse('2026-11-22T14:31:00+08:00');

/** In the middle of a check, as in the picture of the design: structure done, fire 5 of 12. */
const half = draftWith(
  {
    ...Object.fromEntries(
      standard.items.filter((item) => item.aspect === 'structure').map((item) => [item.code, entry('conforms')]),
    ),
    'FIR-01': entry('conforms'),
    'FIR-02': entry('conforms', { note: '二楼东侧已改装' }),
    'FIR-03': entry('fault', { note }),
    'FIR-04': entry('not-applicable'),
    'FIR-05': entry('conforms'),
  },
  { place: { aspect: 'fire', itemCode: null } },
);

/** All answered, with two faults. */
const finished = draftWith(
  allAnswered({
    'FIR-03': entry('fault', { note }),
    'LLD-02': entry('fault', { note: '两名新租户尚未登记' }),
    'FIR-08': entry('not-applicable'),
  }),
  { place: { aspect: 'landlord', itemCode: null } },
);

const fixture = (name: string, script: CheckScript = {}, prepare?: Fixture['prepare']): Fixture => ({
  name,
  client: () => checkClient(script),
  properties: { premisesId },
  prepare: async (element) => {
    await loaded(element);
    await prepare?.(element);
  },
});

async function loaded(element: HTMLElement): Promise<void> {
  const waits = () => element.shadowRoot?.querySelector('[aria-busy="true"], [data-notice="loading"]');
  while (element.isConnected && waits() !== null) await new Promise(requestAnimationFrame);
}

const kept = (draft: Draft, photographs: Record<string, number> = {}): CheckScript => ({
  before: async ({ ward }) => void (await keep(ward, draft, photographs)),
});

function click(...selectors: string[]): NonNullable<Fixture['prepare']> {
  return async (element) => {
    for (const selector of selectors) {
      const target = () => element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
      while (target() === null) await new Promise(requestAnimationFrame);
      target()?.click();
      await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
    }
  };
}

/** A picture of a signature, so to say. */
async function signature(): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = 900;
  canvas.height = 300;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 900, 300);
  context.lineWidth = 7;
  context.beginPath();
  context.moveTo(120, 190);
  context.bezierCurveTo(240, 20, 300, 330, 420, 120);
  context.bezierCurveTo(480, 60, 560, 290, 760, 130);
  context.stroke();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}

/** Opens a `<details>`. */
function open(selector: string): NonNullable<Fixture['prepare']> {
  return async (element) => {
    const find = () => element.shadowRoot?.querySelector<HTMLDetailsElement>(selector) ?? null;
    while (find() === null) await new Promise(requestAnimationFrame);
    (find() as HTMLDetailsElement).open = true;
  };
}

/** Chooses files for an item as a person would. */
function choose(itemCode: string, files: readonly File[]): NonNullable<Fixture['prepare']> {
  return async (element) => {
    const find = () => element.shadowRoot?.querySelector<HTMLInputElement>(`[data-choose="${itemCode}"]`) ?? null;
    while (find() === null) await new Promise(requestAnimationFrame);
    const input = find() as HTMLInputElement;
    const chosen = new DataTransfer();
    for (const file of files) chosen.items.add(file);
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    const refused = () => element.shadowRoot?.querySelectorAll(`[data-item="${itemCode}"] .notice p`).length ?? 0;
    while (refused() < files.length) await new Promise(requestAnimationFrame);
  };
}

/** Hands the finished check in before the widget looks. */
async function handIn(ward: Parameters<typeof keep>[0], draft: Draft): Promise<void> {
  const whole = await keep(ward, draft, { 'FIR-03': 2 });
  const { submission, photographIds } = toSubmission({ standard, premises, history: [], draft: whole }, now);
  await ward.rentalChecks.submit(submission, {
    checkId,
    photos: photographIds,
    premisesLabel: '兴埔路18号2栋 1单元 302',
  });
}

/** The check before this one, which told the house. */
const lastTime = wire.checkFrom(
  wire.ids.check,
  wire.submissionOf(
    {
      finishedAt: '2026-09-20T10:20:00+08:00',
      facts: {
        use: { value: 'let', source: 'confirmed' },
        floorArea: { value: 86.5, source: 'confirmed' },
        dwellingCount: { value: 3, source: 'changed' },
      },
    },
    ['FIR-09'],
  ),
  '2026-09-20T10:25:00+08:00',
);

/** A check on record with what a reviewer looks at. */
const recorded = {
  ...wire.checkFrom(
    wire.ids.check,
    wire.submissionOf(
      {
        startedAt: '2026-11-20T09:05:00+08:00',
        finishedAt: '2026-11-20T09:25:00+08:00',
        answers: standard.items.map(({ code, aspect }) => ({
          itemCode: code,
          outcome: code === 'FIR-03' ? 'fault' : code === 'FIR-08' ? 'not-applicable' : 'conforms',
          observedAt: '2026-11-20T09:12:00+08:00',
          answeredTogether: aspect === 'security',
          note: code === 'FIR-03' ? note : null,
          photographIds: [],
        })),
        facts: {
          use: { value: 'let', source: 'confirmed' },
          storeys: { value: 7, source: 'changed', was: 6 },
          dwellingCount: { value: 3, source: 'carried-over' },
        },
        signatures: [
          {
            signer: 'officer',
            form: 'refused',
            attachmentId: null,
            reason: '在纸上签: 纸质件已存档',
            signedAt: '2026-11-20T09:24:00+08:00',
          },
          {
            signer: 'landlord',
            form: 'refused',
            attachmentId: null,
            reason: '不愿签字: 需先咨询家人',
            signedAt: '2026-11-20T09:24:30+08:00',
          },
        ],
      },
      [],
    ),
    '2026-11-20T09:30:00+08:00',
  ),
  checkedBy: { role: 'officer', displayName: '民警 李**' },
};
const reviewer = { role: 'supervisor', displayName: '督导 赵**' };
const sentBack = {
  ...recorded,
  state: 'sent-back',
  version: 2,
  review: {
    decision: 'send-back',
    reason: '楼道充电处没有照片，请补拍并写明位置。',
    reviewedBy: reviewer,
    reviewedAt: '2026-11-21T10:00:00+08:00',
  },
};

const refused = (code: Parameters<typeof problemBody>[0], status: number) =>
  new Response(JSON.stringify(problemBody(code, { requestId: 'request-9', language: 'en' })), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

/** A check on record, opened by its id. */
function onRecord(
  name: string,
  over: Partial<typeof recorded> & Record<string, unknown>,
  prepare?: Fixture['prepare'],
  answers: CheckScript['answers'] = {},
): Fixture {
  return {
    ...fixture(
      name,
      {
        before: ({ server }) => {
          server.records.checks.push({ ...recorded, ...over } as typeof recorded);
        },
        answers,
      },
      prepare,
    ),
    properties: { checkId: recorded.id },
  };
}

/** Another officer's check came in between. */
const inBetween = wire.checkFrom(
  wire.ids.check,
  wire.submissionOf(
    {
      answers: standard.items.map((item) => ({
        itemCode: item.code,
        outcome: item.code === 'FIR-09' ? 'fault' : 'conforms',
        observedAt: '2026-11-22T13:40:00+08:00',
        answeredTogether: false,
        note: item.code === 'FIR-09' ? '二楼有一处私拉电线' : null,
        photographIds: [],
      })),
    },
    [],
  ),
  '2026-11-22T13:52:00+08:00',
);

const pdf = () => new File(['%PDF-1.7\n1 0 obj'], '楼道照片.jpg', { type: 'image/jpeg' });
const heic = () =>
  new File([new Uint8Array([0, 0, 0, 24]), 'ftypheic', new Uint8Array([0, 0, 0, 0]), 'mif1heic'], 'IMG_2031.HEIC', {
    type: 'image/heic',
  });
const broken = () =>
  new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46])], 'DSC_0007.jpg', { type: 'image/jpeg' });

/** One fixture for each state of `<ward-rental-check>`. */
export const fixtures: readonly Fixture[] = [
  fixture('a new check'),
  fixture('in the middle', kept(half, { 'FIR-03': 2 })),
  fixture('the rest conforms, asked', kept(half), click('[data-together]')),
  fixture('answered together', kept(half), async (element) => {
    // Put back on the page, it is still answered.
    if (element.shadowRoot?.querySelector('[data-together]:disabled')) return;
    await click('[data-together]', '[data-together-yes]')(element);
  }),
  fixture('photographs refused', kept(half), choose('FIR-03', [pdf(), heic(), broken()])),
  fixture('offline, from what was kept', {
    before: async ({ ward, setOnline }) => {
      await readBefore(ward);
      await keep(ward, half, { 'FIR-03': 1 });
      setOnline(false);
    },
  }),
  fixture('kept in memory only', { ...kept(half), kept: 'memory' }, click('[data-item="FIR-06"] input')),
  fixture('storage full', { ...kept(half), over: fullDevice }, click('[data-item="FIR-06"] input')),
  fixture(
    'changed by another tab',
    {
      ...kept(half),
      over: (ward) => ({
        drafts: {
          ...ward.drafts,
          watch(key, listener) {
            const stop = ward.drafts.watch(key, listener);
            const theirs = { ...half, answers: { ...half.answers, 'FIR-06': entry('conforms', { changedAt: now }) } };
            queueMicrotask(() => void ward.drafts.put(key, theirs));
            return stop;
          },
        },
      }),
    },
    async (element) => {
      const heard = () => element.shadowRoot?.textContent?.match(/another tab|Another tab|另一个标签页/);
      while (!heard()) await new Promise(requestAnimationFrame);
    },
  ),
  fixture('a checklist of another shape', {
    ...kept(
      draftWith(
        {
          B1: entry('conforms'),
          F1: entry('fault', { note: '一楼楼道停放' }),
          F2: entry('conforms'),
        },
        { standardVersion: anotherStandard.version, place: { aspect: 'fire', itemCode: null } },
      ),
    ),
    answers: { 'rentalChecks.listStandards': { items: [anotherStandard], next: null } },
  }),
  fixture(
    'an answer that is not asked any more',
    {
      ...kept(
        draftWith(
          { F1: entry('not-applicable'), F2: entry('fault') },
          { standardVersion: anotherStandard.version, place: { aspect: 'fire', itemCode: null } },
        ),
      ),
      answers: { 'rentalChecks.listStandards': { items: [anotherStandard], next: null } },
    },
    async (element) => {
      const there = () => element.shadowRoot?.querySelector('[data-kept]') ?? null;
      while (there() === null) await new Promise(requestAnimationFrame);
    },
  ),
  fixture(
    'the house, opened',
    {
      before: async ({ ward, server }) => {
        server.records.checks.push(lastTime);
        await keep(
          ward,
          draftWith(
            {},
            {
              previousCheckId: lastTime.id,
              facts: {
                use: { value: 'let', source: 'confirmed', changedAt: now },
                storeys: { value: 7, source: 'changed', was: 6, changedAt: now },
              },
              undo: { kind: 'fact', section: 'facts', before: { storeys: null } },
            },
          ),
        );
      },
    },
    open('.house'),
  ),
  fixture('search for an item', kept(half), async (element) => {
    await click('[data-search]')(element);
    const find = () => element.shadowRoot?.querySelector<HTMLInputElement>('#search') ?? null;
    while (find() === null) await new Promise(requestAnimationFrame);
    const field = find() as HTMLInputElement;
    field.value = 'fir';
    field.dispatchEvent(new InputEvent('input'));
  }),
  fixture('begun under an older checklist', {
    ...kept({ ...half, standardVersion: '2025-12' }),
    answers: { 'rentalChecks.getStandard': { ...standard, version: '2025-12' } },
  }),
  fixture('open hazards from before', {
    answers: {
      'hazards.list': () => ({
        items: ['FIR-01', 'SEC-01'].map((itemCode, index) => ({
          ...(wire.checkFrom(wire.ids.check, wire.submissionOf({}, [itemCode])).hazards[0] as object),
          observedAt: '2026-11-12T10:20:00+08:00',
          dueAt: index === 0 ? '2026-11-13T10:20:00+08:00' : '2026-12-12T10:20:00+08:00',
        })),
        next: null,
      }),
    },
    before: async ({ ward }) =>
      void (await keep(ward, { ...half, answers: { ...half.answers, 'FIR-01': entry('conforms') } })),
  }),
  fixture(
    'summary, answers missing',
    kept({
      ...finished,
      answers: allAnswered({ 'FIR-03': entry('fault', { note }), 'FIR-07': entry(null), 'SEC-04': entry(null) }),
    }),
    click('[data-next]'),
  ),
  fixture('summary, ready', kept(finished, { 'FIR-03': 2 }), click('[data-next]')),
  fixture(
    'at the door: who lives here and who signed',
    {
      before: async ({ ward }) => {
        const { id } = await ward.drafts.putPhoto(await signature(), { premisesId });
        const signedAt = '2026-11-22T14:28:00+08:00';
        const changedAt = Date.parse(signedAt);
        await keep(ward, {
          ...finished,
          residents: {
            [wire.ids.stay]: { state: 'lives-here', changedAt },
            '0193a000-0000-7000-8000-000000000072': { state: 'left', changedAt },
          },
          signatures: {
            officer: { form: 'signature', attachmentId: id, reason: '', signedAt, changedAt },
            landlord: {
              form: 'refused',
              attachmentId: null,
              reason: '不愿签字: 需先咨询家人',
              signedAt: '2026-11-22T14:09:00+08:00',
              changedAt,
            },
          },
          undo: { kind: 'resident', section: 'residents', before: { [wire.ids.stay]: null } },
        });
      },
    },
    click('[data-next]'),
  ),
  fixture(
    'at the door, nobody could be read',
    {
      before: async ({ ward, server }) => {
        server.fault('stays.list', { kind: 'problem', code: 'malformed-request' }, 9);
        await keep(ward, finished);
      },
    },
    click('[data-next]'),
  ),
  fixture(
    'handing in',
    {
      ...kept(finished),
      over: (ward) => ({ rentalChecks: { ...ward.rentalChecks, submit: () => new Promise(() => {}) } }),
    },
    click('[data-next]', '[data-hand-in]'),
  ),
  fixture(
    'not handed in, storage full',
    {
      ...kept(finished),
      over: (ward) => ({
        rentalChecks: {
          ...ward.rentalChecks,
          submit: () => fullDevice(ward).drafts?.put('', null) as Promise<never>,
        },
      }),
    },
    click('[data-next]', '[data-hand-in]', '.failure'),
  ),
  fixture('receipt, offline', {
    before: async ({ ward, setOnline }) => {
      await readBefore(ward);
      setOnline(false);
      await handIn(ward, finished);
    },
  }),
  fixture('receipt, being sent', {
    before: async ({ ward, setOnline }) => {
      await readBefore(ward);
      setOnline(false);
      await handIn(ward, finished);
    },
    over: sendingNow,
  }),
  fixture('receipt, sign in to send', {
    before: async ({ ward, server }) => {
      server.fault('rentalChecks.submit', { kind: 'problem', code: 'unauthenticated' }, 9);
      await handIn(ward, finished);
      await settledAs(ward, 'waiting-for-sign-in');
    },
  }),
  fixture('receipt, on record', {
    before: async ({ ward }) => {
      await handIn(ward, finished);
      await settledAs(ward, 'accepted');
    },
  }),
  fixture('conflict', {
    before: async ({ ward, server }) => {
      server.records.checks.push(inBetween);
      await handIn(ward, finished);
      await settledAs(ward, 'conflict');
    },
  }),
  fixture(
    'conflict, drop asked',
    {
      before: async ({ ward, server }) => {
        server.records.checks.push(inBetween);
        await handIn(ward, finished);
        await settledAs(ward, 'conflict');
      },
    },
    click('[data-drop]'),
  ),
  fixture(
    'conflict, theirs chosen',
    {
      before: async ({ ward, server }) => {
        server.records.checks.push(inBetween);
        await handIn(ward, finished);
        await settledAs(ward, 'conflict');
      },
    },
    click('input[name="differs-FIR-09"][value="theirs"]'),
  ),
  fixture('sent back to its maker', {
    before: ({ server }) => {
      server.records.checks.push(sentBack);
    },
  }),
  onRecord('on record, to be reviewed', { isOwn: false }),
  onRecord(
    'on record, send back asked',
    { isOwn: false },
    click('[data-record-action="send-back"]', '[data-reason-yes]'),
  ),
  onRecord('on record, own', {}),
  onRecord('on record, own and sent back', sentBack),
  onRecord('on record, withdrawn', {
    state: 'withdrawn',
    withdrawal: { reason: '误将 20 号登记为 18 号，现撤回', withdrawnAt: '2026-11-22T12:00:00+08:00' },
  }),
  onRecord('on record, somebody was quicker', { isOwn: false }, click('[data-record-action="accept"]', '.failure'), {
    'rentalChecks.review': () => refused('state-conflict', 409),
  }),
  onRecord(
    'on record, accepted here',
    { isOwn: false },
    click('[data-record-action="accept"]', '[data-record="reviewed"]'),
    {
      'rentalChecks.review': () => ({
        ...recorded,
        isOwn: false,
        state: 'reviewed',
        version: 2,
        review: { decision: 'accept', reason: null, reviewedBy: reviewer, reviewedAt: '2026-11-22T14:31:00+08:00' },
      }),
    },
  ),
  fixture('rejected', {
    answers: {
      'rentalChecks.submit': () =>
        new Response(
          JSON.stringify(
            problemBody('invalid-input', {
              requestId: 'request-7',
              language: 'zh-Hans',
              errors: [
                { pointer: '/answers/10/note', code: 'too_big', message: '备注最多 2000 字' },
                { pointer: '/finishedAt', code: 'custom', message: '结束时间晚于服务器时间' },
              ],
            }),
          ),
          { status: 422, headers: { 'content-type': 'application/problem+json' } },
        ),
    },
    before: async ({ ward }) => {
      await handIn(ward, finished);
      await settledAs(ward, 'rejected');
    },
  }),
  {
    name: 'loading',
    client: () => checkClient({ before: ({ server }) => server.fault('places.getPremises', { kind: 'hang' }, 9) }),
    properties: { premisesId },
  },
  { name: 'no premises', client: () => checkClient(), properties: {} },
  fixture('sign in', {
    before: ({ server }) => server.fault('places.getPremises', { kind: 'problem', code: 'unauthenticated' }, 9),
  }),
  fixture('forbidden', {
    before: ({ server }) => server.fault('places.getPremises', { kind: 'problem', code: 'forbidden' }, 9),
  }),
  fixture('not found', {
    before: ({ server }) => server.fault('places.getPremises', { kind: 'problem', code: 'not-found' }, 9),
  }),
  fixture('offline, nothing kept', { online: false }),
  fixture('error', {
    before: ({ server }) => server.fault('places.getPremises', { kind: 'problem', code: 'malformed-request' }, 9),
  }),
  fixture('not let', { answers: { 'places.getPremises': { ...premises, use: 'self-occupied' } } }),
  fixture('draft unreadable', {
    before: async ({ ward }) => void (await ward.drafts.put(draftKey(premisesId), { format: 99, answers: {} })),
  }),
];

/** A check in which a text of a person and one of the server are on screen. */
export function hostile(text: string): Fixture {
  return fixture('hostile', {
    ...kept(
      draftWith(
        { 'STR-01': entry('fault', { note: text.slice(0, 2000) }) },
        { place: { aspect: 'structure', itemCode: null } },
      ),
    ),
    answers: { 'places.getPremises': { ...premises, address: { ...premises.address, text } } },
  });
}
