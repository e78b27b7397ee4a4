import { isJson } from '@wardkit/contract/operation';
import { allOperations } from '@wardkit/contract/operations';
import { isObject, type Json, type JsonObject, objectAt } from '../json.ts';
import { moduleOf, moduleSlug } from '../modules.ts';
import { type Html, html } from './html.ts';

/** Where each schema of the document is shown. */
export interface Addresses {
  /** The schemas that a module's page shows, in order of use. */
  readonly ofModule: ReadonlyMap<string, readonly string[]>;
  /** The address of a schema from the reference's root. */
  address(name: string): string;
  link(name: string): Html;
}

const reference = /^#\/components\/schemas\/(.+)$/;

/** The name of the component that a schema refers to. */
export function referredName(schema: Json | undefined): string | undefined {
  const target = isObject(schema) ? schema.$ref : undefined;
  return typeof target === 'string' ? reference.exec(target)?.[1] : undefined;
}

/** Gives every schema that is a whole body or answer to the first module that uses it so; all others lie together. */
export function addressesOf(document: JsonObject): Addresses {
  const homes = new Map<string, string>();
  const ofModule = new Map<string, string[]>();
  for (const record of allOperations) {
    const module = moduleOf(record.id);
    const operation = objectAt(document, 'paths', record.path, record.method.toLowerCase());
    const contents = [
      operation.requestBody,
      ...Object.entries(objectAt(operation, 'responses'))
        .filter(([status]) => isJson(record.answers[Number(status)]))
        .map(([, answer]) => answer),
    ];
    for (const content of contents) {
      const schema = objectAt(content ?? null, 'content', 'application/json').schema;
      const items = objectAt(schema ?? null, 'properties', 'items').items;
      for (const name of [referredName(schema), referredName(items)]) {
        if (name === undefined || homes.has(name)) continue;
        homes.set(name, module);
        ofModule.set(module, [...(ofModule.get(module) ?? []), name]);
      }
    }
  }
  const address = (name: string) => {
    const home = homes.get(name);
    return `${home === undefined ? 'schemas' : moduleSlug(home)}.html#${name}`;
  };
  return { ofModule, address, link: (name) => html`<a href="${address(name)}">${name}</a>` };
}
