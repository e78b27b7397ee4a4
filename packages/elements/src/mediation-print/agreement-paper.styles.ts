import { css } from 'lit';

/** The agreement: text that flows over pages, lines to sign on that none of them cuts. */
export const agreementPaper = css`
  .agreement > section {
    margin-top: 3mm;
  }
  .party {
    margin-bottom: 2mm;
    break-inside: avoid;
  }
  .party-label {
    font-weight: 700;
  }
  .blanks {
    display: grid;
    grid-template-columns: 2fr 3fr;
    gap: 0 5mm;
  }
  .blank {
    display: flex;
    align-items: flex-end;
    gap: 1.5mm;
  }
  .blank dt {
    flex: none;
    max-width: 44mm;
  }
  .blank dd {
    display: grid;
    flex: 1;
    min-width: 0;
  }
  .blank .line {
    min-width: 0;
    text-align: end;
  }
  .party-table th:first-child,
  .step-table th:first-child {
    width: 10mm;
  }
  .party-table th:nth-child(2) {
    width: 25mm;
  }
  .party-table th:nth-child(4) {
    width: 38mm;
  }
  .party-table td {
    height: 9mm;
  }
  .step-table th:nth-child(2),
  .step-table th:nth-child(3) {
    width: 21mm;
  }
  .step-table th:nth-child(5) {
    width: 30mm;
  }
  .step-table th:nth-child(6) {
    width: 29mm;
  }
  .text {
    text-align: justify;
    text-indent: 2em;
    white-space: pre-line;
    orphans: 2;
    widows: 2;
  }
  .end > p {
    text-indent: 2em;
  }
  .end .second {
    text-indent: 0;
  }
  .room {
    min-height: 14mm;
    border-bottom: 0.2mm solid #000;
  }
  .closing {
    break-inside: avoid;
  }
  .closing > section,
  .closing > .fact {
    margin-top: 3mm;
  }
  .signing {
    display: grid;
    margin-top: 2mm;
  }
  .sign {
    display: grid;
    grid-template-columns: minmax(62mm, auto) 1fr 42mm;
    align-items: end;
    gap: 2mm;
    min-height: 12mm;
    break-inside: avoid;
  }
  .sign-form {
    font-size: 10pt;
  }
  .sign-line {
    display: grid;
  }
  .sign-line > .line {
    min-width: 0;
    text-align: end;
  }
  .sign-day {
    font-size: 9.5pt;
    white-space: nowrap;
    text-align: end;
  }
  /* Two a line and shorter, where whole stairways sign. */
  .signing.many {
    grid-template-columns: 1fr 1fr;
    column-gap: 8mm;
  }
  .many > .sign {
    grid-template-columns: auto 1fr;
  }
  .many .sign-form,
  .many .sign-day {
    display: none;
  }
  /* As high as the seal, 42 mm across, which is stamped over the name of its body and the day. */
  .seal {
    display: grid;
    align-content: center;
    justify-items: center;
    min-height: 44mm;
    text-align: center;
  }
  .ending {
    display: grid;
    grid-template-columns: 1fr 68mm;
    align-items: start;
    gap: 6mm;
  }
  .ending .sign {
    grid-template-columns: auto 1fr;
  }
  .oral > section {
    padding: 2mm 3mm;
    border: 0.25mm solid #000;
  }
  .oral > section + section {
    margin-top: 0;
    border-top: 0;
  }
  .oral .room {
    border: 0;
  }
`;

/** The cover and the index of a dossier. */
export const dossierPaper = css`
  @page cover {
    @bottom-center {
      content: none;
    }
  }
  .cover {
    page: cover;
    display: grid;
    grid-template-rows: auto auto 1fr;
    /* The page without its margins, and a hair less. */
    min-height: calc(var(--_paper-height, 297mm) - 44.2mm);
    break-after: page;
  }
  .cover-body {
    margin-top: 22mm;
    text-align: center;
  }
  .cover-body > .line {
    min-width: 90mm;
    border: 0;
    font-size: 20pt;
    line-height: 1.4;
  }
  .cover > h1 {
    margin-top: 16mm;
    font-size: 34pt;
    letter-spacing: 0.3em;
  }
  .cover-facts {
    display: grid;
    align-content: end;
    gap: 5mm;
    padding: 0 12mm 18mm;
    font-size: 15pt;
  }
  .cover-facts > div {
    display: grid;
    grid-template-columns: 42mm 1fr;
    align-items: end;
    gap: 3mm;
    break-inside: avoid;
  }
  .cover-facts dt {
    text-align: justify;
    text-align-last: justify;
  }
  .cover-facts dt > .second {
    text-align-last: start;
  }
  .cover-facts .line {
    display: block;
  }
  .index-table th:nth-child(1),
  .index-table th:nth-child(4) {
    width: 13mm;
  }
  .index-table th:nth-child(3) {
    width: 31mm;
  }
  .index-table th:nth-child(5) {
    width: 36mm;
  }
  .index-table td {
    height: 9mm;
    vertical-align: middle;
  }
  .index-table .missing > td:last-child {
    font-weight: 700;
  }
  .index > .remark,
  .index > .fact {
    margin-top: 3mm;
  }
`;
