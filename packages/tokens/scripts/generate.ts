import { mkdirSync, writeFileSync } from 'node:fs';
import { themes } from '../src/read.ts';
import { renderModule, renderStylesheet, renderTheme, renderThemes } from '../src/render.ts';

const source = new URL('../src/declarations.generated.ts', import.meta.url);
const folder = new URL('../dist/', import.meta.url);

writeFileSync(source, renderModule());
mkdirSync(new URL('themes/', folder), { recursive: true });
writeFileSync(new URL('wardkit.css', folder), renderStylesheet());
writeFileSync(new URL('themes.css', folder), renderThemes());
for (const theme of themes) writeFileSync(new URL(`themes/${theme}.css`, folder), renderTheme(theme));
process.stdout.write(
  'Tokens written: src/declarations.generated.ts, dist/wardkit.css, dist/themes.css, dist/themes/*.css\n',
);
