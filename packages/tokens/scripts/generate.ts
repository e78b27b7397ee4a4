import { mkdirSync, writeFileSync } from 'node:fs';
import { renderModule, renderStylesheet } from '../src/render.ts';

const source = new URL('../src/declarations.generated.ts', import.meta.url);
const stylesheet = new URL('../dist/wardkit.css', import.meta.url);

writeFileSync(source, renderModule());
mkdirSync(new URL('.', stylesheet), { recursive: true });
writeFileSync(stylesheet, renderStylesheet());
process.stdout.write('Tokens written: src/declarations.generated.ts, dist/wardkit.css\n');
