import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { PlainAnswer } from './request-problem.ts';

/** Pages that the server hands out beside the API. */
export interface PortalSite {
  readonly folder: string;
  /** The value of Content-Security-Policy of each of its answers; by default the strictest that Wardkit works under. */
  readonly csp?: string;
  /** The page that answers a plate's link, `/D/…`; by default `doorplate.html`. */
  readonly platePage?: string;
}

const strictPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html wardkit-portal 'allow-duplicates'",
].join('; ');

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Answers a GET from the portal's folder, or null when it has no such file. Neither `..` nor a link leads out of it.
 */
export async function serveSite(site: PortalSite, request: Request, pathname: string): Promise<PlainAnswer | null> {
  const wanted = wantedFile(site, pathname);
  if (wanted === null) return null;
  let path: string;
  let size: number;
  let changedAt: number;
  const root = await realpath(site.folder).catch(() => null);
  if (root === null) return null;
  try {
    path = await realpath(join(root, wanted));
    if (!path.startsWith(root + sep)) return null;
    let details = await stat(path);
    if (details.isDirectory()) {
      path = await realpath(join(path, 'index.html'));
      if (!path.startsWith(root + sep)) return null;
      details = await stat(path);
    }
    if (!details.isFile()) return null;
    size = details.size;
    changedAt = details.mtimeMs;
  } catch {
    return null;
  }
  const etag = `"${size.toString(36)}-${Math.trunc(changedAt).toString(36)}"`;
  const headers: Record<string, string> = {
    'content-type': mediaTypes[extname(path).toLowerCase()] ?? 'application/octet-stream',
    'content-security-policy': site.csp ?? strictPolicy,
    'cache-control': 'no-cache',
    etag,
  };
  if (request.headers.get('if-none-match') === etag) return { status: 304, headers, body: null };
  return { status: 200, headers, body: new Uint8Array(await readFile(path)) };
}

function wantedFile(site: PortalSite, pathname: string): string | null {
  // A plate's link is printed in upper case; what a device makes of it may not be.
  if (/^\/d\//i.test(pathname)) return site.platePage ?? 'doorplate.html';
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\') || path.split('/').some((part) => part.startsWith('.'))) return null;
  return path === '/' ? 'index.html' : path.slice(1);
}
