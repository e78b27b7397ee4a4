import { type ClientRequest, type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { type Answer, answerOf } from './answer.ts';
import { WireFault, wireFaultOf } from './wire-fault.ts';

/** The largest answer that is read, in bytes. */
const largestAnswer = 32_000_000;

/**
 * Milliseconds that a write which is under way may take when the run is ended: one that is cut off may be carried out
 * after the run has looked for what it made.
 */
const graceOfWrites = 5000;

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | null;
  /** Sends the body in chunks and without Content-Length. */
  readonly chunked?: boolean;
  /** Tells this Content-Length and sends no byte of the body: a server that trusts the header answers at once. */
  readonly announcedLength?: number;
  /** Milliseconds from the first byte sent to the last one received. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

/** A body that is read while it comes. */
export interface OpenAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly pieces: AsyncIterable<Uint8Array>;
  close(): void;
}

/** Sends requests exactly as told: no redirect is followed, nothing is tried again, nothing is added to the headers. */
export class Wire {
  readonly #plain = new PlainAgent({ keepAlive: true, maxSockets: 64 });
  readonly #secure = new SecureAgent({ keepAlive: true, maxSockets: 64 });
  /** How each answer that is still open is closed: one that a check forgot would keep the process running. */
  readonly #open = new Set<() => void>();

  /** @throws {WireFault} where no whole answer came */
  exchange(request: WireRequest): Promise<Answer> {
    return this.#exchange(request, true);
  }

  async #exchange(request: WireRequest, mayRepeat: boolean): Promise<Answer> {
    const startedAt = performance.now();
    const { outgoing, answered } = this.#send(request);
    const stop = stopAfter(outgoing, request.timeout, request.signal, request.method === 'GET' ? 0 : graceOfWrites);
    try {
      const incoming = await answered;
      const bytes = await readWhole(incoming);
      return answerOf(incoming.statusCode ?? 0, incoming.rawHeaders, bytes, performance.now() - startedAt);
    } catch (cause) {
      const fault = stop.reason() ?? wireFaultOf(cause);
      // A kept connection that the server had closed meanwhile says nothing about the server.
      if (fault.kind === 'reset' && outgoing.reusedSocket && mayRepeat) return this.#exchange(request, false);
      throw fault;
    } finally {
      stop.end();
      outgoing.destroy();
    }
  }

  /**
   * Opens an answer that does not end, such as a stream of events. The timeout holds until its head has come. The
   * signal closes it, and so does the closing of the wire.
   *
   * @throws {WireFault}
   */
  async open(request: WireRequest): Promise<OpenAnswer> {
    // A connection of its own: one that was kept may be closed by the server at the very moment.
    const { outgoing, answered } = this.#send({ ...request, headers: { ...request.headers, connection: 'close' } });
    const stop = stopAfter(outgoing, request.timeout, request.signal);
    try {
      const incoming = await answered;
      const { status, headers } = answerOf(incoming.statusCode ?? 0, incoming.rawHeaders, new Uint8Array(), 0);
      incoming.on('error', () => undefined);
      const close = () => {
        incoming.destroy();
        outgoing.destroy();
      };
      this.#open.add(close);
      request.signal?.addEventListener('abort', close);
      incoming.once('close', () => {
        this.#open.delete(close);
        request.signal?.removeEventListener('abort', close);
      });
      if (request.signal?.aborted === true) close();
      return { status, headers, pieces: incoming, close };
    } catch (cause) {
      outgoing.destroy();
      throw stop.reason() ?? wireFaultOf(cause);
    } finally {
      stop.end();
    }
  }

  /** Sends a request whole and cuts the connection without waiting for the answer. */
  async sendAndCut(request: WireRequest, milliseconds: number): Promise<void> {
    const { outgoing, answered } = this.#send({ ...request, headers: { ...request.headers, connection: 'close' } });
    answered.catch(() => undefined);
    await new Promise<void>((resolve) => {
      outgoing.once('error', () => resolve());
      outgoing.once('close', () => resolve());
      outgoing.once('finish', () => setTimeout(resolve, milliseconds));
    });
    outgoing.destroy();
  }

  /** Closes the connections that are kept and the answers that are open. */
  close(): void {
    for (const close of this.#open) close();
    this.#plain.destroy();
    this.#secure.destroy();
  }

  #send(request: WireRequest): { outgoing: ClientRequest; answered: Promise<IncomingMessage> } {
    const isSecure = request.url.protocol === 'https:';
    const headers: Record<string, string | number> = { ...request.headers };
    if (request.announcedLength !== undefined) headers['content-length'] = request.announcedLength;
    else if (request.chunked === true) headers['transfer-encoding'] = 'chunked';
    else if (request.body) headers['content-length'] = request.body.length;
    const outgoing = (isSecure ? secureRequest : plainRequest)({
      protocol: request.url.protocol,
      hostname: request.url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: request.url.port === '' ? undefined : Number(request.url.port),
      path: request.url.pathname + request.url.search,
      method: request.method,
      headers,
      agent: request.headers.connection === 'close' ? false : isSecure ? this.#secure : this.#plain,
    });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve);
      outgoing.on('error', reject);
      // Without a listener Node drops the socket and says nothing, and the run would wait for ever.
      outgoing.once('upgrade', (_answer, socket) => {
        socket.destroy();
        reject(new WireFault('no-http', 'it answered 101 though nobody asked for another protocol'));
      });
      outgoing.once('close', () => reject(new WireFault('reset', 'it cut the connection')));
    });
    if (request.announcedLength !== undefined) outgoing.flushHeaders();
    else if (request.body) writeBody(outgoing, request.body, request.chunked === true);
    else outgoing.end();
    return { outgoing, answered };
  }
}

function writeBody(outgoing: ClientRequest, body: Uint8Array, chunked: boolean): void {
  if (!chunked) {
    outgoing.end(body);
    return;
  }
  const size = 65_536;
  for (let at = 0; at < body.length; at += size) outgoing.write(body.subarray(at, at + size));
  outgoing.end();
}

function stopAfter(outgoing: ClientRequest, milliseconds: number, signal: AbortSignal | undefined, graceWhenEnded = 0) {
  let reason: WireFault | null = null;
  const stop = (fault: WireFault) => {
    reason ??= fault;
    outgoing.destroy(fault);
  };
  const slow = new WireFault('slow', `it did not answer within ${milliseconds / 1000} s`);
  const timer = setTimeout(() => stop(slow), milliseconds);
  let grace: NodeJS.Timeout | undefined;
  const cut = () => stop(new WireFault('interrupted', 'the run was ended'));
  const interrupt = () => {
    if (graceWhenEnded === 0) cut();
    else grace = setTimeout(cut, graceWhenEnded);
  };
  if (signal?.aborted === true) interrupt();
  signal?.addEventListener('abort', interrupt);
  return {
    reason: () => reason,
    end: () => {
      clearTimeout(timer);
      clearTimeout(grace);
      signal?.removeEventListener('abort', interrupt);
    },
  };
}

async function readWhole(incoming: IncomingMessage): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of incoming) {
      length += (piece as Uint8Array).length;
      if (length > largestAnswer) throw new WireFault('too-large', `its answer is larger than ${largestAnswer} bytes`);
      pieces.push(piece as Uint8Array);
    }
  } catch (cause) {
    if (cause instanceof WireFault) throw cause;
    throw new WireFault('broken-off', 'its answer broke off in the middle');
  }
  if (!incoming.complete) throw new WireFault('broken-off', 'its answer broke off in the middle');
  return Buffer.concat(pieces);
}
