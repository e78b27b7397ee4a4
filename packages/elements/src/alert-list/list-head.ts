import { html, type TemplateResult } from 'lit';
import type { Language } from '../foundation/language.ts';
import type { AlertListController } from './alert-list.controller.ts';
import type { AlertListMessages } from './alert-list.en.ts';
import { countsOf } from './list-counts.ts';

/** A button of the list's head: an icon with a name. */
export interface ListTool {
  readonly name: string;
  readonly label: string;
  readonly icon: () => TemplateResult;
  readonly press: () => void;
}

/** Whose alerts these are, and how many are open. @param now milliseconds since 1970 */
export function subtitle(
  list: AlertListController,
  now: number,
  { words, format }: Language<AlertListMessages>,
): TemplateResult | null {
  const { stationName } = list.desk;
  const { open } = countsOf(list, now);
  if (stationName === null && open === undefined) return null;
  return html`<span class="sub">
    ${stationName === null ? null : html`<span lang="zh-Hans">${stationName}</span>`}
    ${open === undefined ? null : html`${stationName === null ? null : ' · '}${words.openCount(open, format)}`}
  </span>`;
}

export function toolsView(tools: readonly ListTool[]): TemplateResult {
  return html`<div class="tools">
    ${tools.map(
      ({ name, label, icon, press }) => html`<button
        class="button small quiet"
        type="button"
        title=${label}
        aria-label=${label}
        data-tool=${name}
        @click=${press}
      >
        ${icon()}
      </button>`,
    )}
  </div>`;
}
