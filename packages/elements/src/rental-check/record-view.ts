import type { RentalCheck } from '@wardkit/contract/rental-checks';
import { html, nothing, type TemplateResult } from 'lit';
import {
  checkIcon,
  circleAlertIcon,
  circleCheckIcon,
  minusIcon,
  printerIcon,
  undo2Icon,
  xIcon,
} from '../foundation/icons.generated.ts';
import { type Localized, localized } from '../foundation/localized.ts';
import type { Photographs } from '../foundation/photographs/photographs.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import { busyMark } from './bar-view.ts';
import { headView } from './head-view.ts';
import { outcomeView } from './outcome-view.ts';
import type { Records } from './records.controller.ts';
import type { RentalCheckState } from './rental-check.state.ts';
import type { ViewContext } from './view-context.ts';
import { aspectName, day } from './wording.ts';

type RecordScreen = Extract<RentalCheckState, { kind: 'record' }>;
type RecordedAnswer = RentalCheck['answers'][number];

/** A check on record: what it found, what became of it, and what may be done with it. */
export function recordView(
  state: RecordScreen,
  context: ViewContext,
  records: Records,
  photographs: Photographs | null,
  print: () => void,
): TemplateResult {
  const { words } = context.language;
  const { subject, record, work, done, failure } = state;
  return html`<div class="check" data-state="record" data-record=${record.state}>
      <header class="head">${headView(subject, context)}</header>
      <div class="body">
        ${
          failure === null
            ? null
            : html`<div role="alert" class="failure" tabindex="-1">
                ${noticeLine('extreme', circleAlertIcon(), words.recordFailures[failure])}
              </div>`
        }
        ${done === null ? null : html`<div role="status">${noticeLine('ok', circleCheckIcon(), words.recordDone[done])}</div>`}
        <h3 class="section-heading record-heading" tabindex="-1">${words.recordHeading}</h3>
        ${standingView(record, context)} ${outcomeView(subject, record, context)}
        ${answersView(state, context, photographs)} ${houseOnRecord(record, context)}
        ${signaturesOnRecord(record, context, photographs)}
      </div>
      <div class="bar">
        <div class="bar-state">${work === null ? null : busyMark(words.recordWork[work])}</div>
        ${barButtons(state, context, records, print)}
      </div>
    </div>
    ${records.sendBackDialog.render({ ...words.sendBackDialog, cancel: words.cancel })}
    ${records.withdrawDialog.render({ ...words.withdrawDialog, cancel: words.cancel })}`;
}

function barButtons(
  { record, offers, work }: RecordScreen,
  context: ViewContext,
  records: Records,
  print: () => void,
): unknown {
  const { words } = context.language;
  const busy = work !== null;
  const button = (name: string, tone: string, text: unknown, press: () => void) =>
    html`<button class="button ${tone}" type="button" data-record-action=${name} ?disabled=${busy} @click=${press}>
      ${text}
    </button>`;
  const isMineToCorrect = record.isOwn === true && record.state === 'sent-back';
  return [
    button('print', '', [printerIcon(), words.print], print),
    offers.withdraw ? button('withdraw', 'danger', words.withdraw, () => void records.withdraw()) : null,
    offers.review ? button('send-back', '', [undo2Icon(), words.sendBack], () => void records.sendBack()) : null,
    offers.review ? button('accept', 'primary', [checkIcon(), words.accept], () => void records.accept()) : null,
    isMineToCorrect ? button('correct', 'primary', words.correctRecord, () => records.correct()) : null,
    offers.review || isMineToCorrect ? null : button('close', 'primary', words.close, () => context.actions.close()),
  ];
}

const standings: Readonly<Record<string, string>> = {
  submitted: 'accent',
  reviewed: 'ok',
  'sent-back': 'moderate',
  withdrawn: 'extreme',
};

/** Who made it, and what became of it. */
function standingView(record: RentalCheck, { language, now }: ViewContext): TemplateResult {
  const { words, format } = language;
  const { review, withdrawal } = record;
  return html`<section class="card standing" aria-label=${words.standing}>
    <p>
      <span class="tag ${standings[record.state] ?? ''}">${words.recordStates[record.state] ?? record.state}</span>
    </p>
    <p class="sub">${words.madeBy(record.checkedBy.displayName, day(record.finishedAt, now, format))}</p>
    ${
      review == null
        ? null
        : html`<p class="sub">
              ${words.reviewedBy(review.reviewedBy.displayName, day(review.reviewedAt, now, format))}
            </p>
            ${review.reason === null ? null : html`<p class="quoted">${review.reason}</p>`}`
    }
    ${
      withdrawal == null
        ? null
        : html`<p class="sub">${words.withdrawnOn(day(withdrawal.withdrawnAt, now, format))}</p>
            <p class="quoted">${withdrawal.reason}</p>`
    }
    ${record.isOwn === true && record.state === 'submitted' ? html`<p class="sub">${words.ownReview}</p>` : null}
  </section>`;
}

