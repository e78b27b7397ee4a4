import { fixtures as wire } from '@wardkit/testing';
import type { Fixture } from '../testing/element-suite.ts';
import {
  allAnswered,
  type CheckScript,
  checkClient,
  draftWith,
  entry,
  keep,
  premisesId,
} from './check-client.fixtures.ts';
import type { Draft } from './draft.ts';

export const { standard } = wire;
export const note = '一层楼道停放 3 辆，其中 1 辆正在充电';
export const now = Date.parse('2026-11-22T14:31:00+08:00');

/** In the middle of a check, as in the picture of the design: structure done, fire 5 of 12. */
export const half = draftWith(
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
export const finished = draftWith(
  allAnswered({
    'FIR-03': entry('fault', { note }),
    'LLD-02': entry('fault', { note: '两名新租户尚未登记' }),
    'FIR-08': entry('not-applicable'),
  }),
  { place: { aspect: 'landlord', itemCode: null } },
);

export const fixture = (name: string, script: CheckScript = {}, prepare?: Fixture['prepare']): Fixture => ({
  name,
  client: () => checkClient(script),
  properties: { premisesId },
  prepare: async (element) => {
    await loaded(element);
    await prepare?.(element);
  },
});

export async function loaded(element: HTMLElement): Promise<void> {
  const waits = () => element.shadowRoot?.querySelector('[aria-busy="true"], [data-notice="loading"]');
  while (element.isConnected && waits() !== null) await new Promise(requestAnimationFrame);
}

export const kept = (draft: Draft, photographs: Record<string, number> = {}): CheckScript => ({
  before: async ({ ward }) => void (await keep(ward, draft, photographs)),
});

export function click(...selectors: string[]): NonNullable<Fixture['prepare']> {
  return async (element) => {
    for (const selector of selectors) {
      const target = () => element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
      while (target() === null) await new Promise(requestAnimationFrame);
      target()?.click();
      await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
    }
  };
}

/** Opens a `<details>`. */
export function open(selector: string): NonNullable<Fixture['prepare']> {
  return async (element) => {
    const find = () => element.shadowRoot?.querySelector<HTMLDetailsElement>(selector) ?? null;
    while (find() === null) await new Promise(requestAnimationFrame);
    (find() as HTMLDetailsElement).open = true;
  };
}

/** Chooses files for an item as a person would. */
export function choose(itemCode: string, files: readonly File[]): NonNullable<Fixture['prepare']> {
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
