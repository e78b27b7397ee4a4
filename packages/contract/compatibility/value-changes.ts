import { type Json, type JsonObject, objectAt } from '../generate/json.ts';
import { below, breaks, type Change, type Direction, tells } from './change.ts';
import type { Place } from './place.ts';

const lowest = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const highest = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
const exact = ['pattern', 'format', 'multipleOf', 'uniqueItems', 'contentMediaType', 'contentEncoding'];

/** The changes of a plain value, or of what a list says of itself. */
export function valueChanges(one: Place, other: Place, direction: Direction): readonly Change[] {
  const [before, after] = [objectAt(one.schema), objectAt(other.schema)];
  const type = typeChange(before.type, after.type, one.pointer, direction);
  if (type !== null) return [type];
  return [
    ...setChanges(before, after, one.pointer, direction),
    ...boundChanges(before, after, one.pointer, direction),
    ...exact.flatMap((name) => exactChange(name, before, after, one.pointer, direction)),
  ];
}

function typeChange(before: Json | undefined, after: Json | undefined, pointer: string, direction: Direction) {
  if (before === after) return null;
  const [narrow, wide] = direction === 'request' ? [before, after] : [after, before];
  if (wide === undefined || (narrow === 'integer' && wide === 'number')) return null;
  return breaks(below(pointer, 'type'), `the type was ${before ?? 'anything'} and is ${after ?? 'anything'}`);
}

function valuesOf(schema: JsonObject): readonly Json[] | null {
  if ('const' in schema) return [schema.const ?? null];
  return Array.isArray(schema.enum) ? schema.enum : null;
}

/** Closed lists: a request's may only grow, an answer's only shrink. Of an open list only what is sent in matters. */
function setChanges(before: JsonObject, after: JsonObject, pointer: string, direction: Direction): readonly Change[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  const place = below(pointer, 'enum');
  const text = (values: readonly Json[]) => values.map((value) => JSON.stringify(value)).join(', ');
  if (Array.isArray(before.known) || Array.isArray(after.known)) {
    const [oldKnown, newKnown] = [known(before) ?? was ?? [], known(after) ?? is ?? []];
    const gone = oldKnown.filter((value) => !newKnown.includes(value));
    const added = newKnown.filter((value) => !oldKnown.includes(value));
    if (direction === 'request' && is !== null) return [breaks(place, 'the open list of values is closed')];
    if (direction === 'answer' && was !== null) return [breaks(place, 'the closed list of values is open')];
    return [
      ...(gone.length === 0 || after.known === undefined
        ? []
        : [
            direction === 'request'
              ? breaks(place, `no longer known: ${text(gone)}`)
              : tells(place, `no longer sent: ${text(gone)}`),
          ]),
      ...(added.length === 0 || before.known === undefined ? [] : [tells(place, `new values: ${text(added)}`)]),
    ];
  }
  if (direction === 'request') {
    if (is === null) return [];
    if (was === null) return [breaks(place, `only these may be sent now: ${text(is)}`)];
    const gone = was.filter((value) => !is.includes(value));
    return gone.length === 0 ? [] : [breaks(place, `may no longer be sent: ${text(gone)}`)];
  }
  if (was === null) return [];
  if (is === null) return [breaks(place, 'other values than the closed list may come')];
  const added = is.filter((value) => !was.includes(value));
  return added.length === 0 ? [] : [breaks(place, `a closed list of answers has new values: ${text(added)}`)];
}

function known(schema: JsonObject): readonly Json[] | null {
  return Array.isArray(schema.known) ? schema.known : null;
}

/** A bound that tightens breaks a caller. One that moves in an answer is told: a reader has to take what comes. */
function boundChanges(before: JsonObject, after: JsonObject, pointer: string, direction: Direction): readonly Change[] {
  const changes: Change[] = [];
  for (const [names, isLowest] of [
    [lowest, true],
    [highest, false],
  ] as const) {
    for (const name of names) {
      const [was, is] = [numberAt(before, name), numberAt(after, name)];
      if (was === is) continue;
      const tighter = is !== null && (was === null || (isLowest ? is > was : is < was));
      const message = `${name} was ${was ?? 'not set'} and is ${is ?? 'not set'}`;
      changes.push(
        tighter && direction === 'request'
          ? breaks(below(pointer, name), message)
          : tells(below(pointer, name), message),
      );
    }
  }
  return changes;
}

function numberAt(schema: JsonObject, name: string): number | null {
  const value = schema[name];
  return typeof value === 'number' ? value : null;
}

function exactChange(
  name: string,
  before: JsonObject,
  after: JsonObject,
  pointer: string,
  direction: Direction,
): readonly Change[] {
  const [was, is] = [before[name], after[name]];
  if (was === is) return [];
  const freed = direction === 'request' ? is === undefined : was === undefined;
  const message = `${name} was ${JSON.stringify(was) ?? 'not set'} and is ${JSON.stringify(is) ?? 'not set'}`;
  return [freed ? tells(below(pointer, name), message) : breaks(below(pointer, name), message)];
}
