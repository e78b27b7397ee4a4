import { html, type TemplateResult } from 'lit';
import { paperDay, twice } from './paper-words.ts';
import { partyLabel } from './party-lines.ts';
import type { PaperOptions, PrintedAgreement } from './printed-mediation.ts';

/** What was agreed: who is liable for what, and each step with who owes it to whom, how and until when. */
export function agreedTerms(printed: PrintedAgreement, options: PaperOptions): TemplateResult {
  const { agreement } = printed;
  return html`<section>
      <h2>${twice(options, ({ agreed }) => agreed)}</h2>
      <p class="text">${agreement.liability}</p>
    </section>
    <section>
      <h2>${twice(options, ({ performance }) => performance)}</h2>
      ${stepsTable(printed, options)}
    </section>`;
}

function stepsTable({ mediation, parties, agreement }: PrintedAgreement, options: PaperOptions): TemplateResult {
  const called = (partyId: string) => {
    const party = parties.find(({ id }) => id === partyId);
    if (party === undefined) return twice(options, ({ otherRole }) => otherRole);
    return twice(options, (words) => partyLabel(party, parties, mediation.kind, words));
  };
  return html`<table class="step-table">
    <thead>
      <tr>
        ${(['number', 'by', 'to', 'content', 'way', 'due'] as const).map(
          (column) => html`<th scope="col">${twice(options, ({ columns }) => columns[column])}</th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${agreement.steps.map(
        (step, at) => html`<tr>
          <td>${at + 1}</td>
          <td>${called(step.byPartyId)}</td>
          <td>${step.toPartyId === null ? twice(options, ({ toAll }) => toAll) : called(step.toPartyId)}</td>
          <td class="written">${step.content}</td>
          <td class="written">${step.way}</td>
          <td>${paperDay(step.dueOn)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
