import { readTokens, resolve, type TokenFile } from '../../packages/tokens/src/read.ts';

const tiers: readonly { readonly title: string; readonly file: TokenFile; readonly text: string }[] = [
  {
    title: 'Semantic: colours',
    file: 'light',
    text: 'What a colour is for. Change these first: components follow them.',
  },
  { title: 'Semantic: sizes', file: 'metrics', text: 'Type, space, corners, targets, motion.' },
  {
    title: 'Component',
    file: 'component',
    text: 'One name for each decision of a component; it falls back to a semantic token.',
  },
];

/** The page of all tokens that a portal may set, with their values in light and dark. */
export async function tokensMarkdown(): Promise<string> {
  const parts = tiers.map(({ title, file, text }) => {
    const rows = readTokens(file).map(({ name, type, refersTo }) => {
      const [light, dark] = [resolve('light', name), resolve('dark', name)];
      const from = refersTo === null || refersTo.startsWith('color-') ? '' : `\`--ward-${refersTo}\``;
      return `| \`--ward-${name}\` | ${type} | \`${light}\` | ${dark === light ? '' : `\`${dark}\``} | ${from} |`;
    });
    return [
      `## ${title}`,
      '',
      text,
      '',
      '| Custom property | Type | Light | Dark, where it differs | Falls back to |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
      '',
    ].join('\n');
  });
  return [
    '# Tokens',
    '',
    'Every design token is a CSS custom property that a page may set from outside, on `:root` or on any element around a',
    'widget. This page is made from the token files. [Theming](../docs/theming.md) says how they are used.',
    '',
    ...parts,
  ].join('\n');
}
