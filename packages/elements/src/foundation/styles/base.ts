import { css } from 'lit';

/** Adopted by every widget. */
export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--_ink);
    font-family: var(--_font);
    font-size: var(--_text-2);
    font-style: normal;
    font-weight: 400;
    line-height: var(--_leading);
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
    white-space: normal;
    word-spacing: normal;
    font-variant-numeric: tabular-nums;
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
    -webkit-tap-highlight-color: transparent;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .root {
    container: widget / inline-size;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  /* A Chinese line of one or two characters at the end reads as a slip. */
  p,
  li,
  dd,
  blockquote {
    text-wrap: pretty;
  }
  h2 {
    font-size: var(--_text-4);
    font-weight: 650;
    line-height: var(--_leading-tight);
    letter-spacing: -0.005em;
    text-wrap: balance;
  }
  h3 {
    font-size: var(--_text-3);
    font-weight: 600;
    line-height: var(--_leading-tight);
    text-wrap: balance;
  }
  h4 {
    color: var(--_ink-2);
    font-size: var(--_text-2);
    font-weight: 600;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 3px;
  }
  img,
  svg,
  video,
  canvas {
    display: block;
    max-width: 100%;
  }
  .icon {
    width: var(--_icon);
    height: var(--_icon);
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .sub {
    color: var(--_ink-2);
    font-size: var(--_text-1);
  }
  .quiet {
    color: var(--_ink-3);
  }
  .numbers {
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    border: 0;
    white-space: nowrap;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  [tabindex='-1']:focus-visible {
    outline-style: none;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation-duration: 1ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 1ms !important;
      scroll-behavior: auto !important;
    }
  }
`;
