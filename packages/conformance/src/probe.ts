/** One answer, read whole. `body` is null when it is no JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  readonly text: string;
}

export interface ProbeOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Leaves the token out. */
  readonly anonymous?: boolean;
}

/** Asks one server. It uses no SDK: what is examined is what is on the wire. */
export class Probe {
  readonly baseUrl: string;
  /** The token of a member of staff who may write, or null: what needs one is skipped then. */
  readonly token: string | null;

  constructor(baseUrl: string, token: string | null) {
    this.baseUrl = baseUrl.replace(/\/+$/, '');
    this.token = token;
  }

  async ask(path: string, options: ProbeOptions = {}): Promise<Answer> {
    const headers = new Headers(options.headers);
    if (this.token !== null && options.anonymous !== true) headers.set('authorization', `Bearer ${this.token}`);
    if (options.body !== undefined) headers.set('content-type', 'application/json');
    const response = await fetch(this.baseUrl + path, {
      method: options.method ?? 'GET',
      headers,
      body: options.body === undefined ? null : JSON.stringify(options.body),
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parse(text), text };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
