import { randomBytes } from 'node:crypto';

// What a page of the groups `wasm` and `map` carries, so that its policy can differ.
const ALLOWS_WASM = 'data-policy="wasm"';
const ALLOWS_MAP = 'data-policy="map"';

// `npm run test:matrix` walks each state in each language and theme.
const matrix = process.env.WARDKIT_MATRIX === 'all' ? ' data-matrix' : '';

const pageThat = (allows) => (testFramework) =>
  `<!doctype html><html lang="en"${matrix}${allows}><head></head><body><script type="module" src="${testFramework}"></script></body></html>`;

/** The page of the tests whose name ends in `.wasm.browser.test.ts`. */
export const pageWithWasm = pageThat(` ${ALLOWS_WASM}`);

/** The page of the tests whose name ends in `.drawn.browser.test.ts`: those of a map that is drawn. */
export const pageWithMap = pageThat(` ${ALLOWS_MAP}`);

/** The page of all other tests. */
export const page = pageThat('');

/** What the strictest portal that Wardkit promises to work in would send; the scanner's wasm and the map's worker are asked for apart. */
const policyFor = (nonce, { wasm, map }) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'${wasm ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types lit-html${map ? ' wardkit-map' : ''} 'allow-duplicates'`,
  ].join('; ');

/** Sends the policy with each page of the test runner, whose own scripts carry the nonce as a portal's would. */
export function strictPolicy() {
  return async (context, next) => {
    await next();
    if (!context.response.is('html') || typeof context.body !== 'string') return;
    const nonce = randomBytes(16).toString('base64');
    const allowed = { wasm: context.body.includes(ALLOWS_WASM), map: context.body.includes(ALLOWS_MAP) };
    context.body = context.body.replaceAll('<script', `<script nonce="${nonce}"`);
    context.set('Content-Security-Policy', policyFor(nonce, allowed));
  };
}
