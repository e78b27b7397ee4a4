import { fixtures as wire } from '@wardkit/testing';
import { appears } from '../testing/acting.ts';
import type { Fixture } from '../testing/element-suite.ts';
import { anotherStandard } from './another-standard.fixtures.ts';
import { allAnswered, draftWith, entry, fullDevice, keep, premisesId, readBefore } from './check-client.fixtures.ts';
import { choose, click, finished, fixture, half, kept, note, now, open, standard } from './check-states.fixtures.ts';

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

const pdf = () => new File(['%PDF-1.7\n1 0 obj'], '楼道照片.jpg', { type: 'image/jpeg' });
const heic = () =>
  new File([new Uint8Array([0, 0, 0, 24]), 'ftypheic', new Uint8Array([0, 0, 0, 0]), 'mif1heic'], 'IMG_2031.HEIC', {
    type: 'image/heic',
  });
const broken = () =>
  new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46])], 'DSC_0007.jpg', { type: 'image/jpeg' });

/** A check that is being filled in, to the moment in which it is handed in. */
export const inHand: readonly Fixture[] = [
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
    async (element) => void (await appears(element, '[data-item="FIR-06"] input[value="conforms"]:checked')),
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
];
