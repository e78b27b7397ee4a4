import { randomUUID } from 'node:crypto';
import { type APIRequestContext, type APIResponse, request } from 'playwright-core';

/** Signs in as a demo account by the portal's own door, for the API alone. */
export async function tokenOf(url: string, account: string): Promise<string> {
  const api = await request.newContext({ baseURL: url });
  const signedIn = await api.post('/dev/sign-in', { data: { account }, headers: { origin: url } });
  if (!signedIn.ok()) throw new Error(`sign-in as ${account} answered ${signedIn.status()}`);
  const { token } = (await (await api.get('/dev/token')).json()) as { token: string };
  await api.dispose();
  return token;
}

/** A connection that was kept open may be closed by the server in the moment in which it is used again. */
const maxRetries = 2;

/** A caller of the API with a token; every answer that is no success fails the test. */
export class ApiCaller {
  readonly #api: APIRequestContext;

  constructor(api: APIRequestContext) {
    this.#api = api;
  }

  static async as(url: string, account: string, purpose = 'rental-check'): Promise<ApiCaller> {
    const token = await tokenOf(url, account);
    const extraHTTPHeaders = { authorization: `Bearer ${token}`, 'wardkit-purpose': purpose };
    return new ApiCaller(await request.newContext({ baseURL: url, extraHTTPHeaders }));
  }

  async get<T>(path: string): Promise<T> {
    const answer = await withoutToken(this.#api.get(path, { maxRetries }));
    if (!answer.ok()) throw new Error(`GET ${path} answered ${answer.status()}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async post<T>(path: string, data: object, headers: Readonly<Record<string, string>> = {}): Promise<T> {
    const sent = { data, headers: { 'idempotency-key': randomUUID(), ...headers }, maxRetries };
    const answer = await withoutToken(this.#api.post(path, sent));
    if (!answer.ok()) throw new Error(`POST ${path} answered ${answer.status()}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async status(path: string): Promise<number> {
    return (await withoutToken(this.#api.get(path, { maxRetries }))).status();
  }
}

/** What Playwright says of a call that failed goes into the log of the tests, and has the headers of the call in it. */
async function withoutToken(call: Promise<APIResponse>): Promise<APIResponse> {
  try {
    return await call;
  } catch (error) {
    throw new Error(String(error).split('\n', 1)[0]);
  }
}
