import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './run.ts';

/** What stands in the `package.json` of a package. */
export interface Description {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly private?: boolean;
  readonly files?: readonly string[];
  readonly publishConfig?: { readonly access?: string; readonly provenance?: boolean };
  /** None where it is a command alone. */
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** What a package says of itself. */
export async function describe(folder: string): Promise<Description> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Description;
}

/** Every package that is published, by its folder in `packages`. */
export async function publishedPackages(): Promise<ReadonlyMap<string, Description>> {
  const folders = (await readdir(join(root, 'packages'))).sort();
  const described = await Promise.all(
    folders.map(async (folder) => [folder, await describe(join(root, 'packages', folder))] as const),
  );
  return new Map(described.filter(([, description]) => description.private !== true));
}

/** Why a package can't be published as it stands, a line each. */
export function faultsOf({ name, license, files, publishConfig }: Description, fixed: readonly string[]): string[] {
  const faults: string[] = [];
  if (publishConfig?.access !== 'public') faults.push(`${name}: give "publishConfig" the "access" of "public"`);
  if (publishConfig?.provenance !== true) faults.push(`${name}: give "publishConfig" a "provenance" of true`);
  if (license !== 'Apache-2.0') faults.push(`${name}: its "license" is not that of the repository`);
  if (files === undefined) faults.push(`${name}: name in "files" what is packed; else all of the folder is`);
  if (name.startsWith('@wardkit/') && !fixed.includes(name)) {
    faults.push(`${name}: name it in "fixed" of .changeset/config.json, so that it gets the version of the others`);
  }
  return faults;
}
