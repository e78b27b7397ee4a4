import { css } from 'lit';

/** The printed page itself, on screen and on paper alike: the blue of the plates is exact and no theme changes it. */
export const paper = css`
  .paper {
    display: block;
    font-family: 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', system-ui, sans-serif;
    print-color-adjust: exact;
    -webkit-print-color-adjust: exact;
    forced-color-adjust: none;
  }
  .paper text {
    text-anchor: middle;
    fill: #fff;
  }
  .sheet-ground,
  .qr-ground {
    fill: #fff;
  }
  .plate-ground {
    fill: #12479a;
  }
  .plate-line {
    fill: none;
    stroke: #fff;
    stroke-opacity: 0.55;
  }
  .qr-dark {
    fill: #000;
  }
  .cut {
    fill: none;
    stroke: #000;
    stroke-width: 1.5;
  }
  .plate-large {
    font-weight: 700;
  }
  .plate-small {
    font-weight: 500;
  }
  .plate-code {
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
    font-weight: 700;
    letter-spacing: 0.02em;
  }
  @media print {
    .paper {
      width: 210mm;
      height: 297mm;
      /* One page each; a hair less than the paper, or rounding makes an empty page follow. */
      max-height: 296.9mm;
      break-after: page;
      break-inside: avoid;
    }
    .paper:last-child {
      break-after: auto;
    }
  }
`;
