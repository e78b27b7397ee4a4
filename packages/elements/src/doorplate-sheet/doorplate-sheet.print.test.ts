import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { findBrowser } from '../../testing/browsers.mjs';
import { pdfPages } from '../../testing/pdf-pages.ts';
import type { QrEngine } from '../qr/engine.ts';
import { readPixels } from '../qr/read-pixels.ts';
import { zxingEngine } from '../qr/zxing-engine.ts';

/** Dots an inch of the picture of a print: what a cheap phone sees of a plate held at arm's length. */
const DOTS = 150;

const folder = fileURLToPath(new URL('.', import.meta.url));
const page = `
  import { render } from 'lit';
  import { street } from ${JSON.stringify(`${folder}doorplate-sheet.fixtures.ts`)};
  import { platePages } from ${JSON.stringify(`${folder}plate-page.ts`)};
  import { paper } from ${JSON.stringify(`${folder}../foundation/styles/paper.ts`)};
  import { plate } from ${JSON.stringify(`${folder}plate.styles.ts`)};
  import { plateMeasures, platePlaces } from ${JSON.stringify(`${folder}layout.ts`)};
  globalThis.draw = (size, amount) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@page { size: A4; margin: 0; } html, body { margin: 0; }' + paper.cssText + plate.cssText);
    document.adoptedStyleSheets = [sheet];
    const plates = street(amount);
    render(platePages(plates, size, () => ''), document.body);
    const measures = plateMeasures(size);
    return { links: plates.map((plate) => plate.link), places: platePlaces(measures), measures };
  };
`;

interface Drawn {
  links: string[];
  places: { x: number; y: number }[];
  measures: { width: number; height: number };
}

const hasPoppler = spawnSync('pdftoppm', ['-v']).error === undefined;

/** A picture of each page as it comes out of the printer: the browser's own PDF, made into dots. */
async function paperPictures(tab: Page, pdf: Buffer, scratch: string): Promise<Buffer[]> {
  if (!hasPoppler) {
    await tab.emulateMedia({ media: 'print' });
    return Promise.all((await tab.locator('.paper').all()).map((paper) => paper.screenshot()));
  }
  writeFileSync(`${scratch}.pdf`, pdf);
  execFileSync('pdftoppm', ['-q', '-r', String(DOTS), '-png', `${scratch}.pdf`, scratch]);
  const names = readdirSync(dirname(scratch)).filter((name) => name.startsWith(`${basename(scratch)}-`));
  return names.sort().map((name) => readFileSync(join(dirname(scratch), name)));
}

describe('the printed sheet', () => {
  let browser: Browser;
  let script: string;
  let engine: QrEngine;
  const scratch = mkdtempSync(join(tmpdir(), 'wardkit-sheet-'));

  before(async () => {
    const bundle = await build({
      stdin: { contents: page, resolveDir: folder, loader: 'ts' },
      bundle: true,
      format: 'iife',
      write: false,
      target: 'es2022',
      conditions: ['wardkit-source', 'browser'],
    });
    script = bundle.outputFiles[0]?.text ?? '';
    browser = await chromium.launch({ executablePath: findBrowser('chromium'), args: ['--no-sandbox'] });
    const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
    engine = await zxingEngine(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  });

  after(async () => {
    await browser?.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  for (const { size, amount, pages } of [
    { size: 120, amount: 2, pages: 2 },
    { size: 75, amount: 6, pages: 2 },
    { size: 40, amount: 14, pages: 2 },
  ]) {
    it(`scans: every ${size} mm plate, from the paper`, async (test) => {
      const tab = await browser.newPage({ deviceScaleFactor: DOTS / 96, viewport: { width: 900, height: 1200 } });
      await tab.addScriptTag({ content: script });
      const drawn: Drawn = await tab.evaluate(
        ([size, amount]) => Reflect.get(globalThis, 'draw')(size, amount),
        [size, amount],
      );
      const pdf = await tab.pdf({ preferCSSPageSize: true, printBackground: true });
      const sheets = pdfPages(pdf);
      assert.equal(sheets.length, pages, 'pages of the PDF');
      for (const { width, height } of sheets) {
        assert.ok(Math.abs(width - 210) < 1 && Math.abs(height - 297) < 1, `${width} x ${height} mm is not A4`);
      }
      const pictures = await paperPictures(tab, pdf, join(scratch, String(size)));
      await tab.close();
      test.diagnostic(
        `pictures by ${hasPoppler ? 'PDF and pdftoppm' : 'screenshots in print media: no pdftoppm here'}`,
      );
      assert.equal(pictures.length, pages, 'pages on paper');
      const { width } = await sharp(pictures[0]).metadata();
      assert.ok(Math.abs(width - (210 / 25.4) * DOTS) <= 2, 'the paper is A4');
      let read = 0;
      for (const [index, link] of drawn.links.entries()) {
        const place = drawn.places[index % drawn.places.length] ?? { x: 0, y: 0 };
        const picture = pictures[Math.floor(index / drawn.places.length)];
        const dots = (millimetres: number) => Math.round((millimetres / 25.4) * DOTS);
        const { data, info } = await sharp(picture)
          .extract({
            left: dots(place.x - 2),
            top: dots(place.y - 2),
            width: dots(drawn.measures.width + 4),
            height: dots(drawn.measures.height + 4),
          })
          .ensureAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true });
        const pixels = { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
        assert.deepEqual(await readPixels(pixels, [engine]), [link]);
        read += 1;
      }
      test.diagnostic(`${size} mm: ${read} of ${amount} plates read`);
    });
  }
});
