import { problemResponse } from '@wardkit/testing';
import { html } from 'lit';
import type { Language, MessageLoaders } from '../foundation/language.ts';
import { PagePart } from '../foundation/page-part.ts';
import { cards } from '../foundation/styles/cards.ts';
import { WardElement } from '../foundation/ward-element.ts';
import { type MediationScript, mediationServer } from '../mediations/mediation-client.fixtures.ts';
import { agreement, mediationId } from '../mediations/mediation-records.fixtures.ts';
import { crowded, hostile as hostileCase } from '../mediations/mediation-set.fixtures.ts';
import { appears } from '../testing/acting.ts';
import type { Fixture } from '../testing/element-suite.ts';
import type { MediationPrint } from './mediation-print.ts';
import type { PrintKind } from './printed-mediation.ts';

type Words = { readonly heading: string };

const loaders: MessageLoaders<Words> = {
  en: () => Promise.resolve({ heading: 'A mediation' }),
  'zh-Hans': () => Promise.resolve({ heading: '一件调解' }),
  'zh-Hant': () => Promise.resolve({ heading: '一件調解' }),
  ja: () => Promise.resolve({ heading: '調停の一件' }),
  ko: () => Promise.resolve({ heading: '조정 한 건' }),
};

/** A widget that has nothing but the prints of a mediation, as the tracker embeds them. */
export class PrintProbe extends WardElement<Words> {
  static override readonly component: string = 'print-probe';
  static override styles = [cards];
  readonly printPart = new PagePart(this, () => import('./print-part.ts'));
  print: MediationPrint | null = null;
  /** How often a person left it. */
  left = 0;

  constructor() {
    super(loaders);
  }

  async show(id: string, kind: PrintKind): Promise<void> {
    const { MediationPrint } = await this.printPart.load();
    this.print ??= new MediationPrint(this, () => {
      this.left += 1;
    });
    this.print.open(id, kind);
  }

  protected override updated(): void {
    this.printPart.dress();
  }

  protected override view(language: Language<Words>): unknown {
    const view = this.print?.isOpen ? this.print.view(language) : null;
    return html`<section class="panel" aria-label=${language.words.heading}>
      <div class="panel-head"><h2>${language.words.heading}</h2></div>
      ${view}
    </section>`;
  }
}

/** The mediation of the fixtures whose agreement is in force. */
export const inForceId = mediationId(10);
/** One that nobody has agreed on yet. */
export const notAgreedId = mediationId(5);

/** Shows what is printed of a mediation, once it was read or could not be. */
export async function shows(element: HTMLElement, id = inForceId, kind: PrintKind = 'agreement'): Promise<void> {
  await (element as PrintProbe).show(id, kind);
  await appears(element, '.print:not([data-state="loading"])');
}

function state(
  name: string,
  script: MediationScript = {},
  prepare: Fixture['prepare'] = (element) => shows(element),
): Fixture {
  return { name, client: () => mediationServer(script).ward, prepare };
}

const problem = (code: 'forbidden' | 'unauthenticated' | 'internal-error') => ({
  answers: { 'mediations.get': () => problemResponse(code) },
});

/** One fixture for each state of `MediationPrint`. */
export const fixtures: readonly Fixture[] = [
  state('an agreement'),
  state('a dossier', {}, (element) => shows(element, inForceId, 'dossier')),
  state('the number of copies is wrong', {}, async (element) => {
    await shows(element);
    const field = await appears<HTMLInputElement>(element, '#print-copies');
    field.value = 'many';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    (await appears(element, '[data-print-now]')).click();
    await appears(element, '.field-error');
  }),
  state('nothing is agreed', {}, (element) => shows(element, notAgreedId)),
  state('loading', { answers: { 'mediations.get': () => new Promise(() => {}) } }, async (element) => {
    await (element as PrintProbe).show(inForceId, 'agreement');
    await appears(element, '.print');
  }),
  state('offline', { online: false }),
  state('forbidden', problem('forbidden')),
  state('error', problem('internal-error')),
];

/** A mediation that somebody wrote who wants to break the page. */
export function hostile(words: string): Fixture {
  const record = {
    ...hostileCase,
    mediation: { ...hostileCase.mediation, subject: words },
    agreement: agreement(22, { facts: words, issues: words, liability: words }),
  };
  return state('hostile', { cases: [record, crowded] }, (element) => shows(element, record.mediation.id));
}
