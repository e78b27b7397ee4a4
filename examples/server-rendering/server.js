import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { LitElementRenderer, render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import '../portal/widgets.js';

/** Draws the widgets as they load. The style that is sent along carries the nonce of this answer. */
function drawBody(nonce, codes) {
  class Renderer extends LitElementRenderer {
    renderShadow(information) {
      return super.renderShadow(information)?.map((part) => (part === '<style>' ? `<style nonce="${nonce}">` : part));
    }
  }
  const body = html`<ward-provider>
    ${codes.map((code) => html`<ward-doorplate-viewer code=${code}></ward-doorplate-viewer>`)}
    <ward-hazard-list></ward-hazard-list>
  </ward-provider>`;
  return collectResult(render(body, { elementRenderers: [Renderer] }));
}

const server = createServer(async (request, response) => {
  const nonce = randomBytes(16).toString('base64');
  const codes = new URL(request.url, 'http://portal').searchParams.getAll('code');
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'nonce-${nonce}'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`,
  });
  response.end(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Server rendering</title>
    <script type="module" src="client.js"></script>
  </head>
  <body>${await drawBody(nonce, codes)}</body>
</html>
`);
});
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
