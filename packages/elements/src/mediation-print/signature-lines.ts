import { html, type TemplateResult } from 'lit';
import type { PaperWords } from './mediation-print.en.ts';
import { dayOrRoom, line, paperDay, twice } from './paper-words.ts';
import { partyLabel, signers } from './party-lines.ts';
import type { PaperOptions, PrintedAgreement } from './printed-mediation.ts';

/** Signers who stay on one page with the seal; further ones flow before it, none cut in two. */
const mostTogether = 6;

/**
 * Where everybody signs: parties, mediators, the record keeper, the seal and the day. Never cut by the end of a page, and
 * never alone on one: `last`, the words before it, goes with it.
 */
export function signatureLines(printed: PrintedAgreement, options: PaperOptions, last: TemplateResult): TemplateResult {
  const lines = signers(printed.parties).map((party) => partyLine(party, printed, options));
  const apart = lines.length > mostTogether ? lines.slice(0, -2) : [];
  const together = lines.slice(apart.length);
  return html`${apart.length === 0 ? null : html`${last}<div class="signing many">${apart}</div>`}
    <div class="closing">
      ${apart.length === 0 ? html`${last}<div class="signing">${together}</div>` : html`<div class="signing many">${together}</div>`}
      ${closing(printed, options)}
    </div>`;
}

function partyLine(
  party: PrintedAgreement['parties'][number],
  { mediation, parties, agreement }: PrintedAgreement,
  options: PaperOptions,
): TemplateResult {
  const { words } = options;
  const given = agreement.signatures.find(({ signer, signerId }) => signer === 'party' && signerId === party.id);
  return html`<div class="sign">
    <p class="sign-label">
      ${twice(options, (paper) => partyLabel(party, parties, mediation.kind, paper))}
      <span class="sign-form">（${words.sign}）</span>
    </p>
    <p class="sign-line">${line()}</p>
    <p class="sign-day">${given === undefined ? dayOrRoom(null) : words.signed(paperDay(given.signedAt))}</p>
  </div>`;
}

function closing({ mediation, agreement, stationName }: PrintedAgreement, options: PaperOptions): TemplateResult {
  const isCommittee = mediation.kind === 'civil';
  const body = sealingBody(mediation, stationName);
  const mediators = mediation.mediators.length === 0 ? [null] : mediation.mediators;
  return html`<div class="ending">
    <div class="signing">
      ${mediators.map(
        (mediator) => html`<div class="sign">
          <p class="sign-label">
            ${twice(options, (words) => mediatorWord(mediation.kind, words))}
          </p>
          <p class="sign-line">${line(mediator === null ? null : html`<span class="on-record">${mediator.displayName}</span>`)}</p>
        </div>`,
      )}
      <div class="sign">
        <p class="sign-label">${twice(options, ({ recorder }) => recorder)}</p>
        <p class="sign-line">${line()}</p>
      </div>
    </div>
    <div class="seal">
      <p>${body === null ? twice(options, isCommittee ? committeeSeal : organSeal) : html`${body}${sealMark}`}</p>
      <p>${dayOrRoom(agreement.sealedAt)}</p>
    </div>
  </div>`;
}

function mediatorWord(kind: string, words: PaperWords): string {
  if (kind === 'public-security') return words.securityChair;
  return kind === 'judicial' ? words.judicialMediator : words.mediator;
}

const committeeSeal = (words: PaperWords) => words.committeeSeal;
const organSeal = (words: PaperWords) => words.organSeal;
const sealMark = '（印）';

/** Whose seal it bears: that of the committee, of the station, or of the court; null where none of them is on record. */
function sealingBody({ kind, takingPart }: PrintedAgreement['mediation'], stationName: string | null): string | null {
  const wanted = { civil: 'mediation-committee', 'public-security': 'police-station', judicial: 'court' }[
    kind as 'civil'
  ];
  const named = takingPart.find((body) => body.kind === wanted)?.name ?? null;
  return named ?? (kind === 'public-security' ? stationName : null);
}
