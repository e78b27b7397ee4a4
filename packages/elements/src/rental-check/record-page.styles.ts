import { css } from 'lit';

/** The printed record: ink on white paper, whatever the screen looks like. */
export const recordPageStyles = css`
  body {
    color: #10131a;
    background: #fff;
    font: 10pt / 1.4 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', system-ui, sans-serif;
  }
  /* Room for the outer half of the tables' borders. */
  .record {
    padding-inline: 0.2mm;
  }
  .record > * + * {
    margin-top: 3mm;
  }
  .record-title {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 6mm;
    padding-bottom: 2mm;
    border-bottom: 0.6mm solid #10131a;
  }
  h1 {
    margin: 0;
    font-size: 18pt;
  }
  p {
    margin: 0;
  }
  .record-number,
  .record-hint {
    color: #444b57;
    font-size: 8.5pt;
    overflow-wrap: anywhere;
  }
  .record-warning {
    padding: 2mm 3mm;
    border: 0.5mm solid #10131a;
    font-weight: 700;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  caption {
    padding-block: 1mm;
    font-size: 12pt;
    font-weight: 700;
    text-align: start;
    break-after: avoid;
  }
  th,
  td {
    padding: 0.7mm 2mm;
    border: 0.2mm solid #8a919d;
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  thead {
    display: table-header-group;
  }
  thead th,
  .record-facts th {
    background: #f0f2f5;
    font-weight: 600;
    print-color-adjust: exact;
    -webkit-print-color-adjust: exact;
  }
  .record-facts th {
    width: 34mm;
  }
  .record-items td:nth-child(1) {
    width: 18mm;
  }
  .record-items td:nth-child(3) {
    width: 22mm;
  }
  .record-items td:nth-child(4) {
    width: 56mm;
  }
  tr {
    break-inside: avoid;
  }
  tr.fault > td:nth-child(3) {
    font-weight: 700;
  }
  .record-signatures {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 10mm;
    break-inside: avoid;
  }
  .record-signatures > div {
    display: grid;
    align-content: start;
    gap: 1.5mm;
  }
  .record-signatures canvas {
    width: 60mm;
    height: 20mm;
    border-bottom: 0.3mm solid #10131a;
  }
  .record-line {
    height: 20mm;
    border-bottom: 0.3mm solid #10131a;
  }
`;
