import { memberOf } from './answer.ts';

/**
 * What tells one item of a list from another, however often it is changed. Each checklist has the id of its kind and a version
 * that is its name, a division has its code in several years, and a row of the contract's own tables is there at each station.
 */
export function nameOfItem(item: unknown): string {
  const [id, version] = [firstOf(item, ['id', 'code', 'codeHash']), memberOf(item, 'version')];
  // A version that is a number counts the changes of a record.
  const own = [id, typeof version === 'string' ? version : undefined].filter((part) => part !== undefined);
  if (own.length === 0) return JSON.stringify(item);
  return JSON.stringify([...own, memberOf(item, 'firstYear'), memberOf(item, 'stationId')]);
}

function firstOf(item: unknown, names: readonly string[]): unknown {
  return names.map((name) => memberOf(item, name)).find((value) => value !== undefined);
}
