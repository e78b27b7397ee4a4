import type { AnyWardError } from './errors.ts';
import { isWardError } from './errors.ts';

/**
 * An answer with what stood around it. `stale` is null when the data is the server's word of now.
 * @example
 * const stationId = '0190e0a0-0000-7000-8000-000000000001';
 * const answered: Answered<{ name: string }> = await ward.places.getStation(stationId).withResponse();
 * if (answered.stale !== null) show(`As of ${answered.stale.since}`);
 * show(answered.data.name, answered.requestId);
 */
export interface Answered<T> {
  data: T;
  /** The raw response; null when the answer came from what this device keeps. */
  response: Response | null;
  /** What `ifMatch` takes, also of what this device keeps; null where the answer is of no single record. */
  etag: string | null;
  /** Set when there was no network and the data is what was last seen: `since` is when that was (RFC 3339). */
  stale: { since: string } | null;
  requestId: string | null;
}

/**
 * The outcome of a call as a value, for code that would rather not catch.
 * @example
 * const result: Safe<unknown> = await ward.session.get().safe();
 * if (result.ok) show(result.data);
 * else show(result.error.message, result.error.requestId);
 */
export type Safe<T> = { ok: true; data: T } | { ok: false; error: AnyWardError };

/**
 * A call under way: `await` gives its data, and it can be asked for more.
 * @example
 * const call = ward.stays.get(stayId, { purpose: 'stay-registration' });
 * const { data: stay, etag: version, stale } = await call.withResponse();
 * show(stay.state, version, stale?.since);
 */
export interface CallPromise<T> extends Promise<T> {
  /** Gives the data with the response, whether it is stale, and the request's id. */
  withResponse(): Promise<Answered<T>>;
  /** Gives `{ ok, data }` or `{ ok, error }` and does not throw for errors of the SDK. */
  safe(): Promise<Safe<T>>;
}

/**
 * One page of a list, with the cursor of the next.
 * @example
 * const first: Page<unknown> = await ward.jobs.list({ limit: 50 });
 * const second = first.next === null ? null : await ward.jobs.list({ limit: 50, cursor: first.next });
 */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/**
 * A list: `await` gives its first page, `for await` gives its items page after page.
 * @example
 * const list = ward.hazards.list({ state: ['open'] }, { purpose: 'hazard-rectification' });
 * for await (const hazard of list) show(hazard.severity, hazard.dueAt);
 * for await (const { items } of list.pages()) show(`${items.length} more`);
 */
export interface ListCall<TPage extends { items: unknown[]; next: string | null }>
  extends CallPromise<TPage>,
    AsyncIterable<TPage['items'][number]> {
  /** Gives page after page. A page that failed is asked for again by the next `next()`. */
  pages(): AsyncIterableIterator<TPage>;
}

async function settle<T>(running: Promise<Answered<T>>): Promise<Safe<T>> {
  try {
    return { ok: true, data: (await running).data };
  } catch (error) {
    if (isWardError(error)) return { ok: false, error };
    throw error;
  }
}

/** Wraps a call under way. A rejection that nobody looks at is still reported by the platform. */
export function callPromise<T>(running: Promise<Answered<T>>): CallPromise<T> {
  const data = running.then((answered) => answered.data);
  // Whoever asks in another way than by `await` handles the rejection there.
  const lookElsewhere = () => void data.catch(() => {});
  return Object.assign(data, {
    withResponse() {
      lookElsewhere();
      return running.then((answered) => answered);
    },
    safe() {
      lookElsewhere();
      return settle(running);
    },
  });
}

/**
 * Wraps a list. Its first page is asked for at once and serves `await` and the first iteration; a page that failed is
 * not remembered, so iterating again asks again.
 */
export function listCall<TPage extends { items: unknown[]; next: string | null }>(
  ask: (cursor: string | null) => Promise<Answered<TPage>>,
): ListCall<TPage> {
  let first: Promise<Answered<TPage>> | null = ask(null);
  const call = callPromise(first);

  // No generator: one that has thrown is over, and a page that failed would be taken for the end of the list.
  function pages(): AsyncIterableIterator<TPage> {
    void call.catch(() => {});
    let cursor: string | null = null;
    let isOver = false;
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      async next() {
        if (isOver) return { done: true, value: undefined };
        const running: Promise<Answered<TPage>> = (cursor === null ? first : null) ?? ask(cursor);
        if (cursor === null) first = null;
        const { data } = await running;
        cursor = data.next;
        isOver = cursor === null;
        return { done: false, value: data };
      },
      async return() {
        isOver = true;
        return { done: true, value: undefined };
      },
    };
  }
  async function* items(): AsyncGenerator<unknown> {
    for await (const page of pages()) yield* page.items;
  }
  return Object.assign(call, {
    pages,
    [Symbol.asyncIterator]: () => items() as AsyncIterator<TPage['items'][number]>,
  });
}

/** A list that is only made when something has been loaded. It comes in a box: a promise would await the list itself. */
export function lateList<TPage extends { items: unknown[]; next: string | null }>(
  loading: Promise<{ readonly list: ListCall<TPage> }>,
): ListCall<TPage> {
  const call = callPromise(loading.then(({ list }) => list.withResponse()));
  const lookElsewhere = () => void call.catch(() => {});
  function pages(): AsyncIterableIterator<TPage> {
    lookElsewhere();
    let opened: Promise<AsyncIterableIterator<TPage>> | null = null;
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      async next() {
        opened ??= loading.then(({ list }) => list.pages());
        return (await opened).next();
      },
      async return() {
        opened ??= loading.then(({ list }) => list.pages());
        await (await opened).return?.();
        return { done: true, value: undefined };
      },
    };
  }
  async function* items(): AsyncGenerator<TPage['items'][number]> {
    lookElsewhere();
    yield* (await loading).list;
  }
  return Object.assign(call, { pages, [Symbol.asyncIterator]: items });
}
