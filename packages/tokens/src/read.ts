import { readFileSync } from 'node:fs';

/** One resolved token of a DTCG file: its dash-joined name, its type, and either a literal CSS value or the name it refers to. */
export interface Token {
  name: string;
  type: string;
  css: string | null;
  refersTo: string | null;
}

const FILES = {
  base: 'base.tokens.json',
  light: 'semantic.light.tokens.json',
  dark: 'semantic.dark.tokens.json',
  metrics: 'metrics.tokens.json',
  coarse: 'metrics.coarse.tokens.json',
  large: 'metrics.large.tokens.json',
  component: 'component.tokens.json',
} as const;

/** The name of one source file: a tier, or what changes in a mode of it. */
export type TokenFile = keyof typeof FILES;

/** The themes: each moves colours of the base tier, for light and dark at once. */
export const themes = ['government-blue', 'neutral', 'high-contrast'] as const;
export type Theme = (typeof themes)[number];

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const isGroup = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function literal(type: string, value: Json): string {
  if (type === 'color' && isGroup(value)) {
    const hex = String(value.hex);
    const alpha = typeof value.alpha === 'number' ? Math.round(value.alpha * 255).toString(16) : '';
    return `${hex}${alpha}`;
  }
  if ((type === 'dimension' || type === 'duration') && isGroup(value)) return `${value.value}${value.unit}`;
  if (type === 'fontFamily' && Array.isArray(value)) {
    return value.map((family) => (/^[a-z-]+$/i.test(String(family)) ? String(family) : `'${family}'`)).join(',');
  }
  if (type === 'number') return String(value);
  throw new Error(`No CSS form is known for a token of type ${type}: ${JSON.stringify(value)}`);
}

function walk(group: { [key: string]: Json }, path: string[], inherited: string, found: Token[]): void {
  const type = typeof group.$type === 'string' ? group.$type : inherited;
  const value = group.$value;
  if (value !== undefined) {
    const reference = typeof value === 'string' ? /^\{([^}]+)\}$/.exec(value)?.[1] : undefined;
    const name = path.join('-');
    found.push(
      reference === undefined
        ? { name, type, css: literal(type, value), refersTo: null }
        : { name, type, css: null, refersTo: reference.replaceAll('.', '-') },
    );
    return;
  }
  for (const [key, child] of Object.entries(group)) {
    if (!key.startsWith('$') && isGroup(child)) walk(child, [...path, key], type, found);
  }
}

/**
 * Reads one token file in the order it is written.
 * @throws Error when a token has a type that has no CSS form.
 * @example readTokens('light').find((token) => token.name === 'accent')?.refersTo // 'color-blue-600'
 */
export function readTokens(file: TokenFile): Token[] {
  return readFile(FILES[file]);
}

/**
 * The base colours that a theme moves; none of the civic blue's, which is the base tier.
 * @example readTheme('neutral').map((token) => token.name) // ['color-neutral-20', …]
 */
export function readTheme(theme: Theme): Token[] {
  return readFile(`themes/${theme}.tokens.json`);
}

function readFile(path: string): Token[] {
  const found: Token[] = [];
  walk(JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')), [], '', found);
  return found;
}

/**
 * The value that a name has in light or dark of a theme, every reference followed.
 * @throws Error for a name that no file has.
 * @example resolve('dark', 'accent') // '#8bbcf7'
 */
export function resolve(mode: 'light' | 'dark', name: string, theme: Theme = 'government-blue'): string {
  const files: TokenFile[] = [mode, 'component', 'metrics', 'base'];
  for (const tokens of [readTheme(theme), ...files.map(readTokens)]) {
    const token = tokens.find((candidate) => candidate.name === name);
    if (token !== undefined) return token.css ?? resolve(mode, token.refersTo ?? '', theme);
  }
  throw new Error(`No token is called ${name}`);
}
