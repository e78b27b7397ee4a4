import { readTheme, readTokens, type Theme, type Token, type TokenFile, themes } from './read.ts';

const base = () => new Map(readTokens('base').map((token) => [token.name, token.css ?? '']));

// A base colour stays overridable by its own name, so a portal can move a whole ramp.
function reference(name: string, privately: boolean, baseTier: Map<string, string>): string {
  const literal = baseTier.get(name);
  if (literal !== undefined) return `var(--ward-${name},${literal})`;
  return privately ? `var(--_${name})` : `var(--ward-${name})`;
}

function privateBlock(file: TokenFile): string {
  const baseTier = base();
  return readTokens(file)
    .map((token: Token) => {
      const value = token.css ?? reference(token.refersTo ?? '', true, baseTier);
      return `--_${token.name}:var(--ward-${token.name},${value});`;
    })
    .join('');
}

function publicBlock(file: TokenFile): string {
  const baseTier = base();
  return readTokens(file)
    .map(
      (token: Token) => `  --ward-${token.name}: ${token.css ?? reference(token.refersTo ?? '', false, baseTier)};\n`,
    )
    .join('');
}

// Quotes as the formatter would choose them, so that the written file needs no second pass.
const quoted = (text: string) => (text.includes("'") ? `"${text}"` : `'${text}'`);

/** The TypeScript module with the declarations that a widget puts on its own `:host`. */
export function renderModule(): string {
  const blocks: [string, string, TokenFile[]][] = [
    ['shared', 'What does not depend on theme or scale: sizes, then the component tier.', ['metrics', 'component']],
    ['coarse', 'What changes under a coarse pointer.', ['coarse']],
    ['large', 'What changes under `data-scale="large"`.', ['large']],
    ['light', 'Colours of the light theme.', ['light']],
    ['dark', 'Colours of the dark theme.', ['dark']],
  ];
  const body = blocks.map(([name, says, files]) => {
    const value = quoted(files.map(privateBlock).join(''));
    const line = `export const ${name} = ${value};`;
    // Broken where the formatter would break it.
    return `/** ${says} */\n${line.length <= 120 ? line : `export const ${name} =\n  ${value};`}\n`;
  });
  return `// Written by packages/tokens/scripts/generate.ts from the *.tokens.json files. Change those.\n\n${body.join('\n')}`;
}

/** The stylesheet for a portal that wants the same look for its own pages. Widgets do not need it. */
export function renderStylesheet(): string {
  return [
    '/* Written by packages/tokens/scripts/generate.ts. For a portal\u2019s own pages; the widgets do not need it. */\n',
    `:root {\n${publicBlock('metrics')}}\n`,
    `:root,\n[data-theme='light'] {\n  color-scheme: light;\n${publicBlock('light')}${publicBlock('component')}}\n`,
    `@media (prefers-color-scheme: dark) {\n:root:not([data-theme]) {\n  color-scheme: dark;\n${publicBlock('dark')}}\n}\n`,
    `[data-theme='dark'] {\n  color-scheme: dark;\n${publicBlock('dark')}${publicBlock('component')}}\n`,
    `@media (pointer: coarse) {\n:root {\n${publicBlock('coarse')}}\n}\n`,
    `[data-scale='large'] {\n${publicBlock('large')}}\n`,
  ].join('');
}

const written = (what: string) => `/* Written by packages/tokens/scripts/generate.ts. ${what} */\n`;

function themeBlock(selector: string, names: readonly string[], theme: Theme): string {
  const own = new Map(readTheme(theme).map((token) => [token.name, token.css ?? '']));
  const values = base();
  return `${selector} {\n${names.map((name) => `  --ward-${name}: ${own.get(name) ?? values.get(name)};\n`).join('')}}\n`;
}

/** A theme for a whole page: the portal loads this file and does no more. */
export function renderTheme(theme: Theme): string {
  const names = readTheme(theme).map((token) => token.name);
  return `${written('A theme for the whole page, light and dark.')}${themeBlock(':root', names, theme)}`;
}

/** Every theme, for those that `data-ward-theme` names; each says all that any other moves, so that one may stand in another. */
export function renderThemes(): string {
  const names = [...new Set(themes.flatMap((theme) => readTheme(theme).map((token) => token.name)))];
  const blocks = themes.map((theme) => themeBlock(`[data-ward-theme='${theme}']`, names, theme));
  return written('Themes, light and dark, chosen by data-ward-theme.') + blocks.join('');
}
