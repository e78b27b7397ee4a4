import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BucketPatience } from '../storage/bucket-client.ts';
import { type BucketSettings, BucketStore } from '../storage/bucket-store.ts';
import { type S3Key, signatureFault } from './s3-signature.ts';

interface Kept {
  readonly bytes: Buffer;
  changedAt: Date;
}

/** What goes wrong with a request instead of its being done. */
export type S3Fault =
  /** A 404 of a gateway before the service. */
  | 'gateway-404'
  | 'slow-down'
  /** The connection ends before the answer, and nothing was done. */
  | 'cut'
  /** It was done, and the connection ends in the middle of the answer. */
  | 'cut-answer'
  /** No answer comes. */
  | 'silent'
  /** A code of S3, as an answer of 403. */
  | { readonly refuse: string };

const key: S3Key = { region: 'test-1', accessKeyId: 'TESTKEY', secretAccessKey: 'test/secret+of=the-bucket' };

/** As the stores of tests wait: no pause in between, and not long for an answer that is held back. */
export const quickPatience: BucketPatience = { perTry: 5000, tries: 4, firstPause: 0 };

/**
 * An S3 service of one bucket on this machine: it takes only requests that are signed rightly, and does what the store of
 * attachments asks for. What a test wants to go wrong it says in `faultOf`.
 */
export class S3Server {
  readonly objects = new Map<string, Kept>();
  /** Such as `PUT a/b`, in the order of their arrival; a listing is `GET ` with its prefix. */
  readonly requests: string[] = [];
  /** Objects on one page of a listing. */
  pageSize = 1000;
  /** Whether the bucket keeps older versions. */
  keepsVersions = false;
  /** What goes wrong with a request; by default nothing. */
  faultOf: (request: string) => S3Fault | null = () => null;
  readonly #server: Server;
  readonly #bucket = 'ward-test';

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request, response) => void this.#answer(request, response));
  }

  static async open(): Promise<S3Server> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new S3Server(server);
  }

  /** Where it is reached, without the bucket. */
  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  settings(prefix: string, changes: Partial<BucketSettings> = {}): BucketSettings {
    return { ...key, url: `${this.endpoint}/${this.#bucket}`, prefix, ...changes };
  }

  /** The settings of a server that keeps its attachments here. */
  environment(prefix: string): Record<string, string> {
    return {
      WARDKIT_ATTACHMENTS: `s3://${this.#bucket}/${prefix}`,
      WARDKIT_S3_ENDPOINT: this.endpoint,
      WARDKIT_S3_REGION: key.region,
      WARDKIT_S3_ACCESS_KEY_ID: key.accessKeyId,
      WARDKIT_S3_SECRET_ACCESS_KEY: key.secretAccessKey,
    };
  }

  /** A store below a prefix, such as `a/`. */
  store(prefix: string, changes: Partial<BucketSettings> = {}): BucketStore {
    return new BucketStore(this.settings(prefix, changes), quickPatience);
  }

  /** The next requests that match go wrong so, one after another. */
  failNext(pattern: RegExp, ...faults: readonly S3Fault[]): void {
    const left = [...faults];
    this.faultOf = (request) => (pattern.test(request) ? (left.shift() ?? null) : null);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    try {
      for await (const piece of request) pieces.push(piece);
    } catch {
      // It was cut off by the caller: an object is whole or not there.
      return;
    }
    const { method = '', url: target = '', headers } = request;
    const url = new URL(target, this.endpoint);
    const [, bucket, ...path] = url.pathname.split('/').map(decodeURIComponent);
    const name = path.join('/');
    const told = `${method} ${name === '' ? url.searchParams.get('prefix') : name}`;
    this.requests.push(told);
    const fault = this.faultOf(told);
    if (fault === 'silent') return;
    if (fault === 'cut') {
      request.socket.destroy();
      return;
    }
    if (fault === 'slow-down') return refuse(response, 503, 'SlowDown');
    if (fault === 'gateway-404') {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<html><body>no route</body></html>');
      return;
    }
    if (fault !== null && typeof fault === 'object') return refuse(response, 403, fault.refuse);
    const body = Buffer.concat(pieces);
    const wrong = signatureFault({ method, target, headers }, body, key, new Date());
    if (wrong !== null) return refuse(response, 403, wrong);
    if (bucket !== this.#bucket) return refuse(response, 404, 'NoSuchBucket');
    if (fault === 'cut-answer') return this.#breakOff(request, response, method, name, body);
    this.#do(response, method, name, url.searchParams, body);
  }

  #do(response: ServerResponse, method: string, name: string, query: URLSearchParams, body: Buffer): void {
    const found = this.objects.get(name);
    if (name === '') {
      if (method === 'GET' && query.get('list-type') === '2') this.#list(response, query);
      else refuse(response, 405, 'MethodNotAllowed');
    } else if (method === 'PUT') {
      this.objects.set(name, { bytes: body, changedAt: new Date() });
      response.writeHead(200, this.keepsVersions ? { 'x-amz-version-id': 'v1' } : {}).end();
    } else if (method === 'DELETE') {
      this.objects.delete(name);
      response.writeHead(204).end();
    } else if (method !== 'GET') {
      refuse(response, 405, 'MethodNotAllowed');
    } else if (found === undefined) {
      refuse(response, 404, 'NoSuchKey');
    } else {
      response.writeHead(200, { 'content-length': found.bytes.length }).end(found.bytes);
    }
  }

  #breakOff(request: IncomingMessage, response: ServerResponse, method: string, name: string, body: Buffer): void {
    if (method === 'PUT') this.objects.set(name, { bytes: body, changedAt: new Date() });
    const bytes = this.objects.get(name)?.bytes ?? Buffer.alloc(0);
    response.writeHead(200, { 'content-length': bytes.length + 1 });
    response.write(bytes.subarray(0, bytes.length / 2), () => request.socket.destroy());
  }

  #list(response: ServerResponse, query: URLSearchParams): void {
    const after = Buffer.from(query.get('continuation-token') ?? '', 'base64').toString('utf8');
    const size = Math.min(this.pageSize, Number(query.get('max-keys') ?? 1000));
    const all = [...this.objects].filter(([name]) => name.startsWith(query.get('prefix') ?? ''));
    const left = all.filter(([name]) => name > after).sort(([one], [other]) => (one < other ? -1 : 1));
    const page = left.slice(0, size);
    const isEncoded = query.get('encoding-type') === 'url';
    const entries = page.map(([name, { bytes, changedAt }]) => {
      const told = isEncoded ? encodeURIComponent(name) : name.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      return `<Contents><Key>${told}</Key><LastModified>${changedAt.toISOString()}</LastModified><Size>${bytes.length}</Size></Contents>`;
    });
    const last = page.at(-1)?.[0] ?? '';
    const next =
      left.length > page.length
        ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${Buffer.from(last).toString('base64')}</NextContinuationToken>`
        : '<IsTruncated>false</IsTruncated>';
    answerXml(
      response,
      200,
      `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${isEncoded ? '<EncodingType>url</EncodingType>' : ''}${next}${entries.join('')}</ListBucketResult>`,
    );
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  // As services do, it repeats what the request was signed with.
  answerXml(
    response,
    status,
    `<Error><Code>${code}</Code><Message>no</Message><StringToSign>AWS4</StringToSign></Error>`,
  );
}

function answerXml(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`);
}
