import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';

/** One webhook as it arrived. */
export interface Received {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly at: number;
}

/** What the receiver answers to an attempt; null never answers. */
export type ReceiverAnswer = { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | null;

/** Listens on 127.0.0.1 for the webhooks of a run, and keeps those of each path apart. */
export class Receiver {
  readonly #server: Server;
  readonly #received = new Map<string, Received[]>();
  readonly #answers = new Map<string, (attempt: number) => ReceiverAnswer>();
  #waiting: (() => void)[] = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Begins to listen on a free port. */
  static async listen(): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', async (request, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece);
      const path = request.url ?? '/';
      const list = receiver.of(path) as Received[];
      list.push({
        method: request.method ?? '',
        headers: request.headers,
        body: Buffer.concat(pieces),
        at: Date.now(),
      });
      receiver.#received.set(path, list);
      const answer = receiver.#answers.get(path)?.(list.length) ?? null;
      const isSilent = receiver.#answers.has(path) && answer === null;
      if (!isSilent) response.writeHead(answer?.status ?? 204, { ...answer?.headers }).end();
      receiver.#wake();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  /** The address of a path. What comes there is answered with 204, or as told. */
  url(path: string, answer?: (attempt: number) => ReceiverAnswer): string {
    if (answer !== undefined) this.#answers.set(path, answer);
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}${path}`;
  }

  /** What came to a path. */
  of(path: string): readonly Received[] {
    return this.#received.get(path) ?? [];
  }

  /** Waits until so many webhooks have come to a path; false when they did not within the time. */
  async until(path: string, count: number, milliseconds: number): Promise<boolean> {
    const deadline = performance.now() + milliseconds;
    while (this.of(path).length < count) {
      const left = deadline - performance.now();
      if (left <= 0) return false;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return true;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
