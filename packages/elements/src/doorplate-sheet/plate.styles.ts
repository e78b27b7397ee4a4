import { css } from 'lit';

/** A plate on its page; the blue is that of a municipal sign. */
export const plate = css`
  .paper text {
    text-anchor: middle;
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
`;
