import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../foundation/language.ts';
import { localized } from '../foundation/localized.ts';
import type { Difference, Value } from './comparison.ts';
import type { ItemTexts } from './item-texts.ts';
import type { OutboxStatusMessages } from './outbox-status.en.ts';

/** The two versions side by side: a table, so that each value is read with its side and its fact. */
export function comparisonView(
  differences: readonly Difference[],
  texts: ItemTexts,
  language: Language<OutboxStatusMessages>,
): TemplateResult {
  const { words } = language;
  return html`<table class="comparison">
    <thead>
      <tr>
        <td></td>
        <th scope="col">${words.mine}</th>
        <th scope="col">${words.theirs}</th>
      </tr>
    </thead>
    <tbody>
      ${differences.map(
        ({ about, mine, theirs }) => html`<tr class=${JSON.stringify(mine) === JSON.stringify(theirs) ? '' : 'differs'}>
          <th scope="row">${nameOf(about, texts, language)}</th>
          <td>${written(mine, language)}</td>
          <td>${written(theirs, language)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function nameOf(about: Difference['about'], texts: ItemTexts, { words, tag }: Language<OutboxStatusMessages>): unknown {
  if (about.kind !== 'item') return about.kind === 'field' ? about.name : words.about[about.kind];
  const item = texts.get(about.name);
  if (item === undefined) return about.name;
  const { text, lang } = localized(item, tag);
  return html`${about.name} <span lang=${lang ?? nothing}>${text}</span>`;
}

function written(value: Value, { words, format }: Language<OutboxStatusMessages>): unknown {
  switch (value?.kind) {
    case undefined:
      return words.none;
    case 'you':
      return words.you;
    case 'count':
      return format.number(value.count);
    case 'time':
      return format.dateTime(value.time);
    case 'text':
      return value.text;
    case 'outcome':
      return html`<strong class="outcome ${value.outcome === 'fault' ? 'fault' : ''}">${words.outcome[value.outcome] ?? value.outcome}</strong>
        ${value.note ? html`<span class="sub">${value.note}</span>` : null}`;
  }
}
