import { isObject, type Json } from './json.ts';

/**
 * Says what zod's JSON Schema leaves implicit and the linters ask for, without changing what a schema allows: the fixed
 * names of a record as properties, and the length of a tuple beside its items.
 */
export function makePlain(value: Json): void {
  if (Array.isArray(value)) for (const each of value) makePlain(each);
  if (!isObject(value)) return;
  const { required, additionalProperties, propertyNames, prefixItems } = value;
  if (isObject(propertyNames) && isObject(additionalProperties) && Array.isArray(required)) {
    value.properties = Object.fromEntries(required.map((name) => [String(name), additionalProperties]));
    delete value.propertyNames;
    delete value.additionalProperties;
  }
  if (Array.isArray(prefixItems) && (value.items === undefined || value.items === false)) {
    value.items = {};
    value.minItems = prefixItems.length;
    value.maxItems = prefixItems.length;
  }
  for (const each of Object.values(value)) makePlain(each);
}
