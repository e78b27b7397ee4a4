import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where something of the contract is imported from, and under which name. */
export interface ContractExport {
  /** The module below `@wardkit/contract`, such as `rental-checks`. */
  readonly file: string;
  readonly name: string;
}

/** What the contract exports, found by the value itself: records and schemas carry no names. */
export interface ContractExports {
  /** @param preferred the file that is asked first, since others may hand the same value on */
  of(value: unknown, preferred: string): ContractExport | null;
  /** As `of`, where a type of the same name is exported beside the value. */
  typeOf(value: unknown, preferred: string): ContractExport | null;
}

const sources = new URL('../../contract/src/', import.meta.url);

/** Loads every module of the contract. */
export async function readContractExports(): Promise<ContractExports> {
  const found = new Map<unknown, ContractExport[]>();
  const types = new Set<string>();
  const names = (await readdir(fileURLToPath(sources)))
    // The index hands everything on: who imports by it loads the whole contract.
    .filter((name) => /^[a-z-]+\.ts$/.test(name) && name !== 'index.ts')
    .sort();
  for (const name of names) {
    const url = new URL(name, sources);
    const file = name.slice(0, -3);
    for (const [exported, value] of Object.entries(await import(url.href))) {
      if (typeof value !== 'object' || value === null) continue;
      found.set(value, [...(found.get(value) ?? []), { file, name: exported }]);
    }
    for (const [, type] of (await readFile(url, 'utf8')).matchAll(/^export (?:type|interface) (\w+)/gm)) {
      types.add(String(type));
    }
  }
  const of = (value: unknown, preferred: string) => {
    const all = found.get(value) ?? [];
    return all.find(({ file }) => file === preferred) ?? all[0] ?? null;
  };
  return {
    of,
    typeOf(value, preferred) {
      const one = of(value, preferred);
      return one !== null && types.has(one.name) ? one : null;
    },
  };
}
