import type { OperationRecord } from '@wardkit/contract/operation';
import { allOperations, derivedOperations } from '@wardkit/contract/operations';
import { problems } from '@wardkit/contract/problems';
import { type RequirementId, requirements } from '@wardkit/contract/requirements';
import { requirementsOf } from '@wardkit/contract/requirements-of';
import { type Html, html, join, type Part, prose } from './html.ts';
import type { Page } from './layout.ts';
import { operationLink } from './states-page.ts';

const areas: Readonly<Record<string, string>> = {
  ERR: 'Errors',
  IDM: 'Idempotency',
  CON: 'Concurrency',
  PAG: 'Paging',
  PER: 'Personal data',
  INP: 'Input',
  BAT: 'Batches',
  AUT: 'Authorisation',
  LIM: 'Limits',
  COR: 'Cross-origin',
  VER: 'Versions',
  SEC: 'Security of answers',
  DSC: 'Discovery',
  SES: 'Session',
  PLC: 'Places',
  PLT: 'Doorplates',
  STY: 'Stays',
  CHK: 'Rental checks',
  RAT: 'Ratings',
  HAZ: 'Hazards',
  ATT: 'Attachments',
  EVT: 'Events',
  SUB: 'Subscriptions',
  WHK: 'Webhooks',
  ALT: 'Alerts',
  MED: 'Mediations',
  AUD: 'Audit',
  RVL: 'Reveals',
  STA: 'Statistics',
  OBJ: 'Objections',
  UNT: 'Response units',
  EMB: 'Embed sessions',
  DEV: 'Devices',
  INV: 'Invitations',
  JOB: 'Jobs',
  EXP: 'Exports',
  ADR: 'Addresses',
  ORG: 'Organisations',
  DWL: 'Dwellings',
  STD: 'Checklists',
};

/** The page of all rules, each with what it binds. */
export function requirementsPage(): Page {
  const ids = Object.keys(requirements) as RequirementId[];
  const groups = [...new Set(ids.map((id) => id.slice(3, 6)))];
  const derived = new Set(derivedOperations.map(({ record }) => record.id));
  return {
    path: 'requirements.html',
    title: 'Requirements',
    lead: html`<p>The ${ids.length} rules that a server must keep. Each is testable and said once, here; operations, problems, guides and the conformance kit name it by its id.</p>`,
    body: groups.map(
      (group) => html`<h2 id="${group}"><a class="anchor" href="#${group}">${areas[group] ?? group}</a></h2>
<dl class="requirements">${ids.filter((id) => id.slice(3, 6) === group).map((id) => requirement(id, derived))}</dl>
`,
    ),
    contents: groups.map((group) => ({ anchor: group, text: areas[group] ?? group })),
  };
}

function requirement(id: RequirementId, derived: ReadonlySet<string>): Html {
  const bound = allOperations.filter((record) => requirementsOf(record).includes(id));
  const own = bound.filter((record) => record.requirements.includes(id) && !derived.has(record.id));
  const named = Object.entries(problems).filter(
    ([, problem]) => 'requirement' in problem && problem.requirement === id,
  );
  return html`<div class="requirement" id="${id}">
<dt><a class="rule-id" href="#${id}">${id}</a></dt>
<dd><p>${prose(requirements[id])}</p>
${backlinks(own, bound)}
${named.length > 0 && html`<p class="backlinks">Problems: ${join(named.map(([code]) => html`<a href="problems.html#${code}">${code}</a>`))}</p>`}
</dd></div>
`;
}

function backlinks(own: readonly OperationRecord[], bound: readonly OperationRecord[]): Part {
  const list = own.length > 0 ? own : bound;
  const links = join(
    list.map(({ id }) => operationLink(id)),
    ' ',
  );
  if (list.length === 0) return null;
  if (list.length === allOperations.length) return html`<p class="backlinks">Every operation.</p>`;
  if (list.length <= 8) return html`<p class="backlinks">${links}</p>`;
  return html`<details class="backlinks"><summary>${list.length} operations</summary><p>${links}</p></details>`;
}
