import { css } from 'lit';

/** `.paper`, a page that is drawn to the edge, on screen and on paper alike: its colours are exact and no theme changes them. */
export const paper = css`
  .paper {
    display: block;
    font-family: 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', system-ui, sans-serif;
    print-color-adjust: exact;
    -webkit-print-color-adjust: exact;
    forced-color-adjust: none;
  }
  .sheet-ground,
  .qr-ground {
    fill: #fff;
  }
  .qr-dark {
    fill: #000;
  }
  @media print {
    .paper {
      width: var(--_paper-width, 210mm);
      height: var(--_paper-height, 297mm);
      /* One page each; a hair less than the paper, or rounding makes an empty page follow. */
      max-height: calc(var(--_paper-height, 297mm) - 0.1mm);
      break-after: page;
      break-inside: avoid;
    }
    .paper:last-child {
      break-after: auto;
    }
  }
`;
