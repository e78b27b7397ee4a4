/** Something that a run made on the server, and how it is removed. */
interface Made {
  readonly what: string;
  readonly remove: () => Promise<boolean>;
}

/** Remembers what a run made, so that it is removed however the run ends. */
export class Ledger {
  readonly #made = new Map<string, Made>();
  /** What was made and cannot be removed, by kind: only with `--write-records`. */
  readonly lasting = new Map<string, number>();
  count = 0;

  /**
   * Notes something before the call that makes it: a call whose answer is lost may have made it too.
   *
   * @param remove says whether it is gone; called again for what is not
   */
  note(id: string, what: string, remove: () => Promise<boolean>): void {
    if (!this.#made.has(id)) this.count += 1;
    this.#made.set(id, { what, remove });
  }

  /** Forgets what a check has removed itself, or what was never made. */
  forget(id: string): void {
    this.#made.delete(id);
  }

  /** Counts something that will stay. */
  leave(what: string): void {
    this.lasting.set(what, (this.lasting.get(what) ?? 0) + 1);
  }

  /** Removes everything that is still noted, the newest first. What could not be removed is returned, by kind. */
  async clear(): Promise<string[]> {
    for (let round = 0; round < 2 && this.#made.size > 0; round += 1) {
      for (const [id, { remove }] of [...this.#made].reverse()) {
        if (await remove().catch(() => false)) this.#made.delete(id);
      }
    }
    return [...this.#made.values()].map(({ what }) => what);
  }
}
