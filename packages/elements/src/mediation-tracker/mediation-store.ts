import type { Mediation } from '@wardkit/contract/mediation-record';
import { stageOf } from './stages.ts';

/** The mediations that are not filed away, in the order of the list: what changes keeps its place. */
export class MediationStore {
  #all = new Map<string, Mediation>();
  /** Those that were read singly or filed away since the last whole reading began. */
  readonly #since = new Set<string>();

  get size(): number {
    return this.#all.size;
  }

  /** In the order of the list; those that came since then are the last. */
  get all(): readonly Mediation[] {
    return [...this.#all.values()];
  }

  get(id: string): Mediation | null {
    return this.#all.get(id) ?? null;
  }

  /** A whole reading begins: what is heard from now on is newer than what it brings. */
  begin(): void {
    this.#since.clear();
  }

  /** Takes a whole reading in place of what is here, except for what was heard meanwhile. */
  replace(read: readonly Mediation[]): void {
    const before = this.#all;
    this.#all = new Map();
    for (const each of read) {
      const known = before.get(each.id);
      if (this.#since.has(each.id)) {
        if (known !== undefined) this.#all.set(each.id, known);
      } else this.#all.set(each.id, known !== undefined && known.version > each.version ? known : each);
    }
    for (const id of this.#since) {
      const known = before.get(id);
      if (known !== undefined) this.#all.set(id, known);
    }
  }

  /** Takes what a mediation is now. @returns whether that is news */
  put(mediation: Mediation): boolean {
    const known = this.#all.get(mediation.id);
    if (known !== undefined && known.version > mediation.version) return false;
    this.#since.add(mediation.id);
    if (stageOf(mediation.state) === null) return this.#all.delete(mediation.id);
    this.#all.set(mediation.id, mediation);
    return known?.version !== mediation.version;
  }

  /** Forgets one that the caller does not see any more. */
  remove(id: string): boolean {
    this.#since.add(id);
    return this.#all.delete(id);
  }

  clear(): void {
    this.#all.clear();
    this.#since.clear();
  }
}
