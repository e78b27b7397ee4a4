import { asksForPurpose, type OperationRecord } from '@wardkit/contract/operation';
import { fillPath, writeQuery } from './address.ts';
import type { KeptReads } from './call-handle.ts';
import type { CallOptions } from './call-options.ts';
import type { Answered } from './call-promise.ts';
import { type Clock, timestamp } from './clock.ts';
import { sha256 } from './digest.ts';
import { isWardError } from './errors.ts';
import type { StoredRecord } from './vault/record-store.ts';
import type { Vault } from './vault/vault.ts';

interface KeptAnswer {
  data: unknown;
  etag: string | null;
  /** When the server last said that it holds, milliseconds since 1970. */
  since: number;
  until: number;
}

/** How much is kept: rows, and bytes before sealing. */
const keptReadsLimit = { rows: 400, bytes: 12_000_000 };

/** With a kept answer at hand, nobody should look at a spinner for long on a dying network. Milliseconds. */
const patience = 4_000;

const gone = new Set([403, 404, 410]);

/** Which rows go: those of no more use, then the oldest beyond the limit. */
export function rowsToEvict(rows: readonly StoredRecord[], limit = keptReadsLimit): StoredRecord[] {
  const newest = [...rows].sort((one, other) => other.at - one.at);
  let bytes = 0;
  return newest.filter((row, index) => {
    bytes += row.size;
    return index >= limit.rows || bytes > limit.bytes;
  });
}

/** How far ahead of this device's clock an answer may be: a clock that was set back tells no age. Milliseconds. */
const tolerance = 60_000;

/**
 * Keeps answers of reads whose record allows it, and gives them, marked stale, when there is no network. Personal data is given
 * again only for the purpose that it was read for: another one would be a reading that stands in no log.
 *
 * @param keepMinutes the longest that the station lets this device keep an answer, whatever its record says
 */
export function createKeptReads(
  vaultOfNow: () => Promise<Vault | null>,
  clock: Clock,
  keepMinutes: () => number,
): KeptReads {
  let written = 0;
  let asked = 0;
  /** The turn of the reading that each kept answer is of: of two under way the later one says how it is now. */
  const turns = new Map<string, number>();

  async function evict(vault: Vault): Promise<void> {
    const rows = rowsToEvict(await vault.rows('reads'));
    if (rows.length === 0) return;
    await vault.change(rows.map((row) => ({ do: 'delete', store: 'reads', owner: row.owner, key: row.key }) as const));
  }

  async function keep(vault: Vault, key: string, answer: KeptAnswer, turn: number): Promise<void> {
    if (keepMinutes() === 0 || (turns.get(key) ?? 0) > turn) return;
    turns.set(key, turn);
    try {
      await vault.change([{ do: 'put', store: 'reads', record: await vault.seal('reads', key, answer) }]);
      written += 1;
      if (written % 25 === 1) await evict(vault);
    } catch {
      // What can't be kept was still read: a full device must not fail a read that worked.
    }
  }

  async function keptAnswer(vault: Vault, key: string): Promise<KeptAnswer | null> {
    const opened = await vault.get<KeptAnswer>('reads', key).catch(() => null);
    if (opened === null) return null;
    const { since, until } = opened.value;
    const now = clock.now();
    // It is not given, and not deleted either: the clock may be wrong, and be put right.
    const isFresh = since - tolerance <= now && now < Math.min(until, since + keepMinutes() * 60_000);
    return isFresh ? opened.value : null;
  }

  return {
    async read(record, input, options, send): Promise<Answered<unknown>> {
      const vault = await vaultOfNow().catch(() => null);
      if (vault === null) return send(input, options);
      const { key, address } = await keyOf(record, input, options);
      const kept = await keptAnswer(vault, key);
      const life = (record.offline.keep ?? 0) * 60_000;
      asked += 1;
      const turn = asked;
      try {
        const answer = await send(
          { ...input, keptEtag: kept?.etag ?? undefined },
          kept === null ? options : hurried(options),
        );
        const since = clock.now();
        // Somebody else may have signed in while we waited: what was read for one is not kept for another.
        if ((await vaultOfNow().catch(() => null))?.owner !== vault.owner) {
          return answer.unchanged ? send(input, options) : answer;
        }
        if (answer.unchanged && kept !== null) {
          await keep(vault, key, { ...kept, since, until: since + life }, turn);
          return { ...answer, data: kept.data };
        }
        const etag = answer.response?.headers.get('etag') ?? null;
        if (answer.conforms) await keep(vault, key, { data: answer.data, etag, since, until: since + life }, turn);
        return answer;
      } catch (error) {
        if (!isWardError(error) || options.signal?.aborted) throw error;
        // What is gone, or no longer ours, is so for every purpose.
        if (error.kind === 'api' && gone.has(error.status)) {
          turns.set(key, Math.max(turn, turns.get(key) ?? 0));
          await vault
            .change([{ do: 'delete-all', store: 'reads', owner: vault.owner, prefix: address }])
            .catch(() => {});
        }
        const unreachable =
          error.kind === 'network' || error.kind === 'timeout' || (error.kind === 'api' && error.status >= 500);
        if (kept === null || !unreachable) throw error;
        const stale = { since: timestamp(kept.since) };
        return { data: kept.data, response: null, etag: kept.etag, stale, requestId: null };
      }
    },
  };
}

function hurried(options: CallOptions): CallOptions {
  return { ...options, timeout: Math.min(options.timeout ?? patience, patience), maxAttempts: 1 };
}

/** The key of an answer begins with that of its address; what is unsealed beside it tells neither. */
async function keyOf(
  record: OperationRecord,
  input: { parameters?: unknown; query?: unknown },
  { purpose }: CallOptions,
): Promise<{ key: string; address: string }> {
  const path = fillPath(record.path, (input.parameters ?? {}) as Record<string, unknown>);
  const place = `${record.id} ${path}${writeQuery((input.query ?? {}) as Record<string, unknown>)}`;
  const hash = (text: string) => sha256(new TextEncoder().encode(text));
  const address = await hash(place);
  if (!asksForPurpose(record)) return { key: address, address };
  return { key: `${address}${await hash(`${place} ${purpose}`)}`, address };
}
