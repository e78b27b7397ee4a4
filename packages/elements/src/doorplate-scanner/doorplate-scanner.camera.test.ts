import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../testing/browsers.mjs';
import { encodeQrSymbol } from '../qr/encode.ts';
import { hardPhotograph } from '../qr/hard-photographs.ts';
import type { Pixels } from '../qr/pixels.ts';

/**
 * The scanner before Chromium's own fake camera, which plays a video of a plate that is made here: a real track, a real
 * `<video>`, real frames, under a strict policy. That camera has neither lamp nor zoom; those are tried with a pretended
 * track in the browser suite.
 */
const vectors: { plates: { link: string }[] } = JSON.parse(
  readFileSync(new URL('../../../contract/src/plate.vectors.json', import.meta.url), 'utf8'),
);
const link = vectors.plates[2]?.link ?? '';
const folder = fileURLToPath(new URL('.', import.meta.url));
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--use-fake-ui-for-media-stream',
];
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html 'allow-duplicates'",
];

const entry = `
  import { mount, scanned } from ${JSON.stringify(`${folder}camera-page.fixtures.ts`)};
  mount();
  globalThis.scanned = scanned;
`;

/** A video as Chromium's fake camera plays it, over and over (YUV4MPEG2, 4:2:0, BT.601). */
function video(frames: readonly Pixels[], framesASecond: number): Buffer {
  const { width, height } = frames[0] as Pixels;
  const parts: Buffer[] = [Buffer.from(`YUV4MPEG2 W${width} H${height} F${framesASecond}:1 Ip A1:1 C420jpeg\n`)];
  for (const { data } of frames) {
    const luma = Buffer.alloc(width * height);
    const [blue, red] = [Buffer.alloc(luma.length / 4), Buffer.alloc(luma.length / 4)];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const from = (y * width + x) * 4;
        const [r, g, b] = [data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0];
        const bright = 0.299 * r + 0.587 * g + 0.114 * b;
        luma[y * width + x] = 16 + bright * 0.859;
        if (x % 2 === 0 && y % 2 === 0) {
          const at = (y / 2) * (width / 2) + x / 2;
          blue[at] = 128 + (b - bright) * 0.496;
          red[at] = 128 + (r - bright) * 0.627;
        }
      }
    }
    parts.push(Buffer.from('FRAME\n'), luma, blue, red);
  }
  return Buffer.concat(parts);
}

/** A wall without a plate. */
function wall(level: number): Pixels {
  return { data: new Uint8ClampedArray(640 * 480 * 4).fill(level), width: 640, height: 480 };
}

describe("the scanner before Chromium's fake camera", () => {
  const scratch = mkdtempSync(join(tmpdir(), 'wardkit-camera-'));
  let server: Server;
  let address = '';
  const asked: string[] = [];

  before(async () => {
    const { outputFiles } = await build({
      stdin: { contents: entry, resolveDir: folder, loader: 'ts' },
      bundle: true,
      splitting: true,
      format: 'esm',
      write: false,
      outdir: scratch,
      target: 'es2022',
      conditions: ['wardkit-source', 'browser'],
    });
    const files = new Map(outputFiles.map((file) => [`/${file.path.slice(scratch.length + 1)}`, file.text]));
    server = createServer((request, response) => {
      const path = request.url ?? '/';
      asked.push(path);
      const script = files.get(path);
      if (script !== undefined) response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
      else if (path === '/') {
        const headers = { 'content-type': 'text/html', 'content-security-policy': policy.join('; ') };
        response.writeHead(200, headers);
        response.end(
          '<!doctype html><html lang="en"><title>Scan</title><script type="module" src="/stdin.js"></script>',
        );
      } else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });

  after(() => {
    server.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  async function withCamera(camera: readonly string[], act: (page: Page) => Promise<void>): Promise<void> {
    const args = [...flags, ...camera];
    const browser: Browser = await chromium.launch({ executablePath: findBrowser('chromium'), args });
    try {
      const page = await browser.newPage();
      const refused: string[] = [];
      page.on('console', (message) => {
        if (/Content Security Policy|TrustedScript/.test(message.text())) refused.push(message.text());
      });
      asked.length = 0;
      await page.goto(address);
      await page.getByRole('button', { name: 'Scan with the camera' }).waitFor();
      await act(page);
      assert.deepEqual(refused, []);
    } finally {
      await browser.close();
    }
  }

  const playing = (name: string, frames: readonly Pixels[]) => {
    const file = join(scratch, name);
    writeFileSync(file, video(frames, 5));
    return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
  };
  const press = (page: Page) => page.getByRole('button', { name: 'Scan with the camera' }).click();
  const open = async (page: Page) => {
    await press(page);
    await page.locator('[data-status="looking"]').waitFor();
  };

  it('reads a plate that comes into view, checks it, and lets go of the camera', async () => {
    const { dark } = encodeQrSymbol(link);
    // A bare wall first, then a plate in a hand that isn't still.
    const frames = [...Array(3).fill(wall(150)), ...[0, 1, 2].map((number) => hardPhotograph(dark, 'tilt', number))];
    await withCamera(playing('plate.y4m', frames), async (page) => {
      const loaded = asked.length;
      await press(page);
      await page.locator('.notice.ok').getByText('Genuine plate 7K3M-9QX2-ABC5').waitFor();
      assert.ok(asked.length > loaded, 'the camera and its decoder came with the page');
      const scanned = await page.evaluate('scanned()');
      assert.deepEqual(scanned, { source: 'camera', check: 'genuine', text: link, live: 0 });
      assert.equal(await page.locator('video').count(), 0);
    });
  });

  it('says what to do before a dark wall, and stops when asked', async () => {
    await withCamera(playing('dark.y4m', [wall(12)]), async (page) => {
      await open(page);
      await page.locator('.camera-words').getByText('It is too dark here').waitFor();
      assert.equal(await page.locator('.torch, .zoom').count(), 0);
      await page.getByRole('button', { name: 'Stop the camera' }).click();
      assert.equal(await page.locator('video').count(), 0);
    });
  });

  it('changes between two cameras', async () => {
    await withCamera(['--use-fake-device-for-media-stream=device-count=2'], async (page) => {
      await open(page);
      const choice = page.getByRole('combobox', { name: 'Camera' });
      const [first, second] = await choice
        .locator('option')
        .evaluateAll((each) => each.map((option) => (option as HTMLOptionElement).value));
      assert.equal(await choice.inputValue(), first);
      await choice.selectOption(second ?? '');
      await page.locator('[data-status="looking"]').waitFor();
      const shown = await page
        .locator('video')
        .evaluate((video: HTMLVideoElement) =>
          (video.srcObject as MediaStream)
            .getVideoTracks()
            .map((track) => [track.readyState, track.getSettings().deviceId]),
        );
      assert.deepEqual(shown, [['live', second]]);
      await page.getByRole('button', { name: 'Stop the camera' }).click();
      await open(page);
      assert.equal(await choice.inputValue(), second);
    });
  });
});
