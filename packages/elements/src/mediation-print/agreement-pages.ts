import { html, type TemplateResult } from 'lit';
import { agreedTerms } from './agreed-terms.ts';
import type { PaperWords } from './mediation-print.en.ts';
import { line, paperDay, paperMoment, twice } from './paper-words.ts';
import { nameRoom, othersPresent, partyLines } from './party-lines.ts';
import type { PaperOptions, PrintedAgreement } from './printed-mediation.ts';
import { signatureLines } from './signature-lines.ts';

/**
 * The agreement on A4 in the form that its kind has: 人民调解协议书 (人民调解法 art. 29), 治安调解协议书
 * (公安机关办理行政案件程序规定 art. 182), 调解协议书 of a court's mediation, or 口头协议登记表 (人民调解法 art. 28).
 * Nobody's name is printed: it is masked on record, and written by hand where people sign.
 */
export function agreementPages(printed: PrintedAgreement, options: PaperOptions): TemplateResult {
  const { mediation, agreement } = printed;
  const isOral = agreement.form === 'oral';
  return html`<main class=${isOral ? 'agreement oral' : 'agreement'}>
    <header>
      <h1>${twice(options, (words) => formTitle(printed, words))}</h1>
      <p class="number">${twice(options, ({ number }) => number)}<span>：${mediation.number}</span></p>
    </header>
    ${isOral ? fact(options, ({ subject }) => subject, mediation.subject) : null}
    ${mediation.kind === 'public-security' ? presided(printed, options) : null} ${partyLines(printed, options)}
    <section>
      <h2>${twice(options, (words) => (mediation.kind === 'public-security' ? words.securityFacts : words.facts))}</h2>
      <p class="text">${agreement.facts}</p>
      <p class="text">${agreement.issues}</p>
    </section>
    ${agreedTerms(printed, options)}
    ${isOral ? oralEnd(printed, options) : signatureLines(printed, options, writtenEnd(printed, options))}
  </main>`;
}

/** What the form is called. */
export function formTitle({ mediation, agreement }: PrintedAgreement, { titles }: PaperWords): string {
  return agreement.form === 'oral' ? titles.oral : titles[titleOf(mediation.kind)];
}

function titleOf(kind: string): 'civil' | 'public-security' | 'judicial' {
  return kind === 'public-security' || kind === 'judicial' ? kind : 'civil';
}

function fact(options: PaperOptions, pick: (words: PaperWords) => string, written: unknown): TemplateResult {
  return html`<p class="fact"><span class="fact-name">${twice(options, pick)}</span>${line(written)}</p>`;
}

/** Who presided, where and when, and who else was there: what art. 182 asks for besides the parties. */
function presided(printed: PrintedAgreement, options: PaperOptions): TemplateResult {
  const { mediation, parties, sessions, stationName } = printed;
  const held = sessions.findLast(({ state }) => state === 'held');
  const others = othersPresent(parties).map((party) => nameRoom(party, options));
  const organ = mediation.takingPart.find(({ kind }) => kind === 'police-station')?.name ?? stationName;
  return html`<section class="facts">
    ${fact(options, (words) => words.organ, organ)}
    ${fact(options, (words) => words.chair, mediation.mediators.map(({ displayName }) => displayName).join('、'))}
    ${fact(options, (words) => words.place, held?.place)}
    ${fact(options, (words) => words.time, held?.startedAt == null ? null : paperMoment(held.startedAt))}
    ${fact(options, (words) => words.roles.helper, others)}
  </section>`;
}

function writtenEnd({ mediation }: PrintedAgreement, options: PaperOptions): TemplateResult {
  return html`<section class="end">
    <p>${twice(options, ({ effect }) => effect[titleOf(mediation.kind)])}</p>
    <p>${twice(options, ({ copies }) => copies(options.copies))}</p>
  </section>`;
}

/** Nobody signs an oral agreement but who recorded it. */
function oralEnd(printed: PrintedAgreement, options: PaperOptions): TemplateResult {
  const agreedOn = html`<p class="fact">
    <span class="fact-name">${twice(options, (words) => words.agreedOn)}</span>${line(paperDay(printed.agreement.agreedAt), 'short')}
  </p>`;
  return html`<section>
      <h2>${twice(options, ({ remarks }) => remarks)}</h2>
      <p class="room"></p>
    </section>
    ${signatureLines({ ...printed, parties: [] }, options, agreedOn)}`;
}
