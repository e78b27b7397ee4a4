/** A framework whose example is run, by the folder of it under `examples/`. */
export interface Framework {
  /** What the table calls it. */
  readonly name: string;
  readonly folder: string;
  /** Vite makes the pages; without it they are served as they are, with the bundle for pages. */
  readonly isBundled: boolean;
  /** The framework's own policies of Trusted Types, beside Lit's. */
  readonly policies: readonly string[];
}

const bundled = { isBundled: true, policies: [] };
const served = { isBundled: false, policies: [] };

export const frameworks: readonly Framework[] = [
  { ...served, name: 'Plain HTML', folder: 'plain-html' },
  { ...served, name: 'JSP', folder: 'jsp' },
  { ...served, name: 'jQuery 4', folder: 'jquery' },
  { ...bundled, name: 'Vue 2.7', folder: 'vue-2' },
  { ...bundled, name: 'Vue 3', folder: 'vue-3' },
  { ...bundled, name: 'React 18', folder: 'react-18' },
  { ...bundled, name: 'React 19', folder: 'react-19' },
  { ...bundled, name: 'Angular 22', folder: 'angular' },
  { ...bundled, name: 'Svelte 5', folder: 'svelte-5' },
];

/** The policy that the pages of an example are served under: the least that the widgets and the framework need. */
export function contentSecurityPolicy({ policies }: Framework): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${['lit-html', ...policies].join(' ')} 'allow-duplicates'`,
  ].join('; ');
}
