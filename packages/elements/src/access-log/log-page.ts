import type { AccessLogEntry } from '@wardkit/contract/audit';
import { css, html, type TemplateResult } from 'lit';
import type { Language } from '../foundation/language.ts';
import type { AccessLogMessages } from './access-log.en.ts';
import { whatOf, whoOf, whyOf } from './entry-words.ts';

/** The readings as they come on paper: the person's own copy. */
export function logPage(
  entries: readonly AccessLogEntry[],
  language: Language<AccessLogMessages>,
  { period, now, isPart }: { period: string; now: number; isPart: boolean },
): TemplateResult {
  const { words, format } = language;
  const { when, who, why, what } = words.columns;
  return html`<article>
    <h1>${words.log}</h1>
    <p>${period} · ${words.printed(words.count(entries.length, format), format.dateTime(now))}</p>
    <table>
      <thead>
        <tr>${[when, who, why, what].map((column) => html`<th scope="col">${column}</th>`)}</tr>
      </thead>
      <tbody>
        ${entries.map(
          (entry) => html`<tr>
            <td class="when">${format.dateTime(entry.at)}</td>
            <td>${lines(whoOf(entry, language))}</td>
            <td>${whyOf(entry, language)}</td>
            <td>${lines(whatOf(entry, language))}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    ${isPart ? html`<p>${words.partly}</p>` : null}
  </article>`;
}

const lines = ([first, second]: readonly [string, string]) => html`${first}<br />${second}`;

export const logPaper = css`
  body {
    color: #000;
    font: 10.5pt / 1.45 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', system-ui, sans-serif;
  }
  h1 {
    margin: 0 0 2mm;
    font-size: 16pt;
  }
  p {
    margin: 0 0 4mm;
  }
  table {
    width: 100%;
    margin-bottom: 4mm;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 1.6mm 2mm;
    border: 0.3mm solid #777;
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  thead {
    display: table-header-group;
  }
  tr {
    break-inside: avoid;
  }
  .when {
    white-space: nowrap;
  }
`;
