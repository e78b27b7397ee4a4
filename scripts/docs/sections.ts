/** A part of the site, in the order in which one reads it. */
export interface Section {
  readonly title: string;
  /** The Markdown of its pages, as paths of the repository, or what a script makes. */
  readonly sources: readonly string[];
}

const below = (folder: string, names: readonly string[]) => names.map((name) => `${folder}/${name}.md`);
const widget = (name: string) => `packages/elements/src/${name}/${name}.md`;

/** Pages that have no Markdown: they are made from the manifest and the tokens. */
export const widgetIndex = 'made/widgets/index.md';
export const tokensPage = 'made/tokens.md';

/** Every page of the site. A test finds Markdown of `docs/` that is in none of these. */
export const sections: readonly Section[] = [
  {
    title: 'Start',
    sources: [
      'docs/index.md',
      'docs/getting-started.md',
      ...below('docs/start', [
        'html',
        'server-page',
        'jquery',
        'vue-2',
        'vue-3',
        'react-18',
        'react-19',
        'angular',
        'svelte',
      ]),
    ],
  },
  { title: '中文', sources: below('docs/zh-Hans', ['getting-started', 'privacy']) },
  {
    title: 'Widgets',
    sources: [
      widgetIndex,
      ...[
        'provider',
        'doorplate-scanner',
        'doorplate-viewer',
        'doorplate-sheet',
        'rental-check',
        'hazard-list',
        'rating-board',
        'stay-register',
        'alert-list',
        'alert-detail',
        'alert-map',
        'alert-bulletin',
        'unit-board',
        'shift-handover',
        'mediation-tracker',
        'mediation-case',
        'access-log',
        'help-button',
        'outbox-status',
      ].map(widget),
    ],
  },
  {
    title: 'In a portal',
    sources: [
      ...below('docs', [
        'theming',
        'languages',
        'offline',
        'browsers',
        'accessibility',
        'security',
        'embed-sessions',
        'privacy',
        'mediation',
        'performance',
        'upgrade',
      ]),
      tokensPage,
    ],
  },
  {
    title: 'SDK',
    sources: [
      'packages/client/README.md',
      ...below('docs/client', [
        'first-call',
        'auth',
        'errors',
        'paging',
        'offline',
        'streams',
        'uploads',
        'testing',
        'upgrading',
      ]),
    ],
  },
  {
    title: 'Contract',
    sources: [
      'docs/contract.md',
      ...below('docs/implementing', [
        'errors',
        'paging',
        'idempotency',
        'concurrency',
        'events',
        'uploads',
        'webhooks',
        'versions',
        'personal-data',
        'offline',
        'cross-origin',
      ]),
      'docs/conformance.md',
    ],
  },
  {
    title: 'Run a server',
    sources: [
      ...below('docs', ['operating', 'registers', 'personal-data', 'audit', 'threat-model', 'dependencies']),
      'SECURITY.md',
    ],
  },
];

/** Where the page of a source lies in the site, such as `start/vue-3.html`. */
export function addressOf(source: string): string {
  const parts = source.replace(/\.md$/, '').split('/');
  const name = parts.at(-1) ?? '';
  if (source.startsWith('packages/elements/')) return `widgets/${name}.html`;
  if (source === 'packages/client/README.md') return 'client/index.html';
  if (parts.length === 1) return `${name.toLowerCase()}-policy.html`;
  return `${parts.slice(1).join('/')}.html`;
}

/** Every source of a page. */
export const sources: readonly string[] = sections.flatMap((section) => section.sources);

/** The language of a page, from where its source lies. */
export function languageOf(source: string): 'en' | 'zh-Hans' {
  return source.startsWith('docs/zh-Hans/') ? 'zh-Hans' : 'en';
}

/** The title of the section in which a page stands. */
export function sectionOf(source: string): string {
  return sections.find((section) => section.sources.includes(source))?.title ?? '';
}
