import { html, type TemplateResult } from 'lit';
import { circleAlertIcon } from '../../foundation/icons.generated.ts';
import { noticeLine } from '../../foundation/state-notice.ts';
import type { CaseContext } from './case-view.ts';

/** A part of the case under its heading, with what can be added to it; `body` is null where it could not be read. */
export function sectionView(
  name: string,
  heading: string,
  count: number | null,
  action: unknown,
  body: unknown,
  { language }: CaseContext,
): TemplateResult {
  const { words, format } = language;
  return html`<section class="case-section" data-section=${name} aria-labelledby="case-${name}-heading">
    <div class="section-head">
      <h4 id="case-${name}-heading">
        ${heading}${count === null ? null : html` <span class="count">${format.number(count)}</span>`}
      </h4>
      ${action}
    </div>
    ${body ?? noticeLine('moderate', circleAlertIcon(), words.partMissing)}
  </section>`;
}
