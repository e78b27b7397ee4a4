import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Hono, type Context as HonoContext } from 'hono';
import { preferredLanguage, problemAnswer, RequestProblem } from './request-problem.ts';
import { serveSite } from './static-site.ts';

/** The reference loads nothing but its own style and pictures, and runs no script. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Where the documents of the installed `@wardkit/contract` lie, whether it runs built or from source. */
export const contractDocuments: string = fileURLToPath(
  new URL('../dist/documents/reference/', import.meta.resolve('@wardkit/contract')),
);

/**
 * The routes below `/docs`: the reference, the guides, the OpenAPI documents and the JSON Schemas of the contract that this
 * server keeps, without any request to another host.
 *
 * @param folder where `npm run build` has put them
 */
export function documentRoutes(folder: string = contractDocuments): Hono {
  const routes = new Hono();
  routes.all('*', async (c) => {
    c.set('route' as never, 'documents' as never);
    const { pathname, search } = new URL(c.req.url);
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      return refuse(c, new RequestProblem('method-not-allowed', { headers: { allow: 'GET, HEAD' } }));
    }
    // The links of the pages are relative to the folder.
    if (pathname === '/docs') return new Response(null, { status: 308, headers: { location: `/docs/${search}` } });
    const page = await serveSite({ folder, csp: policy, platePage: '' }, c.req.raw, pathname.slice('/docs'.length));
    if (page !== null) return new Response(page.body, page);
    const areBuilt = await stat(folder).catch(() => null);
    return areBuilt === null ? notBuilt(c) : refuse(c, new RequestProblem('not-found'));
  });
  return routes;
}

const missing = {
  en: 'The documents of the contract are not built on this server. Whoever runs it can build them with: npm run build',
  'zh-Hans': '此服务器尚未生成接口文档。请由管理员运行：npm run build',
};

function notBuilt(c: HonoContext): Response {
  const language = preferredLanguage(c.req.header('accept-language'));
  if (!c.req.header('accept')?.includes('text/html')) {
    return refuse(c, new RequestProblem('not-found', { detail: missing[language] }));
  }
  const [title, text] = language === 'en' ? ['No documents yet', missing.en] : ['尚无文档', missing['zh-Hans']];
  const page = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>`;
  return new Response(page, {
    status: 404,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'content-security-policy': policy,
      'cache-control': 'no-store',
    },
  });
}

function refuse(c: HonoContext, problem: RequestProblem): Response {
  const language = preferredLanguage(c.req.header('accept-language'));
  const { body, ...rest } = problemAnswer(problem, c.get('requestId' as never) as string, language);
  return new Response(body, rest);
}
