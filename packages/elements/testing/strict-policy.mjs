import { randomBytes } from 'node:crypto';

/** What the strictest portal that Wardkit promises to work in would send. */
export const policyFor = (nonce) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
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
    context.set('Content-Security-Policy', policyFor(nonce));
  };
}
