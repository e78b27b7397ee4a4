import { role, server } from './settings.js';

// The place of your portal's own sign-in, on this machine only: it answers `/portal/token` with the token of one of the demo
// server's invented people. The session stays here; the page gets the token and nothing else.
let session = null;

async function call(path, options = {}) {
  const headers = { ...options.headers, ...(session === null ? {} : { cookie: session }) };
  const answer = await fetch(new URL(path, server), { ...options, headers });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer;
}

async function signIn() {
  const accounts = await (await call('/dev/accounts')).json();
  const account = accounts.find((each) => each.role === role);
  if (account === undefined) {
    const roles = [...new Set(accounts.map((each) => each.role))].join(', ');
    throw new Error(`The demo server has nobody whose role is ${role}. It has: ${roles}.`);
  }
  const answer = await call('/dev/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: account.id }),
  });
  session = answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function token() {
  if (role === 'stranger') return { token: null, expiresAt: null };
  if (session === null) await signIn();
  const first = await (await call('/dev/token')).json();
  if (first.token !== null) return first;
  // The demo server was emptied, or the session is over.
  session = null;
  await signIn();
  return (await call('/dev/token')).json();
}

/**
 * Answers `/portal/token`.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export async function answerPortalToken(request, response) {
  // Another site's page may send this request, and must not read the answer.
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') {
    response.writeHead(403).end();
    return;
  }
  try {
    const body = JSON.stringify(await token());
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(body);
  } catch (cause) {
    console.error(`No sign-in at the demo server, ${server}: ${cause.message}`);
    console.error(
      'Is it running? `npm ci && npm start` in a clone of Wardkit starts one; WARDKIT_SERVER names another.',
    );
    response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' }).end('The demo server gave no token.');
  }
}
