import { posix } from 'node:path';
import { html, markup, type Part, render } from '../../packages/contract/generate/reference/html.ts';
import { addressOf, languageOf, sections, sources } from './sections.ts';

/** What a page is put together from. */
export interface Laid {
  readonly source: string;
  /** The titles of all pages, by source. */
  readonly titles: ReadonlyMap<string, string>;
  readonly content: string;
  readonly version: string;
}

const words = {
  en: {
    skip: 'To the content',
    pages: 'Pages',
    search: 'Search',
    onPage: 'On this page',
    before: 'Before',
    next: 'Next',
    other: '中文',
  },
  'zh-Hans': {
    skip: '跳到正文',
    pages: '目录',
    search: '搜索',
    onPage: '本页内容',
    before: '上一页',
    next: '下一页',
    other: 'English',
  },
} as const;

/** The sections as a Chinese page calls them. */
const sectionsInChinese: Readonly<Record<string, string>> = {
  Start: '开始',
  Widgets: '组件',
  'In a portal': '接入门户',
  Contract: '接口规范',
  'Run a server': '运行服务器',
};

/** The page that says the same in the other language. */
const twins: Readonly<Record<string, string>> = {
  'docs/getting-started.md': 'docs/zh-Hans/getting-started.md',
  'docs/privacy.md': 'docs/zh-Hans/privacy.md',
};
const twinOf = (source: string) =>
  twins[source] ?? Object.entries(twins).find(([, other]) => other === source)?.[0] ?? null;

/** A whole page. It asks no other host for anything, and runs under a policy without inline scripts and styles. */
export function layOut({ source, titles, content, version }: Laid): string {
  const address = addressOf(source);
  const to = (target: string) => posix.relative(posix.dirname(address), target);
  const language = languageOf(source);
  const word = words[language];
  const title = titles.get(source) ?? '';
  const twin = twinOf(source);
  const link = (other: string) =>
    html`<a href="${to(addressOf(other))}"${other === source && html` aria-current="page"`}>${titles.get(other)}</a>`;
  const at = sources.indexOf(source);
  const [before, next] = [sources[at - 1], sources[at + 1]];
  const contents = [...content.matchAll(/<h2 id="([^"]+)"><a[^>]*>(.*?)<\/a><\/h2>/g)];
  return render(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'">
<title>${title}${source !== 'docs/index.md' && ' · Wardkit'}</title>
<link rel="stylesheet" href="${to('site.css')}">
<link rel="icon" href="${to('icon.svg')}">
<script src="${to('theme.js')}"></script>
<script type="module" src="${to('site.js')}"></script>
</head>
<body data-to-root="${to('.') || '.'}">
<a class="skip" href="#content">${word.skip}</a>
<header class="top">
<a class="name" href="${to('index.html')}"><span class="plate">W</span> Wardkit</a>
<span class="version">${version}</span>
<div class="find" role="search" hidden>
<input type="search" id="find" placeholder="${word.search}" aria-label="${word.search}" autocomplete="off" spellcheck="false" role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list">
<kbd aria-hidden="true">/</kbd>
<div id="found" class="found" role="listbox" aria-label="${word.search}" hidden></div>
<p id="found-count" class="hidden" role="status"></p>
</div>
${twin !== null && html`<a class="other" lang="${languageOf(twin)}" hreflang="${languageOf(twin)}" href="${to(addressOf(twin))}">${word.other}</a>`}
<button class="theme" type="button" hidden></button>
</header>
<div class="frame">
<details class="pages" open>
<summary>${word.pages}</summary>
<nav aria-label="${word.pages}">
${sections.map(
  (section) => html`<details${section.sources.includes(source) && html` open`}>
<summary>${language === 'en' ? section.title : (sectionsInChinese[section.title] ?? section.title)}</summary>
<ul>${section.sources.map((other) => html`<li>${link(other)}</li>`)}${extrasOf(section.title, to)}</ul>
</details>`,
)}
</nav>
</details>
<main id="content">
${markup(content)}
<nav class="around" aria-label="${word.before}, ${word.next}">
${before !== undefined && html`<a class="before" rel="prev" href="${to(addressOf(before))}"><small>${word.before}</small>${titles.get(before)}</a>`}
${next !== undefined && html`<a class="next" rel="next" href="${to(addressOf(next))}"><small>${word.next}</small>${titles.get(next)}</a>`}
</nav>
</main>
${contents.length > 1 && html`<aside class="on-page"><nav aria-label="${word.onPage}"><h2>${word.onPage}</h2><ul>${contents.map(([, id, text]) => html`<li><a href="#${id}">${markup(text ?? '')}</a></li>`)}</ul></nav></aside>`}
</div>
</body>
</html>
`);
}

/** References that other scripts make, beside the pages that lead into them. */
function extrasOf(section: string, to: (target: string) => string): Part {
  if (section === 'Contract')
    return html`<li><a href="${to('contract/reference/index.html')}">Reference of the contract</a></li>`;
  if (section === 'SDK') return html`<li><a href="${to('client/reference/index.html')}">Reference of the SDK</a></li>`;
  return null;
}
