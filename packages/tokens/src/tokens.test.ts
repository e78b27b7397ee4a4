import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { contrast } from './contrast.ts';
import { pairs } from './pairs.ts';
import { readTheme, readTokens, resolve, type Theme, type TokenFile, themes } from './read.ts';
import { renderModule, renderStylesheet, renderTheme, renderThemes } from './render.ts';

/** What text and marks reach at least. The theme of high contrast is for those to whom WCAG's AA is not enough. */
const leastOf = (theme: Theme) => (theme === 'high-contrast' ? { text: 7, mark: 4.5 } : { text: 4.5, mark: 3 });

describe('contrast of every pair in use', () => {
  for (const theme of themes) {
    for (const mode of ['light', 'dark'] as const) {
      for (const { kind, foreground, background } of pairs) {
        const least = leastOf(theme)[kind];
        it(`${theme}, ${mode}: ${foreground} on ${background} reaches ${least} : 1`, () => {
          const found = contrast(resolve(mode, foreground, theme), resolve(mode, background, theme));
          assert.ok(found >= least, `${foreground} on ${background} is ${found.toFixed(2)} : 1`);
        });
      }
    }
  }
  it('agrees with the figures that WCAG gives for black on white and mid grey', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21);
    assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
  });
});

describe('token files', () => {
  const names = (file: TokenFile) => readTokens(file).map((token) => token.name);
  it('have the same names in light and dark', () => {
    assert.deepEqual(names('dark'), names('light'));
  });
  it('refer only to names that exist', () => {
    for (const theme of ['light', 'dark'] as const) {
      for (const token of [...readTokens(theme), ...readTokens('component')]) {
        assert.notEqual(resolve(theme, token.name), '');
      }
    }
  });
  it('change only sizes that exist when the pointer is coarse or the scale large', () => {
    const metrics = new Set(names('metrics'));
    assert.deepEqual(
      [...names('coarse'), ...names('large')].filter((name) => !metrics.has(name)),
      [],
    );
  });
  it('keep the large scale: no text under 18 px, targets of 60 px, line spacing of at least 1.5', () => {
    const large = new Map(readTokens('large').map((token) => [token.name, token.css ?? '']));
    for (const [name, css] of large) {
      if (name.startsWith('text-')) assert.ok(Number.parseFloat(css) >= 18, `${name} is ${css}`);
      if (name.startsWith('target')) assert.equal(css, '60px', name);
      if (name.startsWith('leading')) assert.ok(Number(css) >= 1.5, `${name} is ${css}`);
    }
    assert.deepEqual(
      names('metrics').filter((name) => /^(text|target|leading)/.test(name) && !large.has(name)),
      [],
    );
  });
  it('keep every target at 44 px under a coarse pointer, and at 28 px at least under a fine one', () => {
    for (const token of readTokens('coarse')) assert.ok(Number.parseFloat(token.css ?? '') >= 44, token.name);
    for (const token of readTokens('metrics').filter(({ name }) => name.startsWith('target'))) {
      assert.ok(Number.parseFloat(token.css ?? '') >= 28, token.name);
    }
  });
});

describe('themes', () => {
  it('move colours of the base tier and nothing else, so that sizes, large type and forced colours stay as they are', () => {
    const known = new Set(
      readTokens('base')
        .filter(({ type }) => type === 'color')
        .map(({ name }) => name),
    );
    for (const theme of themes) {
      for (const { name, type, css } of readTheme(theme)) {
        assert.ok(known.has(name), `${theme}: ${name} is no colour of the base tier`);
        assert.equal(type, 'color', name);
        assert.match(css ?? '', /^#[0-9a-f]{6}$/, `${theme}: ${name}`);
      }
    }
  });
  it('say the same colour in components and in hex', () => {
    for (const file of ['base.tokens.json', ...themes.map((theme) => `themes/${theme}.tokens.json`)]) {
      const text = readFileSync(new URL(file, import.meta.url), 'utf8');
      for (const [, components = '', hex = ''] of text.matchAll(
        /"components": \[([^\]]+)\],\s+"hex": "#([0-9a-f]{6})"/g,
      )) {
        const said = components.split(',').map((each) => Math.round(Number(each) * 255));
        assert.deepEqual(
          said,
          [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)),
          `${file}: #${hex}`,
        );
      }
    }
  });
  it('leave plates blue but for contrast', () => {
    assert.equal(resolve('light', 'plate', 'neutral'), resolve('light', 'plate'));
  });
  it('are a file each for a whole page, and one file by attribute in which each undoes every other', () => {
    assert.match(renderTheme('neutral'), /^:root \{$[^}]*--ward-color-blue-600: #3a4654;/m);
    const declared = (theme: Theme) =>
      (renderThemes().split(`[data-ward-theme='${theme}'] {`)[1]?.split('}')[0] ?? '').match(/--ward-[\w-]+(?=:)/g);
    const [first, ...others] = themes.map(declared);
    assert.ok((first?.length ?? 0) > 50);
    for (const other of others) assert.deepEqual(other, first);
  });
});

describe('what is generated', () => {
  it('is what the JSON files say now', () => {
    const kept = readFileSync(new URL('declarations.generated.ts', import.meta.url), 'utf8');
    const squeeze = (source: string) => source.replaceAll(/\s+/g, ' ');
    assert.equal(squeeze(kept), squeeze(renderModule()), 'run: npm run generate -w packages/tokens');
  });
  it('lets a portal override each token by its public name', () => {
    assert.match(renderModule(), /--_accent:var\(--ward-accent,var\(--ward-color-blue-600,#1558a6\)\)/);
  });
  it('gives a portal a stylesheet with both themes and the large scale', () => {
    const css = renderStylesheet();
    for (const part of [
      "[data-theme='light']",
      "[data-theme='dark']",
      'prefers-color-scheme: dark',
      "[data-scale='large']",
    ]) {
      assert.ok(css.includes(part), part);
    }
  });
});
