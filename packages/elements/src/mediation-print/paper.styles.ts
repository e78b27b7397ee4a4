import { css } from 'lit';

/** What the forms of a mediation have in common: black ink, a face of the press for the text, room to write. */
export const formPaper = css`
  @page {
    @bottom-center {
      content: counter(page) ' / ' counter(pages);
      font: 9pt serif;
    }
  }
  body {
    color: #000;
    background: #fff;
    font: 12pt / 1.6 'FangSong', 'STFangsong', 'FangSong_GB2312', 'Songti SC', 'SimSun', 'Noto Serif CJK SC', serif;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  /* Room for the outer half of the tables' borders. */
  main {
    padding-inline: 0.2mm;
  }
  h1,
  h2,
  p,
  dl,
  dd {
    margin: 0;
  }
  h1,
  h2 {
    font-family: 'Songti SC', 'SimSun', 'STSong', 'Noto Serif CJK SC', serif;
    break-after: avoid;
  }
  h1 {
    font-size: 22pt;
    line-height: 1.3;
    letter-spacing: 0.12em;
    text-align: center;
  }
  h2 {
    font-size: 12pt;
  }
  h2 > .word::after {
    content: '：';
  }
  .second {
    display: block;
    color: #333;
    font: 400 8.5pt / 1.3 'Times New Roman', 'Noto Serif', serif;
    letter-spacing: normal;
  }
  h1 > .second {
    margin-top: 1mm;
    font-size: 12pt;
  }
  .number {
    display: flex;
    justify-content: flex-end;
    margin: 3mm 0 2mm;
    break-after: avoid;
  }
  .number .second {
    display: inline;
    padding-inline-start: 1mm;
    line-height: inherit;
  }
  .line {
    display: inline-block;
    min-height: 1.6em;
    min-width: 30mm;
    padding-inline: 1.5mm;
    border-bottom: 0.25mm solid #000;
    vertical-align: bottom;
  }
  .line.short {
    min-width: 45mm;
  }
  .on-record {
    color: #555;
    font-size: 8.5pt;
  }
  .fact {
    display: flex;
    align-items: flex-end;
    gap: 2mm;
    break-inside: avoid;
  }
  .fact-name {
    flex: none;
    max-width: 60mm;
  }
  .fact > .line:not(.short) {
    flex: 1;
  }
  .remark {
    color: #333;
    font-size: 9pt;
    line-height: 1.4;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    font-size: 10pt;
    line-height: 1.45;
  }
  thead {
    display: table-header-group;
  }
  tr {
    break-inside: avoid;
  }
  th,
  td {
    padding: 1mm 1.5mm;
    border: 0.2mm solid #000;
    text-align: start;
    vertical-align: top;
  }
  th {
    font-weight: 700;
    text-align: center;
  }
  td:first-child {
    text-align: center;
  }
  .written {
    white-space: pre-line;
  }
`;
