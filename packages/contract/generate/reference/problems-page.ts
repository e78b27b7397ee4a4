import { problemsOf } from '@wardkit/contract/operation';
import { allOperations } from '@wardkit/contract/operations';
import { type ProblemCode, problemBase, problemRecord } from '@wardkit/contract/problem';
import { problems } from '@wardkit/contract/problems';
import { type JsonObject, objectAt } from '../json.ts';
import { type Html, html, join, type Part } from './html.ts';
import { jsonMarkup } from './json-markup.ts';
import type { Page } from './layout.ts';
import { isRequirement, requirementLink } from './requirement-link.ts';
import { operationLink } from './states-page.ts';

/** The registry of problems. */
export function problemsPage(document: JsonObject): Page {
  const codes = Object.keys(problems) as ProblemCode[];
  const statuses = [...new Set(codes.map((code) => problemRecord(code).status))].sort((one, other) => one - other);
  return {
    path: 'problems.html',
    title: 'Problems',
    lead: html`<p>Every refusal is an RFC 9457 problem of this closed registry; its <code>type</code> is <code>${problemBase}</code> and its code. The text tells a person what happened and what to do now, in the language that the caller accepts. <a href="guides/errors.html">How to answer them</a>.</p>`,
    body: statuses.map(
      (status) => html`<h2 id="status-${status}">${status}</h2>
${codes.filter((code) => problemRecord(code).status === status).map((code) => problem(code, document))}`,
    ),
    contents: codes.map((code) => ({ anchor: code, text: code })),
  };
}

function problem(code: ProblemCode, document: JsonObject): Html {
  const record = problemRecord(code);
  const operations = allOperations.filter((each) => problemsOf(each).includes(code));
  const requirement = 'requirement' in record ? record.requirement : undefined;
  const example = objectAt(document, 'components', 'examples', code).value;
  return html`<section class="problem" id="${code}">
<h3><a class="anchor" href="#${code}">${code}</a> <span class="status bad">${record.status}</span> ${record.retryable && html`<span class="tag minor">may be sent again as it is</span>`}</h3>
<dl class="texts">
<dt>en</dt><dd><b>${record.title.en}.</b> ${record.advice.en}</dd>
<dt>zh-Hans</dt><dd lang="zh-Hans"><b>${record.title['zh-Hans']}。</b>${record.advice['zh-Hans']}</dd>
${isRequirement(requirement) && html`<dt>Rule</dt><dd>${requirementLink(requirement)}</dd>`}
<dt>Answered by</dt><dd>${answeredBy(operations.map(({ id }) => id))}</dd>
</dl>
${example !== undefined && html`<details class="example"><summary>Example</summary><pre tabindex="0">${jsonMarkup(example)}</pre></details>`}
</section>
`;
}

function answeredBy(ids: readonly string[]): Part {
  if (ids.length === 0) return 'the server itself, for a call that is no operation of the contract';
  if (ids.length === allOperations.length) return 'every operation';
  const links = join(ids.map(operationLink), ' ');
  return ids.length <= 8 ? links : html`<details><summary>${ids.length} operations</summary>${links}</details>`;
}
