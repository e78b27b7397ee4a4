import { randomBytes } from 'node:crypto';

// What a page of the group `wasm` carries, so that its policy can differ.
const ALLOWS_WASM = 'data-policy="wasm"';

// `npm run test:matrix` walks each state in each language and theme.
const matrix = process.env.WARDKIT_MATRIX === 'all' ? ' data-matrix' : '';

/** The page of the tests whose name ends in `.wasm.browser.test.ts`. */
export const pageWithWasm = (testFramework) =>
  `<!doctype html><html lang="en"${matrix} ${ALLOWS_WASM}><head></head><body><script type="module" src="${testFramework}"></script></body></html>`;

/** The page of all other tests. */
export const page = (testFramework) =>
  `<!doctype html><html lang="en"${matrix}><head></head><body><script type="module" src="${testFramework}"></script></body></html>`;

/** What the strictest portal that Wardkit promises to work in would send; the scanner's wasm is asked for apart. */
const policyFor = (nonce, wasm) =>
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
    "trusted-types lit-html 'allow-duplicates'",
  ].join('; ');

/** Sends the policy with each page of the test runner, whose own scripts carry the nonce as a portal's would. */
export function strictPolicy() {
  return async (context, next) => {
    await next();
    if (!context.response.is('html') || typeof context.body !== 'string') return;
    const nonce = randomBytes(16).toString('base64');
    context.body = context.body.replaceAll('<script', `<script nonce="${nonce}"`);
    context.set('Content-Security-Policy', policyFor(nonce, context.body.includes(ALLOWS_WASM)));
  };
}
