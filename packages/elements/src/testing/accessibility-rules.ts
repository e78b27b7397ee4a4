/** What a widget is held to, by axe's tags: WCAG 2.2 A and AA, and what axe calls best practice. */
export const standards: string[] = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules that judge a whole page, which is the portal's. */
export const rules = {
  region: { enabled: false },
  'page-has-heading-one': { enabled: false },
  'landmark-one-main': { enabled: false },
};
