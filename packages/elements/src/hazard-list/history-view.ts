import type { Hazard } from '@wardkit/contract/hazards';
import { html, type TemplateResult } from 'lit';
import type { Language } from '../foundation/language.ts';
import { picturesView } from '../foundation/photographs/pictures-view.ts';
import type { RecordPictures } from '../foundation/photographs/record-pictures.ts';
import type { HazardListMessages } from './hazard-list.en.ts';

interface Step {
  readonly at: string;
  readonly title: string;
  readonly by: string | null;
  readonly text: string | null;
  readonly photographIds: readonly string[];
}

/** What happened to a hazard, as far as its record tells: the last of each, the earliest first. */
function stepsOf(hazard: Hazard, { words }: Language<HazardListMessages>): Step[] {
  const { referredTo, rectification, verification } = hazard;
  const steps: Step[] = [
    {
      at: hazard.observedAt,
      title: words.historyFound,
      by: null,
      text: hazard.note,
      photographIds: hazard.photographIds,
    },
  ];
  if (referredTo) {
    const { name, reason, reference, referredAt, referredBy } = referredTo;
    const text = [reference ? words.reference(reference) : null, reason].filter(Boolean).join(' · ');
    const by = referredBy?.displayName ?? null;
    steps.push({ at: referredAt, title: words.historyReferred(name), by, text: text || null, photographIds: [] });
  }
  if (rectification) {
    const { rectifiedAt, reportedByRole, note, photographIds } = rectification;
    const by = words.roles[reportedByRole] ?? words.otherRole;
    steps.push({ at: rectifiedAt, title: words.historyRectified(by), by: null, text: note, photographIds });
  }
  if (verification) {
    const { outcome, inspectedAt, inspectedBy, note, photographIds } = verification;
    const title = outcome === 'put-right' ? words.historyPutRight : words.historyNotPutRight;
    steps.push({ at: inspectedAt, title, by: inspectedBy.displayName, text: note, photographIds });
  }
  return steps.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** The history as a list in order of time, each step with its photographs. */
export function historyView(
  hazard: Hazard,
  pictures: RecordPictures,
  language: Language<HazardListMessages>,
): TemplateResult {
  const { format } = language;
  return html`<ol class="timeline">
    ${stepsOf(hazard, language).map(
      ({ at, title, by, text, photographIds }) => html`<li class="step">
        <p class="step-title">${title}</p>
        <p class="sub">${format.dateTime(at)}${by === null ? null : html` · <span lang="zh-Hans">${by}</span>`}</p>
        ${text === null ? null : html`<p class="step-note" lang="zh-Hans">${text}</p>`}
        ${picturesView(photographIds, pictures, language.words)}
      </li>`,
    )}
  </ol>`;
}
