import type { Hazard } from '@wardkit/contract/hazards';
import type { Station } from '@wardkit/contract/stations';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../foundation/language.ts';
import type { HazardListMessages } from './hazard-list.en.ts';
import type { ItemWords } from './item-words.ts';

/** White around the letter, in millimetres, as official letters have it. */
export const letterMargin = 20;

/** The letter that hands a hazard on: to whom, what, where, why, and who signs. No person's data is in it. */
export function referralLetter(
  hazard: Hazard,
  station: Station | null,
  item: ItemWords,
  { words, format }: Language<HazardListMessages>,
): TemplateResult | null {
  const { referredTo } = hazard;
  if (!referredTo) return null;
  const rows: [name: string, value: string | null | undefined][] = [
    [words.letterPlace, addressLine(hazard)],
    [words.letterHazard, item.text],
    [words.letterSeverity, words.severities[hazard.severity]],
    [words.letterRule, item.rule],
    [words.letterFound, format.dateTime(hazard.observedAt)],
    [words.letterDue, format.dateTime(hazard.dueAt)],
    [words.letterNote, hazard.note],
    [words.letterReason, referredTo.reason],
  ];
  const name = station?.name ?? '';
  return html`<article class="letter">
    <p class="letter-sender">${name}</p>
    <h1>${words.letterHeading}</h1>
    ${referredTo.reference ? html`<p class="letter-number">${words.letterNumber(referredTo.reference)}</p>` : null}
    <p class="letter-to">${words.letterTo(referredTo.name)}</p>
    <p class="letter-text">${words.letterIntro(name)}</p>
    <table>
      <tbody>
        ${rows.map(([label, value]) =>
          value ? html`<tr><th scope="row">${label}</th><td>${value}</td></tr>` : nothing,
        )}
      </tbody>
    </table>
    ${
      hazard.photographIds.length > 0
        ? html`<p class="letter-text">${words.letterPhotographs(hazard.photographIds.length, format)}</p>`
        : null
    }
    <p class="letter-text">${words.letterAnswer}</p>
    <div class="letter-end">
      <div>
        <p>${words.letterHandledBy}</p>
        <p class="letter-line">${referredTo.referredBy?.displayName ?? ''}</p>
        <p>${words.letterReceived}</p>
        <p class="letter-line"></p>
      </div>
      <div class="letter-seal">
        <p>${name}</p>
        <p>${format.date(referredTo.referredAt)}</p>
        <p class="letter-seal-place">${words.letterSeal}</p>
      </div>
    </div>
    ${
      station === null
        ? null
        : html`<p class="letter-contact">${words.letterContact(station.address, telephoneLine(station.telephone))}</p>`
    }
  </article>`;
}

function addressLine({ address }: Hazard): string | null {
  if (address === undefined) return null;
  const { county, township, community, text } = address;
  return [county, township, community, text].filter(Boolean).join(' ');
}

/** A number of China as it is dialled there. */
function telephoneLine(telephone: string): string {
  return telephone.startsWith('+86') ? telephone.slice(3).replace(/^(?=[2-9])|^(?=10)/, '0') : telephone;
}

/** Ink on paper, whatever the theme of the screen. */
export const letterStyles = css`
  .letter {
    color: #000;
    font: 11.5pt / 1.55 'Songti SC', 'Noto Serif CJK SC', 'Source Han Serif SC', SimSun, serif;
    overflow-wrap: anywhere;
  }
  .letter p,
  .letter h1 {
    margin: 0;
  }
  .letter-sender {
    padding-bottom: 3mm;
    border-bottom: 0.6mm solid #b3261e;
    color: #b3261e;
    font-size: 20pt;
    font-weight: 700;
    text-align: center;
    print-color-adjust: exact;
    -webkit-print-color-adjust: exact;
  }
  .letter h1 {
    margin-top: 8mm;
    font-size: 18pt;
    text-align: center;
  }
  .letter .letter-number {
    margin-top: 2mm;
    text-align: center;
  }
  .letter .letter-to {
    margin-top: 8mm;
    font-weight: 700;
  }
  .letter .letter-text {
    margin-top: 2mm;
    text-indent: 2em;
  }
  .letter table {
    width: 100%;
    margin: 5mm 0;
    border-collapse: collapse;
  }
  .letter th,
  .letter td {
    padding: 1.6mm 3mm;
    border: 0.25mm solid #000;
    text-align: start;
    vertical-align: top;
  }
  .letter th {
    width: 26%;
    font-weight: 400;
  }
  .letter-end {
    break-inside: avoid;
  }
  .letter td {
    white-space: pre-line;
  }
  .letter-end {
    display: flex;
    justify-content: space-between;
    gap: 10mm;
    margin-top: 9mm;
  }
  .letter-line {
    min-width: 62mm;
    min-height: 1.7em;
    border-bottom: 0.25mm solid #000;
  }
  .letter .letter-line + p {
    margin-top: 6mm;
  }
  .letter-seal {
    min-width: 60mm;
    text-align: center;
  }
  .letter .letter-seal-place {
    margin-top: 6mm;
    color: #555;
  }
  .letter .letter-contact {
    break-before: avoid;
    margin-top: 9mm;
    padding-top: 2mm;
    border-top: 0.25mm solid #000;
    font-size: 10pt;
  }
`;
