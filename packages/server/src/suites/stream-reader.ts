import assert from 'node:assert/strict';
import type { Loose, World } from './world.ts';

/** One block of Server-Sent Events. A comment alone has neither name nor data. */
export interface Frame {
  readonly name: string | null;
  readonly id: string | null;
  readonly retry: string | null;
  readonly data: Loose | null;
  readonly isComment: boolean;
}

/** Reads a stream of events as a browser would. */
export class StreamReader {
  readonly response: Response;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #text = '';

  private constructor(response: Response) {
    this.response = response;
    assert.ok(response.body);
    this.#reader = response.body.getReader();
  }

  /** Opens the stream as a demo account. */
  static async open(world: World, as: string, query = '', lastEventId?: string): Promise<StreamReader> {
    const response = await request(world, as, query, lastEventId);
    assert.equal(response.status, 200, response.status === 200 ? '' : await response.text());
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    return new StreamReader(response);
  }

  /** Reads a stream that was opened otherwise. */
  static over(response: Response): StreamReader {
    assert.equal(response.status, 200);
    return new StreamReader(response);
  }

  /** The next block, or null at the end of the stream. */
  async next(): Promise<Frame | null> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end >= 0) {
        const block = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 2);
        return parse(block);
      }
      const { done, value } = await this.#reader.read();
      if (done) {
        assert.equal(this.#text, '', 'a stream ends between two blocks');
        return null;
      }
      this.#text += this.#decoder.decode(value, { stream: true });
    }
  }

  /** The next events of the log, without notices and comments. */
  async events(count: number): Promise<Frame[]> {
    const found: Frame[] = [];
    while (found.length < count) {
      const frame = await this.next();
      assert.ok(frame, 'the stream ended too soon');
      assert.notEqual(frame.name, 'end');
      if (frame.name === null && frame.data !== null) found.push(frame);
    }
    return found;
  }

  async close(): Promise<void> {
    await this.#reader.cancel();
  }
}

/** Asks for the stream and leaves its body alone. */
export async function request(world: World, as: string, query = '', lastEventId?: string): Promise<Response> {
  const { app, token } = await world.direct(as);
  return app(`/v1/events${query}`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
  });
}

function parse(block: string): Frame {
  const fields = new Map<string, string>();
  let isComment = true;
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    if (name === '') continue;
    isComment = false;
    fields.set(name, value);
  }
  const data = fields.get('data');
  return {
    name: fields.get('event') ?? null,
    id: fields.get('id') ?? null,
    retry: fields.get('retry') ?? null,
    data: data === undefined ? null : (JSON.parse(data) as Loose),
    isComment,
  };
}
