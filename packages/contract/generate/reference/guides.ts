import { readFile } from 'node:fs/promises';
import { requirements } from '@wardkit/contract/requirements';
import { Marked } from 'marked';
import { html, markup } from './html.ts';
import type { Page } from './layout.ts';

/** The guides for implementers, in the order in which one reads them. */
export const guides = [
  { name: 'errors', title: 'Errors' },
  { name: 'paging', title: 'Paging' },
  { name: 'idempotency', title: 'Idempotency' },
  { name: 'concurrency', title: 'Concurrency' },
  { name: 'events', title: 'Events' },
  { name: 'uploads', title: 'Uploads' },
  { name: 'webhooks', title: 'Webhooks' },
  { name: 'versions', title: 'Versions' },
  { name: 'personal-data', title: 'Personal data' },
  { name: 'offline', title: 'Offline' },
  { name: 'cross-origin', title: 'Cross-origin' },
] as const;

const folder = new URL('../../../../docs/implementing/', import.meta.url);

/** The guides as pages: the Markdown of docs/implementing, whose links also work where it lies. */
export async function guidePages(): Promise<readonly Page[]> {
  return Promise.all(
    guides.map(async ({ name, title }) => {
      const text = await readFile(new URL(`${name}.md`, folder), 'utf8');
      const [lead = '', ...rest] = text.replace(/^# .*\n+/, '').split(/\n{2,}/);
      const contents: { anchor: string; text: string }[] = [];
      const marked = guideRenderer(contents);
      return {
        path: `guides/${name}.html`,
        title,
        lead: markup(marked.parse(lead, { async: false })),
        body: html`<div class="guide">${markup(marked.parse(rest.join('\n\n'), { async: false }))}</div>`,
        contents,
      };
    }),
  );
}

/** The anchor of a heading: its words in lower case with hyphens, as code hosts make them too. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}

function guideRenderer(contents: { anchor: string; text: string }[]): Marked {
  return new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        const anchor = anchorOf(text);
        if (depth === 2) contents.push({ anchor, text: text.replaceAll('`', '') });
        return `<h${depth} id="${anchor}"><a class="anchor" href="#${anchor}">${this.parser.parseInline(tokens)}</a></h${depth}>\n`;
      },
      link({ href, tokens }) {
        return `<a href="${addressOf(href)}">${this.parser.parseInline(tokens)}</a>`;
      },
      table(token) {
        const cells = (row: typeof token.header, tag: string) =>
          row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('');
        const rows = token.rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
        return `<div class="scroll" tabindex="0" role="group" aria-label="Table"><table><thead><tr>${cells(token.header, 'th')}</tr></thead><tbody>${rows}</tbody></table></div>\n`;
      },
      code({ text, lang }) {
        const escaped = text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
        return `<pre tabindex="0" class="${lang ?? 'text'}">${escaped}</pre>\n`;
      },
      text(token) {
        if ('tokens' in token && token.tokens !== undefined) return this.parser.parseInline(token.tokens);
        return withRuleLinks(token.text);
      },
    },
  });
}

const areas = new Set(Object.keys(requirements).map((id) => id.slice(0, 6)));

/** A rule that a guide names by its id, or all rules of an area (`WK-PAG`), are a link to it. */
function withRuleLinks(text: string): string {
  return text.replace(/WK-[A-Z]{3}(-\d\d)?/g, (id, number) => {
    const known = number === undefined ? areas.has(id) : Object.hasOwn(requirements, id);
    const anchor = number === undefined ? id.slice(3) : id;
    return known ? `<a class="rule-id" href="../requirements.html#${anchor}">${id}</a>` : id;
  });
}

/** `paging.md#cursors` is `paging.html#cursors` here; a file of the repository is not in the reference. */
function addressOf(href: string): string {
  return href.replace(/^([\w-]+)\.md(?=#|$)/, '$1.html');
}
