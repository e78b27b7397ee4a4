type Fields = Readonly<Record<string, unknown>>;

/**
 * A place where both sides changed the same thing to something else.
 * @example
 * const [conflict] = ward.outbox.items.filter(({ state }) => state === 'conflict');
 * const collisions = conflict === undefined ? [] : await ward.outbox.resolve(conflict.id, 'merge');
 * for (const { pointer, mine, theirs } of collisions as readonly Collision[]) show(pointer, mine, theirs);
 */
export interface Collision {
  /** JSON Pointer (RFC 6901) into the body. */
  readonly pointer: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/**
 * Two changes put together.
 * @example
 * const merge: Merge = threeWayMerge({ note: null }, { note: '无' }, { note: null });
 * if (merge.collisions.length === 0) show(merge.merged);
 */
export interface Merge {
  readonly merged: unknown;
  /** Empty where all of it could be merged; else `merged` has ours in these places. */
  readonly collisions: readonly Collision[];
}

/** By what an entry of a list is known again: a list whose entries have one of these is merged entry by entry. */
const keysOfEntries = ['id', 'itemCode', 'code'];

/**
 * Puts two changes of one record together: what only one side changed is taken from that side, entry by entry of lists whose
 * entries have a key. What is not in our body is none of its business. Pure.
 *
 * @param base the record as the person saw it; null or undefined where it is not known: then whatever differs collides
 * @param mine the body that was saved
 * @param theirs the record as the server has it now
 * @example
 * const base = { note: '楼道堆物', photographIds: [] };
 * const mine = { note: '楼道堆物已清理', photographIds: [] };
 * const theirs = { note: '楼道堆物', photographIds: ['0190e0a0-0000-7000-8000-000000000051'] };
 * const { merged, collisions } = threeWayMerge(base, mine, theirs); // our note, their photograph
 */
export function threeWayMerge(base: unknown, mine: unknown, theirs: unknown): Merge {
  const collisions: Collision[] = [];
  const isRecord = isFields(mine) && isFields(theirs);
  const merged = isRecord
    ? mergeFields(isFields(base) ? base : {}, mine, theirs, '', collisions)
    : merge(base, mine, theirs, '', collisions);
  return { merged, collisions };
}

function merge(base: unknown, mine: unknown, theirs: unknown, pointer: string, collisions: Collision[]): unknown {
  if (isSame(mine, theirs) || isSame(base, theirs)) return mine;
  if (isSame(mine, base)) return theirs;
  if (isFields(mine) && isFields(theirs) && (isFields(base) || base === null || base === undefined)) {
    return mergeFields(base ?? {}, mine, theirs, pointer, collisions);
  }
  const lists = [base ?? [], mine, theirs];
  const key = keysOfEntries.find((name) => lists.every((list) => hasKeys(list, name)));
  if (key !== undefined) return mergeLists(lists as Fields[][], key, pointer, collisions);
  collisions.push({ pointer, base, mine, theirs });
  return mine;
}

function mergeFields(base: Fields, mine: Fields, theirs: Fields, pointer: string, collisions: Collision[]): Fields {
  const names = pointer === '' ? Object.keys(mine) : [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  // Own members only, both ways: what came over the wire may be called `__proto__` or `constructor`.
  const of = (fields: Fields, name: string) => (Object.hasOwn(fields, name) ? fields[name] : undefined);
  const merged = names.map((name) => {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return [name, merge(of(base, name), of(mine, name), of(theirs, name), at, collisions)] as const;
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

function mergeLists(
  [base = [], mine = [], theirs = []]: Fields[][],
  key: string,
  pointer: string,
  collisions: Collision[],
) {
  const find = (list: readonly Fields[], id: unknown) => list.find((entry) => entry[key] === id);
  const ids = [...new Set([...mine, ...theirs].map((entry) => entry[key]))];
  return ids.flatMap((id, at) => {
    const value = merge(find(base, id), find(mine, id), find(theirs, id), `${pointer}/${at}`, collisions);
    return value === undefined ? [] : [value];
  });
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether each entry of a list has a key of its own. */
function hasKeys(value: unknown, key: string): boolean {
  if (!Array.isArray(value)) return false;
  const ids = value.map((entry) => (isFields(entry) ? entry[key] : undefined));
  return ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length;
}

/** Whether two values of JSON say the same. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, at) => isSame(each, other[at]));
  }
  if (!isFields(one) || !isFields(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  );
}
