import type { AnyWardError } from './errors.ts';
import { isWardError } from './errors.ts';

/** An answer with what stood around it. `stale` is null when the data is the server's word of now. */
export interface Answered<T> {
  data: T;
  /** The raw response; null when the answer came from what this device keeps. */
  response: Response | null;
  /** Set when there was no network and the data is what was last seen: `since` is when that was (RFC 3339). */
  stale: { since: string } | null;
  requestId: string | null;
}

/** The outcome of a call as a value, for code that would rather not catch. */
export type Safe<T> = { ok: true; data: T } | { ok: false; error: AnyWardError };

/** A call under way: `await` gives its data, and it can be asked for more. */
export interface CallPromise<T> extends Promise<T> {
  /** Gives the data with the response, whether it is stale, and the request's id. */
  withResponse(): Promise<Answered<T>>;
  /** Gives `{ ok, data }` or `{ ok, error }` and does not throw for errors of the SDK. */
  safe(): Promise<Safe<T>>;
}

/** One page of a list, with the cursor of the next. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** A list: `await` gives its first page, `for await` gives its items page after page. */
export interface ListCall<TPage extends { items: unknown[]; next: string | null }>
  extends CallPromise<TPage>,
    AsyncIterable<TPage['items'][number]> {
  /** Gives page after page. A page that failed is asked for again by the next `next()`. */
  pages(): AsyncIterableIterator<TPage>;
}

class Call<T> implements CallPromise<T> {
  readonly [Symbol.toStringTag] = 'CallPromise';
  readonly #start: () => Promise<Answered<T>>;
  #running: Promise<Answered<T>> | undefined;

  constructor(start: () => Promise<Answered<T>>) {
    this.#start = start;
  }

  withResponse(): Promise<Answered<T>> {
    this.#running ??= this.#start();
    return this.#running;
  }

  async safe(): Promise<Safe<T>> {
    try {
      return { ok: true, data: (await this.withResponse()).data };
    } catch (error) {
      if (isWardError(error)) return { ok: false, error };
      throw error;
    }
  }

  get then(): Promise<T>['then'] {
    const data = this.withResponse().then((answered) => answered.data);
    return data.then.bind(data);
  }

  catch<R>(onRejected?: ((reason: unknown) => R | PromiseLike<R>) | null): Promise<T | R> {
    return this.then((data) => data, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<T> {
    return this.withResponse()
      .then((answered) => answered.data)
      .finally(onFinally);
  }
}

/**
 * Wraps a call. It starts at once, as `fetch` does, and only once however often it is awaited.
 * A rejection that nobody looks at is still reported by the platform.
 */
export function callPromise<T>(start: () => Promise<Answered<T>>): CallPromise<T> {
  const call = new Call(start);
  call.withResponse();
  return call;
}

class List<TPage extends { items: unknown[]; next: string | null }> extends Call<TPage> implements ListCall<TPage> {
  readonly #page: (cursor: string | null) => Promise<Answered<TPage>>;

  constructor(page: (cursor: string | null) => Promise<Answered<TPage>>) {
    super(() => page(null));
    this.#page = page;
  }

  async *#walk(): AsyncGenerator<TPage> {
    let cursor: string | null = null;
    do {
      const { data } = await this.#page(cursor);
      cursor = data.next;
      yield data;
    } while (cursor !== null);
  }

  pages(): AsyncIterableIterator<TPage> {
    return this.#walk();
  }

  async *#items(): AsyncGenerator<unknown> {
    for await (const page of this.#walk()) yield* page.items;
  }

  [Symbol.asyncIterator](): AsyncIterator<TPage['items'][number]> {
    return this.#items() as AsyncIterator<TPage['items'][number]>;
  }
}

/** Wraps a list. Nothing is sent until it is awaited or iterated, so that `for await` does not ask for page one twice. */
export function listCall<TPage extends { items: unknown[]; next: string | null }>(
  page: (cursor: string | null) => Promise<Answered<TPage>>,
): ListCall<TPage> {
  return new List(page);
}
