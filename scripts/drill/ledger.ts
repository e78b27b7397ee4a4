import { appendFileSync } from 'node:fs';

/** What the server did with one write, as whoever made it knows it. */
export interface LedgerEntry {
  /** The name that the record carries: it is what the database is asked for. */
  readonly name: string;
  /** The Idempotency-Key of every attempt. */
  readonly key: string;
  /** The id that the server told, or null while it has acknowledged nothing. */
  id: string | null;
}

/** Kept outside of what is tried: by the writer, in memory and as lines of a file. */
export class Ledger {
  readonly entries: LedgerEntry[] = [];
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  begin(name: string, key: string): LedgerEntry {
    const entry: LedgerEntry = { name, key, id: null };
    this.entries.push(entry);
    appendFileSync(this.#path, `${JSON.stringify({ began: name })}\n`);
    return entry;
  }

  /** @throws {Error} when the server told another id before: it did the same write twice */
  acknowledge(entry: LedgerEntry, id: string): void {
    if (entry.id !== null && entry.id !== id) throw new Error(`${entry.name} was acknowledged as two records`);
    entry.id = id;
    appendFileSync(this.#path, `${JSON.stringify({ acknowledged: entry.name, id })}\n`);
  }
}
