import type { LocalizedText } from '@wardkit/contract/field';
import type { StatisticsTable } from '@wardkit/contract/statistics';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Language } from '../foundation/language.ts';
import { localized } from '../foundation/localized.ts';
import { dialled } from '../rating-board/telephone.ts';
import type { AlertBulletinMessages } from './alert-bulletin.en.ts';
import type { BulletinFacts } from './alert-bulletin.state.ts';
import { countedInWords, periodInWords } from './bulletin-words.ts';
import type { Period } from './period.ts';

/** So many communities stand below the kinds and urgencies, and all of it beside the hours on one sheet of A4. */
const FEW_AREAS = 12;

/**
 * The bulletin as a page, the same on screen and on paper.
 * @param heading draws the title in a heading of the right level
 */
export function bulletinPage(
  facts: BulletinFacts,
  language: Language<AlertBulletinMessages>,
  heading: (title: TemplateResult) => TemplateResult,
): TemplateResult {
  const { bulletin, station, period, areas } = facts;
  const { words, format } = language;
  const { received, closed, receivedBefore, complete, byCategory, byPriority, byArea, byHour, countedAt } = bulletin;
  const none = received === 0;
  const areaTable =
    byArea === null
      ? html`<p class="table-note">${words.noAreas}</p>`
      : countsTable(byArea, language, words.byArea, words.area, ({ key, label }) =>
          areaOf(key, label, areas, language),
        );
  const hasRoom = (byArea?.rows.length ?? 0) <= FEW_AREAS;
  return html`<article class="bulletin">
    <header class="bulletin-head">
      ${heading(html`<span class="station" lang="zh-Hans">${station.name}</span> <span>${words.titles[period.length]}</span>`)}
      <p class="period">${periodView(period, language)}</p>
      ${complete ? null : html`<p class="incomplete">${words.incomplete}</p>`}
    </header>
    <dl class="figures">
      ${figure(words.received, received, format)} ${figure(words.closed, closed, format)}
      ${figure(words.before[period.length], receivedBefore, format)}
    </dl>
    ${
      none
        ? html`<p class="none">${words.none[period.length]}</p>`
        : html`<div class="tables">
            <div class="tables-side">
              ${countsTable(byCategory, language, words.byCategory, words.kind, ({ key, label }) => coded(words.categories, key, label, words.unknownCategory, language))}
              ${countsTable(byPriority, language, words.byPriority, words.priority, ({ key, label }) => coded(words.priorities, key, label, words.unknownPriority, language))}
              ${hasRoom ? areaTable : null}
            </div>
            ${countsTable(byHour, language, words.byHour, words.hour, ({ key }) => hourOf(key, words))}
            ${hasRoom ? null : html`<div class="whole-width">${areaTable}</div>`}
          </div>`
    }
    <footer class="bulletin-foot">
      <p>${words.onlyCounts}</p>
      <p class="signed">
        <span lang="zh-Hans">${station.name}</span> · <span class="numbers">${dialled(station.telephone)}</span><br />
        ${countedInWords(countedAt, language)}
      </p>
    </footer>
  </article>`;
}

/** A period that breaks between its days alone: half a date on a line is read twice. */
export function periodView(period: Period, language: Language<AlertBulletinMessages>): unknown {
  const said = periodInWords(period, language);
  const { until } = language.words;
  const at = until === '' ? -1 : said.indexOf(until);
  if (at === -1) return said;
  const middle = at + until.length;
  return html`<span class="day">${said.slice(0, middle)}</span><wbr /><span class="day">${said.slice(middle)}</span>`;
}

function figure(name: string, count: number, format: Language<unknown>['format']): TemplateResult {
  return html`<div class="figure">
    <dt>${name}</dt>
    <dd>${format.number(count)}</dd>
  </div>`;
}

type Row = StatisticsTable['rows'][number];

/** Counts with a bar each. One that is not shown has neither a figure nor a bar: a short bar would be a guess. */
function countsTable(
  { rows, total, rowDimension }: StatisticsTable,
  { words, format }: Language<AlertBulletinMessages>,
  caption: string,
  column: string,
  name: (row: Row) => unknown,
): TemplateResult {
  const most = Math.max(1, ...rows.map((row) => row.total.count ?? 0));
  const hides = rows.some((row) => row.total.count === null) || total.count === null;
  const amount = (count: number | null) =>
    count === null ? html`<span class="hidden-count">${words.hidden}</span>` : format.number(count);
  return html`<div class="table-box" data-table=${rowDimension}>
    <table class="counts">
      <caption>${caption}</caption>
      <thead>
        <tr>
          <th scope="col">${column}</th>
          <th scope="col" class="amount-head">${words.count}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr>
            <th scope="row">${name(row)}</th>
            <td><div class="amount">${bar(row.total.count, most)}<span class="numbers">${amount(row.total.count)}</span></div></td>
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${words.total}</th>
          <td><div class="amount"><span></span><span class="numbers">${amount(total.count)}</span></div></td>
        </tr>
      </tfoot>
    </table>
    ${hides ? html`<p class="table-note">${words.hiddenNote}</p>` : null}
  </div>`;
}

// A drawing and no `<meter>`: the figure beside it says it already, and a drawing is printed as it is.
function bar(count: number | null, most: number): TemplateResult {
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    ${count === null ? null : svg`<rect class="bar-fill" width=${((count / most) * 100).toFixed(1)} height="8"></rect>`}
  </svg>`;
}

function coded(
  names: Readonly<Record<string, string>>,
  key: string,
  label: LocalizedText | null,
  unknown: string,
  { tag }: Language<unknown>,
): unknown {
  if (Object.hasOwn(names, key)) return names[key];
  return label === null ? unknown : labelled(label, tag);
}

function labelled(label: LocalizedText, tag: string): TemplateResult {
  const { text, lang } = localized(label, tag);
  return html`<span lang=${lang ?? nothing}>${text}</span>`;
}

function hourOf(key: string, words: AlertBulletinMessages): unknown {
  return /^\d\d$/.test(key) ? html`<span class="numbers">${key}:00–${key}:59</span>` : words.unknownHour;
}

function areaOf(
  key: string,
  label: LocalizedText | null,
  areas: BulletinFacts['areas'],
  { tag, words }: Language<AlertBulletinMessages>,
): unknown {
  if (label !== null) return labelled(label, tag);
  const name = areas.get(key);
  return name === undefined ? words.unknownArea(key) : html`<span lang="zh-Hans">${name}</span>`;
}
