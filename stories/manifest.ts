import manifest from '../packages/elements/dist/custom-elements.json';

/** What the manifest says of an attribute. */
export interface Attribute {
  readonly fieldName?: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
}

/** What the manifest says of a widget, as far as stories use it. */
export interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly Attribute[];
  readonly events?: readonly { readonly name: string }[];
}

const declarations = (manifest.modules as readonly { declarations?: readonly Declaration[] }[]).flatMap(
  (module) => module.declarations ?? [],
);

/**
 * What the manifest, which is made from the sources, says of a widget.
 * @throws Error when it has no such widget.
 */
export function declarationOf(component: string): Declaration {
  const declaration = declarations.find(({ tagName }) => tagName === `ward-${component}`);
  if (declaration === undefined) throw new Error(`The manifest has no ward-${component}: npm run build`);
  return declaration;
}
