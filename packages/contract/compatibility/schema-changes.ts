import { canonical, isObject, type Json, type JsonObject, objectAt } from '../generate/json.ts';
import { below, breaks, type Change, type Direction } from './change.ts';
import { objectChanges } from './object-changes.ts';
import { choicesOf, type Place } from './place.ts';
import { valueChanges } from './value-changes.ts';

/** Compares two schemas for one direction. */
export type CompareSchemas = (before: Place, after: Place, direction: Direction) => readonly Change[];

/**
 * Makes a comparer of schemas for two documents. A request may only widen, an answer may only narrow or grow by fields and
 * values that its openness allows. Named schemas are compared once for each direction.
 */
export function schemaComparer(before: JsonObject, after: JsonObject): CompareSchemas {
  const known = new Map<string, readonly Change[]>();
  const resolve = (document: JsonObject, place: Place): Place => {
    let here = place;
    while (isObject(here.schema) && typeof here.schema.$ref === 'string') {
      const pointer = here.schema.$ref;
      here = { schema: objectAt(document, ...pointer.slice(2).split('/')), pointer };
    }
    return here;
  };
  const compare: CompareSchemas = (oldPlace, newPlace, direction) => {
    const one = resolve(before, oldPlace);
    const other = resolve(after, newPlace);
    const key = `${direction} ${one.pointer} ${other.pointer}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, []);
    const changes = compareResolved(one, other, direction);
    known.set(key, changes);
    return changes;
  };

  function compareResolved(one: Place, other: Place, direction: Direction): readonly Change[] {
    const oldChoices = choicesOf(one, (place) => resolve(before, place));
    const newChoices = choicesOf(other, (place) => resolve(after, place));
    const [oldOnly, newOnly] = [oldChoices[0], newChoices[0]];
    if (oldChoices.length === 1 && newChoices.length === 1 && oldOnly !== undefined && newOnly !== undefined) {
      return compareOne(oldOnly, newOnly, direction);
    }
    return nullChanges(one.pointer, oldChoices, newChoices, direction).concat(
      choiceChanges(oldChoices.filter(isNotNull), newChoices.filter(isNotNull), direction),
    );
  }

  /** Every choice of the side that must be covered needs one on the other side that covers it. */
  function choiceChanges(
    oldChoices: readonly Place[],
    newChoices: readonly Place[],
    direction: Direction,
  ): readonly Change[] {
    const [oldOnly, newOnly] = [oldChoices[0], newChoices[0]];
    if (oldChoices.length === 1 && newChoices.length === 1 && oldOnly !== undefined && newOnly !== undefined) {
      return compareOne(oldOnly, newOnly, direction);
    }
    const [needed, offered] = direction === 'request' ? [oldChoices, newChoices] : [newChoices, oldChoices];
    return needed.flatMap((choice) => {
      const tries = offered
        .map((each) =>
          direction === 'request' ? compareOne(choice, each, direction) : compareOne(each, choice, direction),
        )
        .sort((some, others) => weight(some) - weight(others));
      const [best] = tries;
      if (best !== undefined && weight(best) === 0) return best;
      const words = direction === 'request' ? 'may no longer be sent' : 'may now come';
      const text = canonical(choice.schema).slice(0, 80);
      return [breaks(choice.pointer, `${text} ${words}`)];
    });
  }

  function compareOne(one: Place, other: Place, direction: Direction): readonly Change[] {
    if (!isObject(one.schema) || !isObject(other.schema)) {
      return canonical(one.schema) === canonical(other.schema) ? [] : [breaks(one.pointer, 'the schema changed')];
    }
    if (one.schema.type === 'object' && other.schema.type === 'object')
      return objectChanges(one, other, direction, compare);
    if (one.schema.type === 'array' && other.schema.type === 'array') return listChanges(one, other, direction);
    return valueChanges(one, other, direction);
  }

  function listChanges(one: Place, other: Place, direction: Direction): readonly Change[] {
    const inner = (place: Place, name: string): Place => ({
      schema: objectAt(place.schema)[name] ?? {},
      pointer: below(place.pointer, name),
    });
    return [
      ...valueChanges(one, other, direction),
      ...compare(inner(one, 'items'), inner(other, 'items'), direction),
      ...tupleChanges(one, other, direction),
    ];
  }

  function tupleChanges(one: Place, other: Place, direction: Direction): readonly Change[] {
    const parts = (place: Place): readonly Json[] => {
      const { prefixItems } = objectAt(place.schema);
      return Array.isArray(prefixItems) ? prefixItems : [];
    };
    const [oldParts, newParts] = [parts(one), parts(other)];
    if (oldParts.length !== newParts.length)
      return [breaks(below(one.pointer, 'prefixItems'), 'the tuple has another length')];
    return oldParts.flatMap((schema, index) =>
      compare(
        { schema, pointer: below(one.pointer, 'prefixItems', index) },
        { schema: newParts[index] ?? {}, pointer: below(other.pointer, 'prefixItems', index) },
        direction,
      ),
    );
  }

  return compare;
}

function weight(changes: readonly Change[]): number {
  return changes.filter(({ breaking }) => breaking).length;
}

function isNull({ schema }: Place): boolean {
  return isObject(schema) && schema.type === 'null';
}

function isNotNull(place: Place): boolean {
  return !isNull(place);
}

function nullChanges(
  pointer: string,
  oldChoices: readonly Place[],
  newChoices: readonly Place[],
  direction: Direction,
): readonly Change[] {
  const [was, is] = [oldChoices.some(isNull), newChoices.some(isNull)];
  if (direction === 'request' && was && !is) return [breaks(pointer, 'null may no longer be sent')];
  if (direction === 'answer' && !was && is) return [breaks(pointer, 'may now be null')];
  return [];
}
