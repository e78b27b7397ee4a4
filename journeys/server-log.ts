/** An event as the server's log has it. */
export interface LoggedEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
}

/**
 * The server's own log of events, read over the wire as it stands, without the SDK: what an SDK has given can be held
 * against it.
 */
export class ServerLog {
  readonly #token: string;
  readonly #types: string;
  #position: string;

  private constructor(token: string, types: string, position: string) {
    this.#token = token;
    this.#types = types;
    this.#position = position;
  }

  /** Remembers where the log stands now. */
  static async mark(url: string, token: string, types: string): Promise<ServerLog> {
    const log = new ServerLog(token, types, '');
    for await (const { position } of log.#frames(url)) {
      if (position === null) continue;
      log.#position = position;
      return log;
    }
    throw new Error('the log told no position');
  }

  /** All events from the mark on, up to the first of this type about this subject. */
  async until(url: string, type: string, subject: string): Promise<LoggedEvent[]> {
    const events: LoggedEvent[] = [];
    for await (const { data } of this.#frames(url)) {
      if (data === null) continue;
      const event = JSON.parse(data) as Partial<LoggedEvent>;
      if (event.id === undefined || event.type === undefined || event.subject === undefined) continue;
      events.push({ id: event.id, type: event.type, subject: event.subject });
      if (event.type.endsWith(type) && event.subject === subject) return events;
    }
    throw new Error(`the log ended before ${type} of ${subject}`);
  }

  async *#frames(url: string): AsyncGenerator<{ position: string | null; data: string | null }> {
    const ending = new AbortController();
    const headers: Record<string, string> = { authorization: `Bearer ${this.#token}`, accept: 'text/event-stream' };
    if (this.#position !== '') headers['last-event-id'] = this.#position;
    const answer = await fetch(`${url}/v1/events?type=${this.#types}`, { headers, signal: ending.signal });
    if (!answer.ok || answer.body === null) throw new Error(`the log answered ${answer.status}`);
    let rest = '';
    try {
      for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
        const frames = (rest + piece).split('\n\n');
        rest = frames.pop() ?? '';
        for (const frame of frames) {
          const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(frame)?.[1] ?? null;
          yield { position: field('id'), data: field('data') };
        }
      }
    } finally {
      ending.abort();
    }
  }
}
