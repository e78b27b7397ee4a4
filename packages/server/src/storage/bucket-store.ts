import { type ListedObject, type ListingPage, readListing } from './bucket-answer.ts';
import { type BucketAddress, BucketClient, type BucketPatience, type BucketRequest } from './bucket-client.ts';
import { BucketFailure } from './bucket-failure.ts';
import { isFileName, proofName, requireFileName, requirePrefix } from './file-name.ts';
import type { FileStore, ListedFile } from './file-store.ts';

export interface BucketSettings extends BucketAddress {
  /** What the names of its files begin with: empty, or with a slash at the end. */
  readonly prefix: string;
}

/** Files that are removed at once. */
const together = 8;

/**
 * Files in a bucket of an S3-compatible service. Each is one object, written by one request: an object is whole or not there,
 * and no upload of several parts can be left half done.
 */
export class BucketStore implements FileStore {
  readonly #client: BucketClient;
  readonly #prefix: string;

  constructor(settings: BucketSettings, patience?: BucketPatience) {
    this.#client = new BucketClient(settings, patience);
    this.#prefix = settings.prefix;
  }

  async write(name: string, bytes: Buffer): Promise<void> {
    await this.#client.send({ method: 'PUT', key: this.#keyOf(name), body: bytes });
  }

  async read(name: string, signal?: AbortSignal): Promise<Buffer | null> {
    try {
      const { body } = await this.#client.send({ method: 'GET', key: this.#keyOf(name), signal });
      return body;
    } catch (cause) {
      if (isMissing(cause)) return null;
      throw cause;
    }
  }

  async *list(prefix: string): AsyncGenerator<ListedFile> {
    for await (const objects of this.#pages(prefix)) {
      for (const { key, changedAt } of objects) yield { name: key.slice(this.#prefix.length), changedAt };
    }
  }

  async remove(name: string): Promise<void> {
    try {
      await this.#client.send({ method: 'DELETE', key: this.#keyOf(name) });
    } catch (cause) {
      if (!isMissing(cause)) throw cause;
    }
  }

  async removeAll(prefix: string): Promise<void> {
    for await (const objects of this.#pages(prefix)) {
      // What others put there under another name is not the store's to remove.
      const names = objects.map(({ key }) => key.slice(this.#prefix.length)).filter(isFileName);
      for (let at = 0; at < names.length; at += together) {
        await Promise.all(names.slice(at, at + together).map((name) => this.remove(name)));
      }
    }
  }

  /** Reachable, and the key is taken: writing each time would cost, and in a bucket with versions pile up. */
  async probe(signal?: AbortSignal): Promise<void> {
    await this.#page('', { 'max-keys': '1' }, { signal, isProbe: true });
  }

  /**
   * Does once all that the key must be allowed to do.
   *
   * @returns whether the bucket keeps what is removed as an older version
   * @throws {BucketFailure} of the first that is refused
   */
  async prove(): Promise<{ keepsVersions: boolean }> {
    // The same name each time: a start that is killed leaves no more than one. Another that starts now may have removed it.
    await this.#page('', { 'max-keys': '1' });
    const { headers } = await this.#client.send({
      method: 'PUT',
      key: this.#keyOf(proofName),
      body: Buffer.from('ready'),
    });
    await this.read(proofName);
    await this.remove(proofName);
    const version = headers.get('x-amz-version-id');
    return { keepsVersions: version !== null && version !== 'null' };
  }

  #keyOf(name: string): string {
    requireFileName(name);
    return this.#prefix + name;
  }

  async *#pages(prefix: string): AsyncGenerator<readonly ListedObject[]> {
    requirePrefix(prefix);
    let next: string | null = null;
    do {
      const page: ListingPage = await this.#page(prefix, next === null ? {} : { 'continuation-token': next });
      yield page.objects;
      next = page.next;
    } while (next !== null);
  }

  #page(
    prefix: string,
    query: Readonly<Record<string, string>>,
    how: Pick<BucketRequest, 'signal' | 'isProbe'> = {},
  ): Promise<ListingPage> {
    const asked = { 'list-type': '2', 'encoding-type': 'url', prefix: this.#prefix + prefix, ...query };
    return this.#client.send({ method: 'GET', query: asked, ...how }, ({ body }) => readListing(body.toString('utf8')));
  }
}

/** The object is not there. Any other 404 is of a bucket that is not there or of a gateway before it, and says nothing of it. */
function isMissing(cause: unknown): boolean {
  return cause instanceof BucketFailure && cause.status === 404 && cause.reason === 'NoSuchKey';
}
