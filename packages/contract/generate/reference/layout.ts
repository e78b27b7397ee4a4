import { moduleSlug, modules, moduleText } from '../modules.ts';
import { guides } from './guides.ts';
import { html, type Part, render } from './html.ts';

/** A page of the reference. */
export interface Page {
  /** Its path in the reference, such as `guides/paging.html`. */
  readonly path: string;
  readonly title: string;
  readonly lead: Part;
  readonly body: Part;
  /** What is on it, for the list beside it. */
  readonly contents?: readonly { readonly anchor: string; readonly text: string; readonly mark?: string }[];
}

const registers = [
  ['requirements.html', 'Requirements'],
  ['problems.html', 'Problems'],
  ['event-types.html', 'Events'],
  ['states.html', 'States'],
  ['rules.html', 'Rules of law'],
  ['codes.html', 'Codes and roles'],
  ['schemas.html', 'Schemas'],
] as const;

/** A whole page of HTML. It runs no script and asks no other host for anything. */
export function layOut(page: Page, version: string): string {
  const up = page.path.includes('/') ? '../' : '';
  const link = (path: string, text: string) =>
    html`<li><a href="${up}${path}"${path === page.path && html` aria-current="page"`}>${text}</a>${path === page.path && contentsOf(page)}</li>`;
  return render(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · Wardkit contract</title>
<link rel="stylesheet" href="${up}style.css">
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header class="top">
<a class="name" href="${up}index.html"><span class="plate">W</span> Wardkit contract</a>
<span class="version">version ${version}</span>
<a class="to-contents" href="#contents">Contents</a>
</header>
<div class="frame">
<main id="content">
<h1>${page.title}</h1>
<div class="lead">${page.lead}</div>
${page.body}
</main>
<nav id="contents" aria-label="Contents">
<ul><li><a href="${up}index.html"${page.path === 'index.html' && html` aria-current="page"`}>Overview</a></li></ul>
<h2>Modules</h2>
<ul>${modules.map((module) => link(`${moduleSlug(module)}.html`, moduleText(module).title))}</ul>
<h2>Registers</h2>
<ul>${registers.map(([path, text]) => link(path, text))}</ul>
<h2>Guides</h2>
<ul>${guides.map(({ name, title }) => link(`guides/${name}.html`, title))}</ul>
<h2>Files</h2>
<ul>
<li><a href="${up}openapi.json" download>openapi.json (3.1)</a></li>
<li><a href="${up}openapi-3.2.json" download>openapi-3.2.json</a></li>
<li><a href="${up}schemas.html#files">JSON Schemas</a></li>
</ul>
</nav>
</div>
<footer>Made from the operation records of @wardkit/contract ${version}. All names, numbers and places in examples are invented.</footer>
</body>
</html>
`);
}

function contentsOf({ contents }: Page): Part {
  if (contents === undefined || contents.length === 0) return null;
  return html`<ul class="on-page">${contents.map(
    ({ anchor, text, mark }) =>
      html`<li><a href="#${anchor}">${mark !== undefined && html`<span class="method ${mark.toLowerCase()}">${mark}</span> `}${text}</a></li>`,
  )}</ul>`;
}
