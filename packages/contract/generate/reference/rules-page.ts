import { alertTimeLimits } from '@wardkit/contract/alert-deadlines';
import { defaultAlertRepeatRule } from '@wardkit/contract/alert-repeat-rules';
import { type LegalRule, type LegalSource, legalRules } from '@wardkit/contract/legal-rules';
import { type Html, html, join, type Part } from './html.ts';
import type { Page } from './layout.ts';
import { machines } from './machines.ts';

/** The page of rules of law. */
export function rulesPage(): Page {
  return {
    path: 'rules.html',
    title: 'Rules of law',
    lead: html`<p>Rules taken from law, and the project’s defaults, are rows of data with a source, an article, the day since which they hold and the day on which they were last compared; no program has them as constants.</p>`,
    body: html`<p>The rows were compared with this project’s design document and not with the official gazette. Before a station relies on a deadline, its own lawyer must compare the row with the text in force there.</p>
<h2 id="rows">Rows</h2>
${legalRules.map(section)}
<h2 id="alert-time-limits">Time limits of alerts</h2>
<p>Defaults of the project, which a station may set otherwise. No law names them.</p>
<div class="scroll" tabindex="0" role="group" aria-label="Time limits of alerts"><table class="moves"><thead><tr><th scope="col">Limit</th><th scope="col">immediate</th><th scope="col">urgent</th><th scope="col">normal</th><th scope="col">low</th><th scope="col">Reminder before</th><th scope="col">Met by</th></tr></thead><tbody>${Object.entries(
      alertTimeLimits,
    ).map(
      ([id, { seconds, remindSeconds, metBy }]) =>
        html`<tr id="${id}"><th scope="row"><code>${id}</code></th>${Object.values(seconds).map((each) => html`<td>${duration(each)}</td>`)}<td>${duration(remindSeconds)}</td><td>${join(metBy)}</td></tr>\n`,
    )}</tbody></table></div>
<h2 id="alert-repeat-rule">Repeated alerts</h2>
<p>Alerts of one category are proposed as a group when they came in within ${defaultAlertRepeatRule.days} days of each other, at the same premises or at most ${defaultAlertRepeatRule.metres} metres apart: the project’s default, which a station may set otherwise. No law names it.</p>`,
    contents: [
      ...legalRules.map(({ id }) => ({ anchor: id, text: id })),
      { anchor: 'alert-time-limits', text: 'Time limits of alerts' },
      { anchor: 'alert-repeat-rule', text: 'Repeated alerts' },
    ],
  };
}

function section(rule: LegalRule): Html {
  const started = machines.flatMap(({ resource, moves }) =>
    Object.entries(moves)
      .filter(([, { starts }]) => starts.includes(rule.id))
      .map(([name]) => html`<a href="states.html#${resource}">${resource}: ${name}</a>`),
  );
  return html`<section class="problem" id="${rule.id}">
<h3><a class="anchor" href="#${rule.id}">${rule.title.en}</a> <code class="quiet">${rule.id}</code></h3>
<p>${rule.sentence.en}</p>
<p lang="zh-Hans">${rule.title['zh-Hans']}：${rule.sentence['zh-Hans']}</p>
<dl class="texts">
<dt>Source</dt><dd>${sourceText(rule)}</dd>
${rule.also.length > 0 && html`<dt>Also</dt><dd>${rule.also.map((source) => html`${sourceText(source)}<br>`)}</dd>`}
<dt>Compared on</dt><dd>${rule.verifiedOn}</dd>
${periodText(rule) !== null && html`<dt>Period</dt><dd>${periodText(rule)}</dd>`}
${rule.most !== null && html`<dt>At most</dt><dd>${rule.most}</dd>`}
${rule.kinds.length > 0 && html`<dt>Mediation</dt><dd>${join(rule.kinds)}</dd>`}
${started.length > 0 && html`<dt>Started by</dt><dd>${join(started)}</dd>`}
</dl></section>
`;
}

function duration(seconds: number): string {
  if (seconds % 86_400 === 0) return `${seconds / 86_400} d`;
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

function sourceText({ source, article, effectiveFrom }: LegalSource): Part {
  return html`<span lang="zh-Hans">${source['zh-Hans']}</span> · ${source.en}${article !== null && `, ${article}`}${effectiveFrom !== null && html`, in force since ${effectiveFrom}`}`;
}

function periodText({ days, dayKind, months, hours, startsAt, ends, lastDayMoves }: LegalRule): string | null {
  const length =
    days !== null
      ? `${days} ${dayKind} days`
      : months !== null
        ? `${months} ${months === 1 ? 'month' : 'months'}`
        : hours !== null
          ? `${hours} hours`
          : null;
  if (length === null) return null;
  const from = startsAt === null ? '' : ` from ${startsAt.replaceAll('-', ' ')}`;
  const end = ends === 'end-of-day' ? ', the last day whole' : ends === 'same-time' ? ', to the same time of day' : '';
  return `${length}${from}${end}${lastDayMoves ? '; a last day that is a day off moves to the next working day' : ''}`;
}
