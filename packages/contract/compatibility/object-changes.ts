import { isObject, type Json, objectAt } from '../generate/json.ts';
import { below, breaks, type Change, type Direction, tells } from './change.ts';
import type { Place } from './place.ts';
import type { CompareSchemas } from './schema-changes.ts';

/** The changes of an object's fields. */
export function objectChanges(
  one: Place,
  other: Place,
  direction: Direction,
  compare: CompareSchemas,
): readonly Change[] {
  const [before, after] = [objectAt(one.schema), objectAt(other.schema)];
  const [oldFields, newFields] = [objectAt(before.properties ?? {}), objectAt(after.properties ?? {})];
  const changes: Change[] = [];
  for (const [name, schema] of Object.entries(oldFields)) {
    const pointer = below(one.pointer, 'properties', name);
    const now = newFields[name];
    if (now === undefined) {
      changes.push(
        breaks(pointer, direction === 'request' ? 'the field is no longer taken' : 'the field is no longer sent'),
      );
      continue;
    }
    const [was, is] = [isRequired(before.required, name), isRequired(after.required, name)];
    if (direction === 'request' && !was && is) changes.push(breaks(pointer, 'the field has become required'));
    else if (direction === 'answer' && was && !is) changes.push(breaks(pointer, 'the field is no longer always sent'));
    else if (was !== is)
      changes.push(tells(pointer, is ? 'the field is always sent now' : 'the field has become optional'));
    changes.push(
      ...compare({ schema, pointer }, { schema: now, pointer: below(other.pointer, 'properties', name) }, direction),
    );
  }
  for (const name of Object.keys(newFields)) {
    if (name in oldFields) continue;
    const pointer = below(other.pointer, 'properties', name);
    const needed = direction === 'request' && isRequired(after.required, name);
    const unexpected = direction === 'answer' && before.additionalProperties === false;
    if (needed) changes.push(breaks(pointer, 'a new required field'));
    else if (unexpected) changes.push(breaks(pointer, 'a new field in an object that was closed'));
    else changes.push(tells(pointer, 'a new field'));
  }
  return [...changes, ...opennessChanges(one, other, direction, compare)];
}

function isRequired(required: Json | undefined, name: string): boolean {
  return Array.isArray(required) && required.includes(name);
}

function opennessChanges(one: Place, other: Place, direction: Direction, compare: CompareSchemas): readonly Change[] {
  const [was, is] = [objectAt(one.schema).additionalProperties, objectAt(other.schema).additionalProperties];
  const pointer = below(one.pointer, 'additionalProperties');
  if (was !== false && is === false) {
    return direction === 'request'
      ? [breaks(pointer, 'unknown fields are refused now')]
      : [tells(pointer, 'closed now')];
  }
  if (was === false && is !== false) return [tells(pointer, 'open now')];
  const bothTyped = isObject(was) && isObject(is) && Object.keys(was).length > 0;
  return bothTyped
    ? compare(
        { schema: was, pointer },
        { schema: is, pointer: below(other.pointer, 'additionalProperties') },
        direction,
      )
    : [];
}
