import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook as it arrived. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly path: string;
}

/** A receiver of webhooks on this machine. */
export class Receiver {
  readonly url: string;
  readonly received: Received[] = [];
  /** What it answers; by default 204. */
  answer: RequestListener = (_, response) => response.writeHead(204).end();
  readonly #server: Server;
  #waiting: (() => void)[] = [];

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', async (request, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece);
      this.received.push({ headers: request.headers, body: Buffer.concat(pieces), path: request.url ?? '' });
      for (const go of this.#waiting.splice(0)) go();
      this.answer(request, response);
    });
  }

  static async open(): Promise<Receiver> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Receiver(server);
  }

  /** Waits until so many have arrived. */
  async arrived(count: number): Promise<void> {
    while (this.received.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  answers(status: number, headers: Record<string, string> = {}): void {
    this.answer = (_, response) => response.writeHead(status, headers).end();
  }

  /** Answers nothing and holds the connection. */
  keepsSilent(): void {
    this.answer = () => undefined;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
