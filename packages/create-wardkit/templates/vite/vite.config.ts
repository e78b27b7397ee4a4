import { defineConfig, type Plugin } from 'vite';
import { answerPortalToken } from './development/portal-token.js';
import { server } from './development/settings.js';

/** Answers `/portal/token` while you develop; your portal does so later. */
const portalToken: Plugin = {
  name: 'portal-token',
  configureServer: (site) => void site.middlewares.use('/portal/token', answerPortalToken),
  configurePreviewServer: (site) => void site.middlewares.use('/portal/token', answerPortalToken),
};

/** To the demo server; it takes only calls that name it as their host. */
const proxy = Object.fromEntries(['/v1', '/.well-known'].map((path) => [path, { target: server, changeOrigin: true }]));

export default defineConfig({
  plugins: [portalToken],
  build: { target: 'es2022' },
  server: { host: '127.0.0.1', proxy },
  preview: { host: '127.0.0.1', proxy },
});
