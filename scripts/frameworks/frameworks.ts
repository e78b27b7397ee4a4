/** A framework whose example is run, by the folder of it under `examples/`. */
export interface Framework {
  /** What the table calls it. */
  readonly name: string;
  readonly folder: string;
  /** Vite makes the pages; without it they are served as they are, with the bundle for pages. */
  readonly isBundled: boolean;
  /** The framework's own policies of Trusted Types, beside Lit's. */
  readonly policies: readonly string[];
  /** Its components register their tags themselves: none is defined later than it is drawn, and the table has no such line for it. */
  readonly registersTags: boolean;
  /** What the framework cannot do by itself, and what to do instead. When it can, the check fails until it is gone from here. */
  readonly limits: { readonly checks: readonly string[]; readonly reason: string } | null;
}

const bundled = { isBundled: true, policies: [], registersTags: false, limits: null };
const served = { ...bundled, isBundled: false };

export const frameworks: readonly Framework[] = [
  { ...served, name: 'Plain HTML', folder: 'plain-html' },
  { ...served, name: 'JSP', folder: 'jsp' },
  { ...served, name: 'jQuery 4', folder: 'jquery' },
  { ...bundled, name: 'Vue 2.7', folder: 'vue-2' },
  { ...bundled, name: 'Vue 3', folder: 'vue-3', policies: ['vue'] },
  { ...bundled, name: 'React 18', folder: 'react-18', registersTags: true },
  {
    ...bundled,
    name: 'React 19',
    folder: 'react-19',
    limits: {
      checks: [
        'properties: a string under a camelCase name is given, tag defined later',
        'properties: an object is given, tag defined later',
        'properties: the client is given, tag defined later',
        'properties: an array is given, tag defined later',
      ],
      reason: 'it gives a tag that is not defined yet attributes alone; define widgets before the first drawing',
    },
  },
  { ...bundled, name: 'Angular 22', folder: 'angular' },
  {
    ...bundled,
    name: 'Svelte 5',
    folder: 'svelte-5',
    policies: ['svelte-trusted-html'],
    limits: {
      checks: ['properties: a string under a camelCase name is given, tag defined later'],
      reason: 'it gives a tag that is not defined yet a text as an attribute; define widgets before the first drawing',
    },
  },
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
