import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

// Only what a widget draws; add a name here, run `npm run icons -w packages/elements`, and import the function.
const NAMES = [
  'ban',
  'bell',
  'calendar-clock',
  'camera',
  'check',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'chevron-up',
  'circle-alert',
  'circle-check',
  'circle-x',
  'clock',
  'cloud-check',
  'cloud-off',
  'cloud-upload',
  'download',
  'flashlight',
  'git-compare',
  'hard-drive',
  'house',
  'image',
  'info',
  'keyboard',
  'link',
  'list',
  'loader-circle',
  'lock',
  'log-in',
  'map',
  'map-pin',
  'maximize',
  'minus',
  'pencil',
  'phone',
  'plus',
  'printer',
  'qr-code',
  'refresh-cw',
  'repeat',
  'ruler',
  'search',
  'shield-alert',
  'shield-check',
  'shield-question-mark',
  'shield-x',
  'star',
  'table',
  'trash-2',
  'triangle-alert',
  'undo-2',
  'wifi-off',
  'x',
  'zoom-in',
];

const lucide = createRequire(import.meta.url).resolve('lucide-static/package.json');
const { version } = JSON.parse(readFileSync(lucide, 'utf8')) as { version: string };
const MIRRORED = new Set(['chevron-left', 'chevron-right', 'log-in', 'undo-2']);

function functionFor(name: string): string {
  const source = readFileSync(new URL(`icons/${name}.svg`, `file://${lucide}`), 'utf8');
  const shapes = [...source.matchAll(/<(?:path|circle|rect|line|polyline|polygon|ellipse)\b[^>]*\/>/g)].map(
    ([tag]) => tag,
  );
  if (shapes.length === 0) throw new Error(`No shapes in ${name}.svg`);
  const called = name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const mirrored = MIRRORED.has(name) ? ', true' : '';
  return `/** Lucide's \`${name}\`. */\nexport const ${called}Icon = () => frame(svg\`${shapes.join('')}\`${mirrored});\n`;
}

const header = `// Written by scripts/generate-icons.ts from lucide-static ${version} (ISC licence). Add a name there, not here.
import { svg } from 'lit';
import { frame } from './icon-frame.ts';
`;
const target = new URL('../src/foundation/icons.generated.ts', import.meta.url);
writeFileSync(target, [header, ...NAMES.map(functionFor)].join('\n'));
// As the formatter would have it, so that writing it again changes nothing.
const formatter = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
execFileSync(process.execPath, [formatter, 'check', '--write', fileURLToPath(target)]);
process.stdout.write(`${NAMES.length} icons written\n`);
