import { nextCheckDueOn } from '@wardkit/contract/next-check';
import type { RentalCheck } from '@wardkit/contract/rental-checks';
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Language } from '../foundation/language.ts';
import { localized } from '../foundation/localized.ts';
import { factsTold } from './record-view.ts';
import type { RentalCheckMessages } from './rental-check.en.ts';
import type { CheckSubject } from './rental-check.state.ts';
import { aspectName, points, rectifyWords } from './wording.ts';

/** What a printed record is made of. */
export interface PrintedRecord {
  readonly subject: CheckSubject;
  readonly record: RentalCheck;
  readonly language: Language<RentalCheckMessages>;
  /** The pictures of signatures, by attachment. */
  readonly signatures: ReadonlyMap<string, ImageBitmap>;
}

/** The record of a check for the file and for the landlord: days only, since nobody's round is to be read from it. */
export function recordPage(printed: PrintedRecord): TemplateResult {
  const { subject, record, language } = printed;
  const { words, format, tag } = language;
  const { standard, premises } = subject;
  const rated = words.rated(record.rating.stars);
  const isUncounted = record.state === 'withdrawn' || record.state === 'sent-back';
  return html`<main class="record">
    <header class="record-title">
      <h1>${words.recordTitle}</h1>
      <p class="record-number">${words.receiptNumber} ${record.id}</p>
    </header>
    ${
      isUncounted
        ? html`<p class="record-warning">${words.recordStates[record.state]}: ${record.withdrawal?.reason ?? record.review?.reason}</p>`
        : null
    }
    <table class="record-facts">
      <tbody>
        ${[
          [words.recordAddress, premises.address.text],
          [words.recordDay, format.date(record.finishedAt)],
          [words.recordMaker, record.checkedBy.displayName],
          [words.recordStandard, standard.version],
          ...factsTold(record.facts, language).map(({ name, value, source }) => [name, `${value} (${source})`]),
          [
            words.starsHeading,
            record.rating.score === null ? rated : `${rated} · ${words.score(points(record.rating.score, format))}`,
          ],
          [words.recordNext, format.date(nextCheckDueOn(standard, record.rating.stars, record.finishedAt))],
        ].map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}
      </tbody>
    </table>
    ${hazardsTable(printed)}
    ${[...new Set(standard.items.map(({ aspect }) => aspect))].map((aspect) => {
      const items = standard.items.filter((item) => item.aspect === aspect);
      const rows = items.flatMap((item) => {
        const answer = record.answers.find(({ itemCode }) => itemCode === item.code);
        return answer === undefined ? [] : [{ item, answer }];
      });
      if (rows.length === 0) return null;
      return html`<table class="record-items">
        <caption>${aspectName(standard, aspect, language)}</caption>
        <thead>
          <tr>
            <th scope="col">${words.recordCode}</th>
            <th scope="col">${words.recordItem}</th>
            <th scope="col">${words.recordFound}</th>
            <th scope="col">${words.note}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(({ item, answer }) => {
            const { text, lang } = localized(item.text, tag);
            const photographs = answer.photographIds.length;
            return html`<tr class=${answer.outcome === 'fault' ? 'fault' : ''}>
              <td>${item.code}</td>
              <td lang=${lang ?? nothing}>${text}</td>
              <td>${words.outcomes[answer.outcome] ?? answer.outcome}${answer.answeredTogether ? '*' : ''}</td>
              <td>${answer.note} ${photographs === 0 ? null : html`(${words.photographCount(photographs, format)})`}</td>
            </tr>`;
          })}
        </tbody>
      </table>`;
    })}
    ${
      record.answers.some(({ answeredTogether }) => answeredTogether)
        ? html`<p class="record-hint">* ${words.recordTogether}</p>`
        : null
    }
    ${signaturesRow(printed)}
    <p class="record-hint">${words.recordObject}</p>
  </main>`;
}

function hazardsTable({ subject, record, language }: PrintedRecord): TemplateResult {
  const { words, format, tag } = language;
  const { standard } = subject;
  const open = record.hazards.filter(({ state }) => state !== 'verified' && state !== 'annulled');
  if (open.length === 0) return html`<p>${words.receiptNoHazards}</p>`;
  return html`<table class="record-items">
    <caption>${words.receiptHazards(open.length, format)}</caption>
    <thead>
      <tr>
        <th scope="col">${words.recordCode}</th>
        <th scope="col">${words.recordItem}</th>
        <th scope="col">${words.recordSeverity}</th>
        <th scope="col">${words.recordDue}</th>
      </tr>
    </thead>
    <tbody>
      ${open.map((hazard) => {
        const item = standard.items.find(({ code }) => code === hazard.itemCode);
        const { text, lang } = localized(item?.text ?? { 'zh-Hans': '' }, tag);
        return html`<tr>
          <td>${hazard.itemCode}</td>
          <td lang=${lang ?? nothing}>${text}</td>
          <td>${words.severities[hazard.severity] ?? hazard.severity}</td>
          <td>${rectifyWords(standard, hazard.severity, hazard.referral, language)}: ${format.date(hazard.dueAt)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function signaturesRow({ record, language, signatures }: PrintedRecord): TemplateResult {
  const { words, shared } = language;
  return html`<div class="record-signatures">
    ${(['officer', 'landlord'] as const).map((signer) => {
      const given = record.signatures?.find((each) => each.signer === signer);
      const picture = given?.attachmentId == null ? undefined : signatures.get(given.attachmentId);
      return html`<div>
        <p>${words.signers[signer]}</p>
        ${
          given?.form === 'refused'
            ? html`<p>${shared.signature.notSigned(given.reason ?? '')}</p>`
            : picture === undefined
              ? html`<div class="record-line"></div>`
              : html`<canvas ${ref((canvas) => drawOn(canvas as HTMLCanvasElement | undefined, picture))}></canvas>`
        }
        <p class="record-hint">${given === undefined ? words.recordSignHere : language.format.date(given.signedAt)}</p>
      </div>`;
    })}
  </div>`;
}

/** Drawn at once, where an image would be loaded after the print dialog. */
function drawOn(canvas: HTMLCanvasElement | undefined, picture: ImageBitmap): void {
  if (canvas === undefined) return;
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
}
