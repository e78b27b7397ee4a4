import type { Mediation } from '@wardkit/contract/mediation-record';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { failedReadingNotice } from '../../foundation/failed-reading.ts';
import { clockIcon, refreshCwIcon } from '../../foundation/icons.generated.ts';
import type { Language } from '../../foundation/language.ts';
import { moreView } from '../../foundation/more-view.ts';
import { noticeLine, skeleton, stateNotice } from '../../foundation/state-notice.ts';
import { partiesLine } from '../board/card-view.ts';
import { dueTag } from '../due-words.ts';
import type { MediationTrackerMessages } from '../mediation-tracker.en.ts';
import { type MediationFilters, noFilters } from '../view-address.ts';
import type { TableReading } from './table-reading.ts';

/** What the table is drawn with. */
export interface TableContext {
  readonly language: Language<MediationTrackerMessages>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly open: (mediationId: string) => void;
  readonly choose: (filters: MediationFilters) => void;
}

/** Every mediation of the station in the order of the list, as it is filtered. */
export function tableView(reading: TableReading, context: TableContext): TemplateResult {
  return html`${filtersView(reading, context)}${content(reading, context)}`;
}

function content(reading: TableReading, context: TableContext): unknown {
  const { language, now } = context;
  const { words, shared, format } = language;
  const { state } = reading;
  switch (state.kind) {
    case 'loading':
      return skeleton(words.loading, 6);
    case 'error':
    case 'offline':
    case 'forbidden':
    case 'sign-in':
      return failedReadingNotice(state, shared, () => reading.load());
    case 'ready': {
      const again = html`<button class="button small" type="button" data-reread @click=${() => reading.load()}>
        ${words.readAgain}
      </button>`;
      return [
        state.staleSince === null
          ? null
          : noticeLine('moderate', clockIcon(), shared.staleSince(format.timeOrDate(state.staleSince, now))),
        reading.isOld ? noticeLine('accent', refreshCwIcon(), words.tableOld, again) : null,
        state.rows.length === 0
          ? stateNotice('empty', shared, { heading: words.noneFound, body: words.noneFoundBody })
          : rowsView(state.rows, context),
        moreView(state, words, () => reading.loadMore()),
      ];
    }
  }
}

function rowsView(rows: readonly Mediation[], { language, now, open }: TableContext): TemplateResult {
  const { words } = language;
  const { columns } = words;
  const cell = (label: string, value: unknown) =>
    html`<td role="cell"><span class="cell-label sub">${label}</span>${value}</td>`;
  // A narrow screen draws rows as blocks, which takes the roles of a table away in some browsers: they are said.
  return html`<table class="list-table" role="table" aria-label=${words.views.table}>
    <thead role="rowgroup">
      <tr role="row">
        ${[columns.dispute, columns.state, columns.deadline, columns.parties, columns.mediator].map(
          (name) => html`<th scope="col" role="columnheader">${name}</th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        rows,
        ({ id }) => id,
        (row) => {
          const lead = row.mediators.find((mediator) => mediator.lead) ?? row.mediators[0];
          return html`<tr role="row" data-row=${row.id}>
            <th scope="row" role="rowheader">
              <button class="open" type="button" data-open=${row.id} @click=${() => open(row.id)}>
                <span lang="zh-Hans">${row.subject}</span>
              </button>
              <span class="sub numbers">${row.number}</span>
              <span class="sub">
                ${words.kinds[row.kind] ?? words.unknownKind} ·
                ${words.disputeTypes[row.disputeType] ?? words.unknownDisputeType}
              </span>
            </th>
            ${cell(columns.state, html`<span class="tag">${words.states[row.state] ?? words.unknownState}</span>`)}
            ${cell(columns.deadline, row.nextDeadline === null ? '—' : dueTag(row.nextDeadline, now, language))}
            ${cell(columns.parties, partiesLine(row, language))}
            ${cell(columns.mediator, lead === undefined ? words.noMediator : html`<span lang="zh-Hans">${lead.displayName}</span>`)}
          </tr>`;
        },
      )}
    </tbody>
  </table>`;
}

function filtersView({ filters, mediators }: TableReading, { language, choose }: TableContext): TemplateResult {
  const { words } = language;
  const pick = (
    name: string,
    label: string,
    chosen: string,
    options: readonly (readonly [value: string, text: string])[],
    changed: (value: string) => MediationFilters,
  ) => {
    // A code from an address that is no option here stays chosen, and can be seen.
    const all = chosen === '' || options.some(([value]) => value === chosen) ? options : [...options, [chosen, chosen]];
    return html`<label class="pick">
      <span class="sub">${label}</span>
      <select
        data-pick=${name}
        @change=${(event: Event) => choose(changed((event.target as HTMLSelectElement).value))}
      >
        <option value="" .selected=${chosen === ''}>${words.any}</option>
        ${all.map(([value, text]) => html`<option value=${value ?? ''} .selected=${value === chosen}>${text}</option>`)}
      </select>
    </label>`;
  };
  const listed = (value: string) => (value === '' ? [] : [value]);
  const { columns } = words;
  const isFiltered = JSON.stringify(filters) !== JSON.stringify(noFilters);
  return html`<div class="filters" role="group" aria-label=${words.filters}>
    ${pick('state', columns.state, filters.state[0] ?? '', Object.entries(words.states), (value) => ({ ...filters, state: listed(value) }))}
    ${pick('kind', columns.kind, filters.kind[0] ?? '', Object.entries(words.kinds), (value) => ({ ...filters, kind: listed(value) }))}
    ${pick('disputeType', columns.disputeType, filters.disputeType[0] ?? '', Object.entries(words.disputeTypes), (value) => ({ ...filters, disputeType: listed(value) }))}
    ${
      mediators.length === 0 && filters.mediatorId === null
        ? null
        : pick(
            'mediator',
            columns.mediator,
            filters.mediatorId ?? '',
            mediators.map(({ id, displayName }) => [id, displayName] as const),
            (value) => ({ ...filters, mediatorId: value === '' ? null : value }),
          )
    }
    ${
      isFiltered
        ? html`<button class="button small" type="button" data-clear @click=${() => choose(noFilters)}>
            ${words.clearFilters}
          </button>`
        : null
    }
  </div>`;
}
