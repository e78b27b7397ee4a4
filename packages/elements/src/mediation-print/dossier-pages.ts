import { dayInShanghai } from '@wardkit/contract/calendar-days';
import { html, type TemplateResult } from 'lit';
import { localized } from '../foundation/localized.ts';
import { line, paperDay, twice } from './paper-words.ts';
import type { PaperOptions, PrintedDossier } from './printed-mediation.ts';

const columns = ['number', 'paper', 'day', 'page', 'remark'] as const;
/** Lines of an index that is not full yet: what is filed by hand later is written into those left. One page has them. */
const leastLines = { plain: 18, twice: 13 } as const;

/** The cover of a dossier, 卷宗封面, and its index, 卷内目录, in the order in which papers are filed. */
export function dossierPages(printed: PrintedDossier, options: PaperOptions): TemplateResult {
  return html`<main class="dossier">${cover(printed, options)} ${index(printed, options)}</main>`;
}

function cover({ mediation, stationName }: PrintedDossier, options: PaperOptions): TemplateResult {
  const body = mediation.takingPart.find(({ kind }) => kind === 'mediation-committee')?.name ?? stationName;
  const mediators = mediation.mediators.map(({ displayName }) => displayName).join('、');
  const ended = mediation.inForceAt ?? mediation.ending?.at ?? null;
  const from = paperDay(mediation.acceptedAt ?? mediation.registeredAt);
  const entries = [
    ['title', mediation.subject],
    ['number', mediation.number],
    ['mediator', mediators],
    ['period', `${from} ${options.words.toDay} ${ended === null ? '' : paperDay(ended)}`],
    ['filedBy', null],
    ['filedOn', mediation.archivedAt === null ? null : paperDay(mediation.archivedAt)],
    ['retention', null],
    ['pages', null],
  ] as const;
  return html`<section class="cover">
    <p class="cover-body">${line(body)}</p>
    <h1>${twice(options, ({ dossier }) => dossier)}</h1>
    <dl class="cover-facts">
      ${entries.map(
        ([name, written]) => html`<div>
          <dt>${twice(options, (words) => words.cover[name])}</dt>
          <dd>${line(written)}</dd>
        </div>`,
      )}
      <div><dt>${twice(options, ({ remarks }) => remarks)}</dt><dd>${line()}</dd></div>
    </dl>
  </section>`;
}

function index({ mediation, dossier, papers }: PrintedDossier, options: PaperOptions): TemplateResult {
  const { second } = options;
  const lines = linesOf(dossier, papers);
  const missing = dossier.papers.filter(({ needed, state }) => needed && state === 'missing').length;
  return html`<section class="index">
    <header>
      <h1>${twice(options, (paper) => paper.index)}</h1>
      <p class="number">${twice(options, ({ cover }) => cover.number)}<span>：${mediation.number}</span></p>
    </header>
    <table class="index-table">
      <thead>
        <tr>
          ${columns.map(
            (column) => html`<th scope="col">${twice(options, (paper) => paper.indexColumns[column])}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (each, at) => html`<tr class=${each.isMissing ? 'missing' : ''}>
            <td>${at + 1}</td>
            <td>
              ${each.title['zh-Hans']}${
                second === null || localized(each.title, second.tag).lang !== null
                  ? null
                  : html`<span class="second" lang=${second.tag}>${localized(each.title, second.tag).text}</span>`
              }
            </td>
            <td>${each.day === null ? null : paperDay(each.day)}</td>
            <td></td>
            <td class="written">${each.isMissing ? twice(options, (paper) => paper.missing) : each.note}</td>
          </tr>`,
        )}
        ${Array.from({ length: Math.max(0, leastLines[second === null ? 'plain' : 'twice'] - lines.length) }, () => html`<tr>${columns.map(() => html`<td></td>`)}</tr>`)}
      </tbody>
    </table>
    <p class="remark">
      ${missing === 0 ? twice(options, (paper) => paper.complete) : twice(options, (paper) => paper.incomplete(missing))}
    </p>
    <p class="fact"><span class="fact-name">${twice(options, (paper) => paper.cover.filedBy)}</span>${line(null, 'short')}</p>
  </section>`;
}

/** A line of the index: each paper on file has one, and one that is needed and missing has one that says so. */
interface IndexLine {
  readonly title: PrintedDossier['dossier']['papers'][number]['title'];
  readonly day: string | null;
  readonly note: string | null;
  readonly isMissing: boolean;
}

function linesOf({ papers: wanted }: PrintedDossier['dossier'], papers: PrintedDossier['papers']): IndexLine[] {
  const known = new Set(wanted.map(({ paper }) => paper));
  const dated = papers.toSorted((one, other) => one.datedOn.localeCompare(other.datedOn));
  return [
    ...wanted.flatMap(({ paper, title, needed, state, presentSince }): IndexLine[] => {
      const filed = dated.filter((each) => each.paper === paper);
      if (filed.length > 0) {
        return filed.map(({ datedOn, note }) => ({ title, day: datedOn, note, isMissing: false }));
      }
      if (state === 'missing') return needed ? [{ title, day: null, note: null, isMissing: true }] : [];
      return [{ title, day: presentSince === null ? null : dayInShanghai(presentSince), note: null, isMissing: false }];
    }),
    // What has no line of its own in the dossier is named by what was noted of it.
    ...dated
      .filter(({ paper }) => !known.has(paper))
      .map(({ datedOn, note }) => ({ title: { 'zh-Hans': note ?? '' }, day: datedOn, note: null, isMissing: false })),
  ];
}
