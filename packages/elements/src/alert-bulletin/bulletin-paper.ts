import { css } from 'lit';

/** The bulletin on A4: black on white with a rule below the head, for a noticeboard or a file. */
export const bulletinPaper = css`
  body {
    color: #000;
    font: 10pt / 1.4 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', system-ui, sans-serif;
    font-variant-numeric: tabular-nums;
  }
  h1,
  p,
  dl,
  dd {
    margin: 0;
  }
  .bulletin-head {
    padding-bottom: 3mm;
    border-bottom: 0.8mm solid #12479a;
    text-align: center;
  }
  h1 {
    font-size: 21pt;
    font-weight: 700;
    line-height: 1.25;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .period {
    margin-top: 1.5mm;
    font-size: 12pt;
  }
  .incomplete {
    display: inline-block;
    margin-top: 2mm;
    padding: 0.8mm 3mm;
    border: 0.3mm solid #000;
    font-weight: 700;
  }
  .figures {
    display: flex;
    margin-block: 4mm;
    border: 0.3mm solid #8a97a8;
  }
  .figure {
    flex: 1;
    padding: 2mm 3mm;
    text-align: center;
  }
  .figure + .figure {
    border-inline-start: 0.3mm solid #8a97a8;
  }
  .figure dd {
    font-size: 19pt;
    font-weight: 700;
    line-height: 1.2;
  }
  .tables {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 4mm 8mm;
  }
  .tables-side {
    display: grid;
    align-content: start;
    gap: 4mm;
  }
  .counts {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    line-height: 1.25;
  }
  /* Many communities run in two columns: few of them have a number, and one sheet is what hangs on a board. */
  .whole-width {
    grid-column: 1 / -1;
    columns: 2;
    column-gap: 8mm;
  }
  .whole-width .counts th {
    width: 64%;
  }
  .counts caption {
    padding-bottom: 0.8mm;
    font-size: 11pt;
    font-weight: 700;
    text-align: start;
  }
  .counts th,
  .counts td {
    padding: 0.35mm 0;
    border-bottom: 0.2mm solid #c3cbd6;
    font-weight: 400;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .counts th {
    width: 44%;
    padding-inline-end: 2mm;
  }
  .counts thead {
    display: table-header-group;
  }
  .counts thead th {
    border-color: #8a97a8;
    color: #333;
    font-size: 8.5pt;
  }
  .counts thead .amount-head {
    width: auto;
    padding-inline-end: 0;
    text-align: end;
  }
  .counts tfoot {
    display: table-row-group;
  }
  .counts tfoot th,
  .counts tfoot td {
    border-top: 0.3mm solid #8a97a8;
    border-bottom: 0;
    font-weight: 700;
  }
  .counts tr {
    break-inside: avoid;
  }
  .amount {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(10mm, auto);
    align-items: center;
    gap: 2mm;
    text-align: end;
  }
  .bar {
    display: block;
    width: 100%;
    height: 2.6mm;
  }
  .bar-fill {
    fill: #12479a;
  }
  .hidden-count,
  .table-note {
    color: #333;
    font-size: 8.5pt;
  }
  .none {
    margin-block: 12mm;
    font-size: 14pt;
    text-align: center;
  }
  .bulletin-foot {
    display: flex;
    justify-content: space-between;
    gap: 8mm;
    margin-top: 4mm;
    padding-top: 2mm;
    border-top: 0.3mm solid #8a97a8;
    font-size: 8.5pt;
    break-inside: avoid;
  }
  .bulletin-foot > p:first-child {
    flex: 0 0 85mm;
  }
  .signed {
    min-width: 0;
    text-align: end;
    overflow-wrap: anywhere;
  }
`;
