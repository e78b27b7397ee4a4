import { Hono } from 'hono';
import type { Readiness } from './readiness.ts';

const headers = { 'cache-control': 'no-store' };

/** `/healthz`: the process answers. `/readyz`: it can do its work, or which check says that it can't. */
export function probeRoutes(readiness: Readiness): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ status: 'alive' }, 200, headers));
  app.get('/readyz', async (c) => {
    const failing = await readiness.failing();
    if (failing.length === 0) return c.json({ status: 'ready' }, 200, headers);
    return c.json({ status: 'not-ready', failing }, 503, headers);
  });
  return app;
}
