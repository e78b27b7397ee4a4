import highlight from 'highlight.js';
import { escaped } from '../../packages/contract/generate/reference/html.ts';
import { resolveLink } from './resolve-link.ts';

/** What is used of markdown-it, which Eleventy brings along. */
interface Token {
  readonly tag: string;
  readonly content: string;
  readonly info: string;
  readonly children: Token[] | null;
  attrSet(name: string, value: string): void;
  attrGet(name: string): string | null;
}
type Rule = (tokens: Token[], at: number, options: object, env: { source: string }, self: Self) => string;
interface Self {
  renderToken(tokens: Token[], at: number, options: object): string;
}
export interface MarkdownIt {
  set(options: { html: boolean; linkify: boolean }): void;
  readonly renderer: { readonly rules: Record<string, Rule | undefined> };
}

/** The names of a fence that are not the highlighter’s own. */
const languages: Readonly<Record<string, string>> = {
  vue: 'xml',
  svelte: 'xml',
  jsp: 'xml',
  html: 'xml',
  sh: 'bash',
  tsx: 'typescript',
  jsx: 'javascript',
};

const endsWide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]$/u;
const beginsWide = /^[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Sets markdown-it up for the pages: anchors as code hosts make them, links that fit the site, tables that scroll. */
export function setUpMarkdown(markdown: MarkdownIt): void {
  markdown.set({ html: true, linkify: false });
  const { rules } = markdown.renderer;
  const used = new WeakMap<object, Map<string, number>>();
  rules.heading_open = (tokens, at, options, env, self) => {
    const counts = used.get(env) ?? new Map<string, number>();
    used.set(env, counts);
    const plain = anchorOf(textOf(tokens[at + 1]?.children ?? []));
    const count = counts.get(plain) ?? 0;
    counts.set(plain, count + 1);
    const anchor = count === 0 ? plain : `${plain}-${count}`;
    tokens[at]?.attrSet('id', anchor);
    const open = self.renderToken(tokens, at, options);
    return tokens[at]?.tag === 'h1' ? open : `${open}<a class="anchor" href="#${anchor}">`;
  };
  rules.heading_close = (tokens, at, options, _env, self) =>
    `${tokens[at]?.tag === 'h1' ? '' : '</a>'}${self.renderToken(tokens, at, options)}`;
  // A line of Chinese that goes on in the next one has no space there.
  rules.softbreak = (tokens, at) =>
    endsWide.test(tokens[at - 1]?.content ?? '') && beginsWide.test(tokens[at + 1]?.content ?? '') ? '' : '\n';
  rules.table_open = () => '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>\n';
  rules.table_close = () => '</table></div>\n';
  // A column without a name has no heading that could be read out.
  const isNamed = (token: Token | undefined) => token?.content !== '';
  rules.th_open = (tokens, at) => (isNamed(tokens[at + 1]) ? '<th scope="col">' : '<td>');
  rules.th_close = (tokens, at) => (isNamed(tokens[at - 1]) ? '</th>' : '</td>');
  rules.link_open = (tokens, at, options, env, self) => {
    const href = resolveLink(tokens[at]?.attrGet('href') ?? '', env.source);
    // A file of the repository is named; without the repository there is nowhere to lead to.
    if (href === null) return '<a class="file">';
    tokens[at]?.attrSet('href', href);
    if (/^https?:/.test(href)) tokens[at]?.attrSet('rel', 'noreferrer');
    return self.renderToken(tokens, at, options);
  };
  rules.image = (tokens, at, _options, env) => {
    const token = tokens[at];
    const source = resolveLink(token?.attrGet('src') ?? '', env.source);
    if (source === null) throw new Error(`${env.source}: ${token?.attrGet('src')} is not copied into the site`);
    return `<img src="${escaped(source)}" alt="${escaped(textOf(token?.children ?? []))}" loading="lazy">`;
  };
  rules.fence = (tokens, at) => {
    const { content = '', info = '' } = tokens[at] ?? {};
    const [name = ''] = info.split(' ');
    const language = languages[name] ?? name;
    const marked = highlight.getLanguage(language)
      ? highlight.highlight(content, { language }).value
      : escaped(content);
    return `<pre tabindex="0"><code class="language-${escaped(name || 'text')}">${marked}</code></pre>\n`;
  };
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.children ? textOf(token.children) : token.content)).join('');
}

/** The anchor of a heading, as code hosts make it, so that a link works there and here. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}
