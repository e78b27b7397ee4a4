import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { readErrorCode } from './bucket-answer.ts';
import { BucketFailure } from './bucket-failure.ts';

export interface BucketAddress {
  /** The address of the bucket itself, without a slash at the end. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface BucketRequest {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  /** The object; without it the bucket. */
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  readonly signal?: AbortSignal | undefined;
  /** Once: no other try follows one that failed. */
  readonly isProbe?: true;
}

export interface BucketAnswer {
  readonly headers: Headers;
  readonly body: Buffer;
}

export interface BucketPatience {
  /** Milliseconds that one try may take. */
  readonly perTry: number;
  readonly tries: number;
  /** Milliseconds before the second try, at most; twice as many before each further one. */
  readonly firstPause: number;
}

const usualPatience: BucketPatience = { perTry: 10_000, tries: 4, firstPause: 200 };

/** Answers that another try may change: too much at once, or a fault of the service. */
const passingStatus = (status: number) => status >= 500 || status === 429 || status === 408;
const passingCode = (code: string | null) => code === 'RequestTimeout' || code === 'SlowDown';

/** Makes signed requests of a bucket (AWS Signature Version 4), and again where trying again helps. */
export class BucketClient {
  readonly #address: BucketAddress;
  readonly #patience: BucketPatience;

  constructor(address: BucketAddress, patience: BucketPatience = usualPatience) {
    this.#address = address;
    this.#patience = patience;
  }

  /**
   * The whole answer of a request that was done. `check` may refuse one that came broken.
   *
   * @throws {BucketFailure} when the bucket refuses, or answers in none of the tries
   */
  async send<T = BucketAnswer>(
    request: BucketRequest,
    check: (answer: BucketAnswer) => T = (answer) => answer as T,
  ): Promise<T> {
    const { tries, firstPause } = this.#patience;
    for (let left = request.isProbe ? 0 : tries - 1; ; left -= 1) {
      try {
        return check(await this.#try(request));
      } catch (cause) {
        request.signal?.throwIfAborted();
        const failure =
          cause instanceof BucketFailure ? cause : new BucketFailure(request.method, null, reasonOf(cause));
        if (left <= 0 || !failure.isPassing) throw failure;
      }
      // By chance, so that processes that were turned away together don't come back together.
      await wait(Math.random() * firstPause * 2 ** (tries - 1 - left), undefined, { signal: request.signal });
    }
  }

  async #try({ method, key, query = {}, body, signal }: BucketRequest): Promise<BucketAnswer> {
    const { url, region, accessKeyId, secretAccessKey } = this.#address;
    const target = new URL(key === undefined ? `${url}/` : `${url}/${key}`);
    for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value);
    const signed = await new AwsV4Signer({
      method,
      url: target.href,
      service: 's3',
      region,
      accessKeyId,
      secretAccessKey,
      // The sum of the body is signed too: what is changed on the way is refused.
      headers: {
        'x-amz-content-sha256': createHash('sha256')
          .update(body ?? '')
          .digest('hex'),
      },
    }).sign();
    const late = AbortSignal.timeout(this.#patience.perTry);
    const response = await fetch(signed.url, {
      method,
      headers: signed.headers,
      redirect: 'manual',
      signal: signal === undefined ? late : AbortSignal.any([signal, late]),
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    });
    const received = Buffer.from(await response.arrayBuffer());
    if (response.ok) return { headers: response.headers, body: received };
    const code = readErrorCode(received.toString('utf8'));
    const isPassing = passingStatus(response.status) || passingCode(code);
    throw new BucketFailure(method, response.status, code, isPassing);
  }
}

/** What cut a request off: a code of the network, or the kind of fault. Messages may hold addresses. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  const inner = cause.cause instanceof Error ? cause.cause : cause;
  return 'code' in inner && typeof inner.code === 'string' ? inner.code : inner.name;
}
