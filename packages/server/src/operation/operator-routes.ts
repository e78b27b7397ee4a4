import { Hono } from 'hono';
import type { Metrics } from './metrics.ts';
import { probeRoutes } from './probes.ts';
import type { Readiness } from './readiness.ts';

/** What the operator's listener answers: metrics, and the probes once more. It is apart from the API, which is public. */
export function operatorRoutes(metrics: Metrics, readiness: Readiness): Hono {
  const app = new Hono();
  app.route('/', probeRoutes(readiness));
  app.get('/metrics', async (c) => {
    const text = await metrics.registry.metrics();
    return c.body(text, 200, { 'content-type': metrics.registry.contentType, 'cache-control': 'no-store' });
  });
  return app;
}
