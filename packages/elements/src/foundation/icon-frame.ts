import { html, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Draws an icon's shapes at the token size. It is decoration: the word beside it carries the meaning. */
export function frame(shapes: SVGTemplateResult, mirrored = false): TemplateResult {
  return html`<svg class=${mirrored ? 'icon mirrored' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${shapes}
  </svg>`;
}