const marks: Readonly<Record<string, () => TemplateResult>> = {
  conforms: checkIcon,
  fault: xIcon,
  'not-applicable': minusIcon,
};
const tones: Readonly<Record<string, string>> = { conforms: 'ok', fault: 'extreme' };

/** The answers by aspect, with notes and photographs. */
function answersView(
  { subject, record }: RecordScreen,
  context: ViewContext,
  photographs: Photographs | null,
): unknown {
  const { standard } = subject;
  const asked = new Map(standard.items.map((item) => [item.code, item]));
  const aspects = [...new Set(standard.items.map(({ aspect }) => aspect))];
  return aspects.map((aspect) => {
    const answers = record.answers.filter(({ itemCode }) => asked.get(itemCode)?.aspect === aspect);
    if (answers.length === 0) return null;
    return html`<section class="card">
      <h4 class="section-heading">${aspectName(standard, aspect, context.language)}</h4>
      <ul class="rows">
        ${answers.map((answer) => {
          const text = localized(asked.get(answer.itemCode)?.text ?? { 'zh-Hans': '' }, context.language.tag);
          return answerView(answer, text, context, photographs);
        })}
      </ul>
    </section>`;
  });
}

function answerView(
  { itemCode, outcome, answeredTogether, note, photographIds }: RecordedAnswer,
  { text, lang }: Localized,
  { language }: ViewContext,
  photographs: Photographs | null,
): TemplateResult {
  const { words } = language;
  return html`<li class="recorded">
    <p class="item-name">
      <span class="numbers">${itemCode}</span> <span lang=${lang ?? nothing}>${text}</span>
    </p>
    <p>
      <span class="tag ${tones[outcome] ?? ''}">${marks[outcome]?.()}${words.outcomes[outcome] ?? outcome}</span>
      ${answeredTogether ? html`<span class="sub">${words.answeredTogether}</span>` : null}
    </p>
    ${note === null ? null : html`<p class="quoted">${note}</p>`}
    ${
      photographIds.length === 0
        ? null
        : html`<ul class="photographs" aria-label=${words.photographCount(photographIds.length, language.format)}>
            ${photographIds.map((id, index) => {
              const url = photographs?.thumbnail(id) ?? null;
              return html`<li class="photograph">
                ${
                  url === null
                    ? html`<span class="picture waiting"></span>`
                    : url === 'lost'
                      ? html`<span class="picture lost">${language.shared.photographs.lost}</span>`
                      : html`<img class="picture" src=${url} alt=${words.photographOf(index + 1, itemCode)} />`
                }
              </li>`;
            })}
          </ul>`
    }
  </li>`;
}

/** The facts of the house as the check told them; nothing for one of before there were any. */
function houseOnRecord({ facts }: RentalCheck, { language }: ViewContext): TemplateResult | null {
  const { words } = language;
  const told = factsTold(facts, language);
  if (told.length === 0) return null;
  return html`<section class="card">
    <h4 class="section-heading">${words.houseHeading}</h4>
    <dl class="facts">
      ${told.map(
        ({ name, value, source }) => html`<div class="fact">
          <dt>${name}</dt>
          <dd>${value} <span class="sub">${source}</span></dd>
        </div>`,
      )}
    </dl>
  </section>`;
}

/** The facts of a check in words. */
export function factsTold(
  facts: RentalCheck['facts'],
  { words, format }: ViewContext['language'],
): { readonly name: string; readonly value: string; readonly source: string }[] {
  return Object.entries(facts ?? {}).flatMap(([name, fact]) => {
    const called = words.facts[name as keyof typeof words.facts];
    if (called === undefined || fact == null) return [];
    const { value, source } = fact as { readonly value: unknown; readonly source: string };
    const said =
      typeof value === 'number'
        ? words.factValues[name as keyof typeof words.factValues]?.(value, format)
        : words.uses[String(value)];
    return value === null
      ? []
      : [{ name: called, value: said ?? String(value), source: words.factSources[source] ?? source }];
  });
}

function signaturesOnRecord(
  { signatures = [] }: RentalCheck,
  { language }: ViewContext,
  photographs: Photographs | null,
): TemplateResult | null {
  if (signatures.length === 0) return null;
  const { words, shared } = language;
  return html`<section class="card door">
    <h4 class="section-heading">${words.signatures}</h4>
    ${signatures.map(({ signer, form, attachmentId, reason }) => {
      const name = words.signers[signer as keyof typeof words.signers] ?? signer;
      const url = attachmentId === null ? 'lost' : (photographs?.thumbnail(attachmentId) ?? null);
      return html`<div class="signer">
        <p><strong>${name}</strong></p>
        ${
          form === 'refused'
            ? html`<p class="signature-reason">${shared.signature.notSigned(reason ?? '')}</p>`
            : url === 'lost'
              ? html`<p class="sub">${words.signatureGone}</p>`
              : url === null
                ? html`<div class="signature-picture waiting"></div>`
                : html`<img class="signature-picture" src=${url} alt=${shared.signature.picture(name)} width="900" height="300" />`
        }
      </div>`;
    })}
  </section>`;
}
