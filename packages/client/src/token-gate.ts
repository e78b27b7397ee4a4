import { unusableToken } from './unusable-token.ts';

/**
 * How the portal gives tokens: the token by itself, without `Bearer`, or null where nobody is signed in. `refresh` is true when the
 * server refused the last one.
 * @example
 * let token: string | null = null; // in this page's memory, and nowhere else
 * const source: TokenSource = async ({ refresh }) => {
 *   if (token === null || refresh) token = await fetch('/portal/ward-token', { method: 'POST' }).then((r) => r.text());
 *   return token;
 * };
 */
export type TokenSource = (request: { refresh: boolean }) => Promise<string | null> | string | null;

/** One place through which every call of this client gets its token. It holds one in memory only. */
export interface TokenGate {
  current(): Promise<string | null>;
  /** A token other than the refused one, or null where there is none. Calls at the same time share one refresh. */
  refresh(refused: string): Promise<string | null>;
}

/** Makes the gate. */
export function createTokenGate(source: TokenSource): TokenGate {
  let refreshing: Promise<string | null> | null = null;
  return {
    async current() {
      const refreshed = refreshing === null ? null : await refreshing.catch(() => null);
      return refreshed ?? usable(await source({ refresh: false }));
    },
    async refresh(refused) {
      if (refreshing === null) {
        const available = usable(await source({ refresh: false }));
        // Another call has brought a new one in the meantime.
        if (available !== null && available !== refused) return available;
        refreshing ??= Promise.resolve(source({ refresh: true }))
          .then(usable)
          .finally(() => {
            refreshing = null;
          });
      }
      const token = await refreshing;
      return token === refused ? null : token;
    },
  };
}

/** @throws {ApiError} for what no header can carry, before anything is sent */
function usable(token: unknown): string | null {
  if (token === null || token === undefined || token === '') return null;
  if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return token;
  throw unusableToken('gave something else than null or a token without spaces and line breaks');
}
