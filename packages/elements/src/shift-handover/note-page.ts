import type { ShiftHandover } from '@wardkit/contract/shift-handovers';
import { css, html, type TemplateResult } from 'lit';
import type { Language } from '../foundation/language.ts';
import type { ShiftHandoverMessages } from './shift-handover.en.ts';
import { shiftInWords, whenInWords } from './shift-times.ts';

/** A note as it is filed: with room for both names where the shift was not taken over on a screen. */
export function notePage(
  note: ShiftHandover,
  stationName: string | null,
  { words, format }: Language<ShiftHandoverMessages>,
  now: number,
): TemplateResult {
  const { columns } = words;
  const when = (value: string) => whenInWords(value, format, now);
  return html`<article>
    <h1>${stationName === null ? null : html`<span lang="zh-Hans">${stationName}</span> `}${words.paperHeading}</h1>
    <p class="shift">${shiftInWords(note, format, now)}</p>
    <p class="note-text" lang="zh-Hans">${note.note}</p>
    ${
      note.alerts.length === 0
        ? html`<p>${words.noAlerts}</p>`
        : html`<table>
            <caption>${words.alerts(note.alerts.length, format)}</caption>
            <thead>
              <tr>${[columns.number, columns.priority, columns.category, columns.state, columns.remark].map((name) => html`<th scope="col">${name}</th>`)}</tr>
            </thead>
            <tbody>
              ${note.alerts.map(
                (alert) => html`<tr>
                  <th scope="row">${alert.number}</th>
                  <td>${words.priorities[alert.priority] ?? words.unknownPriority}</td>
                  <td>${words.categories[alert.category] ?? words.unknownCategory}</td>
                  <td>${words.states[alert.state] ?? words.unknownState}</td>
                  <td lang="zh-Hans">${alert.remark ?? ''}</td>
                </tr>`,
              )}
            </tbody>
          </table>`
    }
    <dl class="signed">
      <div><dt>${words.handedBy}</dt><dd>${note.writtenBy.displayName}<br />${when(note.writtenAt)}</dd></div>
      <div>
        <dt>${words.takenBy}</dt>
        <dd>
          ${
            note.takenOverBy === null || note.takenOverAt === null
              ? null
              : html`${note.takenOverBy.displayName}<br />${when(note.takenOverAt)}`
          }
        </dd>
      </div>
    </dl>
    <p class="printed">${words.printedAt(when(new Date(now).toISOString()))}</p>
  </article>`;
}

export const notePaper = css`
  body {
    color: #000;
    font: 11pt / 1.55 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', system-ui, sans-serif;
    font-variant-numeric: tabular-nums;
  }
  h1,
  p,
  dl,
  dd {
    margin: 0;
  }
  h1 {
    font-size: 18pt;
    line-height: 1.3;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .shift {
    margin: 1mm 0 5mm;
    padding-bottom: 3mm;
    border-bottom: 0.5mm solid #000;
    font-size: 12pt;
    text-align: center;
  }
  .note-text {
    margin-bottom: 6mm;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    font-size: 10pt;
  }
  thead th {
    width: 15%;
  }
  thead th:first-child {
    width: 23%;
  }
  thead th:last-child {
    width: 34%;
  }
  caption {
    padding-bottom: 1.5mm;
    font-size: 12pt;
    font-weight: 700;
    text-align: start;
  }
  th,
  td {
    padding: 1.4mm 2mm;
    border: 0.2mm solid #777;
    font-weight: 400;
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  td:last-child {
    white-space: pre-line;
  }
  thead {
    display: table-header-group;
  }
  thead th {
    font-weight: 700;
  }
  tr,
  .signed {
    break-inside: avoid;
  }
  .signed {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 10mm;
    margin-top: 10mm;
  }
  .signed dt {
    font-weight: 700;
  }
  .signed dd {
    min-height: 16mm;
    padding-top: 1mm;
    border-bottom: 0.3mm solid #000;
    overflow-wrap: anywhere;
  }
  .printed {
    margin-top: 5mm;
    color: #333;
    font-size: 8.5pt;
  }
`;
