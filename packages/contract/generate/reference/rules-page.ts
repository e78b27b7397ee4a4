import { isObject } from '../json.ts';
import { type Html, html, type Part } from './html.ts';
import type { Page } from './layout.ts';

/** A rule taken from law, as the contract keeps it. */
export interface LegalRule {
  readonly source: string;
  readonly article: string;
  readonly effectiveFrom: string;
  readonly verifiedOn: string;
}

/** Every row of law that a module exports, by its id. */
export function legalRulesIn(exported: readonly unknown[]): ReadonlyMap<string, LegalRule> {
  const found = new Map<string, LegalRule>();
  for (const table of exported) {
    if (typeof table !== 'object' || table === null) continue;
    for (const [key, row] of Object.entries(table)) if (isLegalRule(row)) found.set(idOf(row, key), row);
  }
  return found;
}

function isLegalRule(row: unknown): row is LegalRule {
  return isObject(row) && ['source', 'article', 'effectiveFrom', 'verifiedOn'].every((name) => name in row);
}

function idOf(row: LegalRule, key: string): string {
  return 'id' in row && typeof row.id === 'string' ? row.id : key;
}

const shown = ['source', 'article', 'effectiveFrom', 'verifiedOn', 'id'];

/** The page of rules of law. */
export function rulesPage(rules: ReadonlyMap<string, LegalRule>): Page {
  return {
    path: 'rules.html',
    title: 'Rules of law',
    lead: html`<p>Rules taken from law are rows of data with a source, an article, the day since which they hold and the day on which they were last checked; no program has them as constants. Days in them are calendar days or working days, as the row says.</p>`,
    body: html`${[...rules].map(([id, rule]) => section(id, rule))}`,
    contents: [...rules.keys()].map((id) => ({ anchor: id, text: id })),
  };
}

function section(id: string, rule: LegalRule): Html {
  const others = Object.entries(rule).filter(([name]) => !shown.includes(name));
  return html`<section class="problem" id="${id}"><h3><a class="anchor" href="#${id}">${id}</a></h3>
<dl class="texts">
<dt>Source</dt><dd lang="zh-Hans">${rule.source} ${rule.article}</dd>
<dt>In force since</dt><dd>${rule.effectiveFrom}</dd>
<dt>Checked on</dt><dd>${rule.verifiedOn}</dd>
${others.map(([name, value]) => html`<dt>${name}</dt><dd>${valueText(value)}</dd>\n`)}
</dl></section>
`;
}

function valueText(value: unknown): Part {
  if (value === null) return '–';
  if (Array.isArray(value)) return value.map((each) => [valueText(each), ' ']);
  if (isObject(value)) {
    return Object.entries(value).map(([name, each]) =>
      name === 'zh-Hans' ? html`<span lang="zh-Hans">${valueText(each)}</span> ` : html`${valueText(each)} `,
    );
  }
  return String(value);
}
