import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { contrast } from './contrast.ts';
import { pairs } from './pairs.ts';
import { readTokens, resolve, type TokenFile } from './read.ts';
import { renderModule, renderStylesheet } from './render.ts';

describe('contrast of every pair in use', () => {
  for (const theme of ['light', 'dark'] as const) {
    for (const { kind, foreground, background } of pairs) {
      const least = kind === 'text' ? 4.5 : 3;
      it(`${theme}: ${foreground} on ${background} reaches ${least} : 1`, () => {
        const found = contrast(resolve(theme, foreground), resolve(theme, background));
        assert.ok(found >= least, `${foreground} on ${background} is ${found.toFixed(2)} : 1`);
      });
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
