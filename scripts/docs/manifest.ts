import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../run.ts';

/** Something with a name of its own: a slot, a part, a custom property. */
interface Described {
  readonly name: string;
  readonly description?: string;
}

interface Attribute extends Described {
  readonly fieldName?: string;
  readonly type?: { readonly text: string };
  readonly default?: string;
}

export interface Member extends Described {
  readonly kind: 'field' | 'method';
  readonly privacy?: 'public' | 'private' | 'protected';
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly attribute?: string;
  readonly type?: { readonly text: string };
  readonly default?: string;
  readonly parameters?: readonly (Described & { readonly type?: { readonly text: string } })[];
}

/** An event with what our own plug-in adds to the schema: its fields, and whether it can be cancelled. */
interface EventDeclaration extends Described {
  readonly fields?: readonly { readonly name: string; readonly type: string }[];
  readonly cancelable?: boolean;
}

/** A custom element, as the schema of custom elements manifests has it (version 1 or 2). */
export interface ElementDeclaration {
  readonly tagName: string;
  readonly description?: string;
  readonly attributes?: readonly Attribute[];
  readonly members?: readonly Member[];
  readonly events?: readonly EventDeclaration[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssProperties?: readonly (Described & { readonly default?: string })[];
}

/** The widgets by their tag. */
export type Manifest = ReadonlyMap<string, ElementDeclaration>;

/** The manifest that the build writes. */
export async function readManifest(): Promise<Manifest> {
  const file = join(root, 'packages/elements/dist/custom-elements.json');
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error('There is no packages/elements/dist/custom-elements.json. Run `npm run build` first.', { cause });
  });
  return elementsOf(JSON.parse(text));
}

/** The declarations of a manifest that have a tag. */
export function elementsOf(manifest: {
  readonly modules: readonly { readonly declarations?: readonly Partial<ElementDeclaration>[] }[];
}): Manifest {
  const declarations = manifest.modules.flatMap((module) => module.declarations ?? []);
  const elements = declarations.filter((each): each is ElementDeclaration => each.tagName !== undefined);
  return new Map(elements.map((each) => [each.tagName, each]));
}
