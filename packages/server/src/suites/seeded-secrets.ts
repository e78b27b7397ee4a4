import type { DemoData } from '../demo/types.ts';

/** Whatever of a seeded person must never leave: numbers, whole or without their country code, and names. */
export class SeededSecrets {
  readonly #numbers = new Map<number, Set<string>>();
  readonly #names = new Map<number, Set<string>>();

  constructor(data: DemoData) {
    // The names of staff are public in places, and some people share one with them.
    const staffNames = new Set(data.accounts.map((account) => account.displayName));
    const keep = (sets: Map<number, Set<string>>, text: string) => {
      const known = sets.get(text.length) ?? new Set();
      sets.set(text.length, known.add(text));
    };
    for (const person of data.persons) {
      keep(this.#numbers, person.identityNumber);
      keep(this.#numbers, person.telephone.replace('+86', ''));
      if (!staffNames.has(person.name)) keep(this.#names, person.name);
    }
  }

  /** The first that stands in a text, or null. It looks at every place, in one pass over the runs of digits and of Han. */
  findIn(text: string): string | null {
    return (
      findWithin(text.matchAll(/\d{10,}[\dXx]?/g), this.#numbers) ??
      findWithin(text.matchAll(/\p{Script=Han}{2,}/gu), this.#names)
    );
  }
}

function findWithin(runs: Iterable<RegExpMatchArray>, sets: ReadonlyMap<number, ReadonlySet<string>>): string | null {
  for (const [run] of runs) {
    for (const [length, texts] of sets) {
      for (let at = 0; at + length <= run.length; at += 1) {
        const part = run.slice(at, at + length);
        if (texts.has(part)) return part;
      }
    }
  }
  return null;
}
