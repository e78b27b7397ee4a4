import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Eleventy from '@11ty/eleventy';
import { build } from 'esbuild';
import { root } from '../run.ts';
import { layOut } from './layout.ts';
import { writeTextsForModels } from './llms.ts';
import { readManifest } from './manifest.ts';
import { type MarkdownIt, setUpMarkdown } from './markdown.ts';
import { piecesOf } from './pieces.ts';
import { copied } from './resolve-link.ts';
import { type Piece, searchIndex } from './search-index.ts';
import { addressOf, sectionOf, sources, tokensPage, widgetIndex } from './sections.ts';
import { tokensMarkdown } from './tokens-page.ts';
import { widgetIndexMarkdown } from './widget-index.ts';
import { widgetReference } from './widget-page.ts';

/** What is used of Eleventy’s configuration. */
interface Configuration {
  setUseGitIgnore(use: boolean): void;
  addTemplate(path: string, content: string, data: Readonly<Record<string, string>>): void;
  amendLibrary(name: string, amend: (library: MarkdownIt) => void): void;
  addTransform(name: string, transform: (this: { page: { outputPath: string } }, content: string) => string): void;
}

const here = new URL('.', import.meta.url);

/**
 * Builds the pages into a folder, without the references that other scripts make.
 *
 * @returns the pages, as paths in the folder
 */
export async function buildSite(folder: string): Promise<readonly string[]> {
  await rm(folder, { recursive: true, force: true });
  const texts = await markdownOfPages();
  const titles = new Map([...texts].map(([source, text]) => [source, titleOf(source, text)]));
  const { version } = JSON.parse(await readFile(join(root, 'packages/elements/package.json'), 'utf8'));
  const sourceAt = new Map(sources.map((source) => [addressOf(source), source]));
  const pieces: Piece[] = [];
  // Eleventy wants a folder of templates; ours are given one by one, since they lie in several places.
  const input = join(root, '.cache/docs');
  await mkdir(input, { recursive: true });
  const eleventy = new Eleventy(input, folder, {
    quietMode: true,
    configPath: null,
    config(configuration: Configuration) {
      configuration.setUseGitIgnore(false);
      for (const [source, text] of texts) {
        configuration.addTemplate(source, text, {
          permalink: `/${addressOf(source)}`,
          source,
          // Braces are part of what pages say.
          templateEngineOverride: 'md',
        });
      }
      configuration.amendLibrary('md', setUpMarkdown);
      configuration.addTransform('layout', function (content) {
        const address = relative(folder, resolve(root, this.page.outputPath));
        const source = sourceAt.get(address) ?? '';
        const page = layOut({ source, titles, content, version });
        pieces.push(...piecesOf(page, address, sectionOf(source)));
        return page;
      });
    },
  });
  await eleventy.write();
  await writeFile(join(folder, 'search-index.json'), searchIndex(pieces));
  await writeTextsForModels(folder, texts, titles);
  await writeStyles(folder);
  await writeScripts(folder);
  await cp(new URL('icon.svg', here), join(folder, 'icon.svg'));
  for (const [from, to] of Object.entries(copied)) await cp(join(root, from), join(folder, to), { recursive: true });
  return sources.map(addressOf);
}

/** The Markdown of each page; that of a widget with what is generated below what is written. */
async function markdownOfPages(): Promise<Map<string, string>> {
  const manifest = await readManifest();
  const texts = new Map<string, string>();
  for (const source of sources) {
    if (source === widgetIndex) texts.set(source, widgetIndexMarkdown(manifest));
    else if (source === tokensPage) texts.set(source, await tokensMarkdown());
    else {
      const text = await readFile(join(root, source), 'utf8');
      const widget = /^# `<([a-z-]+)>`/.exec(text)?.[1];
      texts.set(source, widget === undefined ? text : `${text}\n${widgetReference(widget, manifest)}`);
    }
  }
  return texts;
}

/** What a page is called in the list of pages: its first heading. */
function titleOf(source: string, text: string): string {
  const [, heading] = /^# (.+)$/m.exec(text) ?? [];
  if (heading === undefined) throw new Error(`${source} has no heading`);
  return heading.replaceAll('`', '');
}

async function writeStyles(folder: string): Promise<void> {
  const parts = [join(root, 'packages/tokens/dist/wardkit.css'), new URL('site.css', here)];
  await writeFile(
    join(folder, 'site.css'),
    (await Promise.all(parts.map((part) => readFile(part, 'utf8')))).join('\n'),
  );
}

async function writeScripts(folder: string): Promise<void> {
  const script = (name: string) => fileURLToPath(new URL(`browser/${name}.ts`, here));
  const given = {
    bundle: true,
    minify: true,
    target: ['chrome111', 'firefox115', 'safari16.4'],
    outdir: folder,
  };
  await build({ ...given, format: 'esm', entryPoints: [script('site')] });
  await build({ ...given, format: 'iife', entryPoints: [script('theme')] });
}
