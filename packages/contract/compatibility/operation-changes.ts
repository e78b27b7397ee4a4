import { canonical, isObject, type Json, type JsonObject, objectAt } from '../generate/json.ts';
import { below, breaks, type Change, tells } from './change.ts';
import type { CompareSchemas } from './schema-changes.ts';

/** An operation and where it stands in its document. */
export interface OperationPlace {
  readonly document: JsonObject;
  readonly operation: JsonObject;
  readonly pointer: string;
}

/** The changes of one operation. */
export function operationChanges(
  one: OperationPlace,
  other: OperationPlace,
  compare: CompareSchemas,
): readonly Change[] {
  return [
    ...nameChanges(one, other),
    ...parameterChanges(one, other, compare),
    ...bodyChanges(one, other, compare),
    ...answerChanges(one, other, compare),
    ...factChanges(one, other),
  ];
}

function nameChanges(one: OperationPlace, other: OperationPlace): readonly Change[] {
  const [was, is] = [one.operation.operationId, other.operation.operationId];
  // The id is what /v1/meta claims and what the client's methods are called by.
  return was === is ? [] : [breaks(below(one.pointer, 'operationId'), `the id was ${was} and is ${is}`)];
}

function resolved(document: JsonObject, value: Json | undefined): JsonObject {
  const object = objectAt(value ?? null);
  return typeof object.$ref === 'string' ? objectAt(document, ...object.$ref.slice(2).split('/')) : object;
}

/** Parameters by place and name; those of the path, whose names are not on the wire, by their position. */
function parametersOf({ document, operation }: OperationPlace): ReadonlyMap<string, JsonObject> {
  const list = (Array.isArray(operation.parameters) ? operation.parameters : []).map((each) =>
    resolved(document, each),
  );
  let position = 0;
  return new Map(
    list.map((each) => {
      const name = each.in === 'path' ? `path ${position++}` : `${each.in} ${String(each.name).toLowerCase()}`;
      return [name, each];
    }),
  );
}

function parameterChanges(one: OperationPlace, other: OperationPlace, compare: CompareSchemas): readonly Change[] {
  const [before, after] = [parametersOf(one), parametersOf(other)];
  const changes: Change[] = [];
  const pointer = below(one.pointer, 'parameters');
  for (const [name, parameter] of before) {
    const now = after.get(name);
    if (now === undefined) {
      // A query parameter that a server does not know is refused (WK-INP-03); a header is passed over.
      const message = `the parameter ${name} is no longer taken`;
      changes.push(parameter.in === 'header' ? tells(pointer, message) : breaks(pointer, message));
      continue;
    }
    if (parameter.required !== true && now.required === true) {
      changes.push(breaks(pointer, `the parameter ${name} has become required`));
    }
    const place = (schema: Json | undefined, at: string) => ({
      schema: schema ?? {},
      pointer: below(at, 'parameters', name),
    });
    changes.push(...compare(place(parameter.schema, one.pointer), place(now.schema, other.pointer), 'request'));
  }
  for (const [name, parameter] of after) {
    if (before.has(name)) continue;
    const message = `a new parameter ${name}`;
    changes.push(parameter.required === true ? breaks(pointer, `${message}, required`) : tells(pointer, message));
  }
  return changes;
}

function bodyChanges(one: OperationPlace, other: OperationPlace, compare: CompareSchemas): readonly Change[] {
  const [was, is] = [one.operation.requestBody, other.operation.requestBody];
  const pointer = below(one.pointer, 'requestBody');
  if (was === undefined && is === undefined) return [];
  if (was === undefined)
    return objectAt(is ?? null).required === true ? [breaks(pointer, 'a body is required now')] : [];
  if (is === undefined) return [breaks(pointer, 'a body is no longer taken')];
  const [before, after] = [objectAt(was, 'content'), objectAt(is, 'content')];
  return Object.entries(before).flatMap(([type, media]) => {
    const now = after[type];
    if (now === undefined) return [breaks(below(pointer, 'content', type), `${type} is no longer taken`)];
    return compare(
      { schema: objectAt(media).schema ?? {}, pointer: below(pointer, 'content', type, 'schema') },
      { schema: objectAt(now).schema ?? {}, pointer: below(other.pointer, 'requestBody', 'content', type, 'schema') },
      'request',
    );
  });
}

function answerChanges(one: OperationPlace, other: OperationPlace, compare: CompareSchemas): readonly Change[] {
  const [before, after] = [objectAt(one.operation.responses ?? null), objectAt(other.operation.responses ?? null)];
  const changes: Change[] = [];
  for (const [status, answer] of Object.entries(before)) {
    const pointer = below(one.pointer, 'responses', status);
    const now = after[status];
    if (now === undefined) {
      changes.push(breaks(pointer, `the status ${status} is no longer answered`));
      continue;
    }
    const [old, fresh] = [resolved(one.document, answer), resolved(other.document, now)];
    for (const name of Object.keys(objectAt(old.headers ?? null))) {
      if (!(name in objectAt(fresh.headers ?? null)))
        changes.push(breaks(below(pointer, 'headers', name), `the header ${name} is no longer sent`));
    }
    changes.push(...contentChanges(old, fresh, pointer, below(other.pointer, 'responses', status), compare));
  }
  for (const status of Object.keys(after)) {
    if (status in before) continue;
    const pointer = below(other.pointer, 'responses', status);
    // A caller must live with any problem, but takes a success for what it knew.
    changes.push(
      Number(status) < 400 ? breaks(pointer, `a new success, ${status}`) : tells(pointer, `a new status, ${status}`),
    );
  }
  return changes;
}

function contentChanges(
  old: JsonObject,
  fresh: JsonObject,
  pointer: string,
  newPointer: string,
  compare: CompareSchemas,
) {
  const [before, after] = [objectAt(old.content ?? null), objectAt(fresh.content ?? null)];
  const changes: Change[] = [];
  for (const [type, media] of Object.entries(before)) {
    const place = below(pointer, 'content', type);
    const now = after[type];
    if (now === undefined) {
      changes.push(breaks(place, `${type} is no longer sent`));
      continue;
    }
    changes.push(
      ...compare(
        { schema: objectAt(media).schema ?? {}, pointer: below(place, 'schema') },
        { schema: objectAt(now).schema ?? {}, pointer: below(newPointer, 'content', type, 'schema') },
        'answer',
      ),
    );
  }
  return changes;
}

/** What the record says beside the wire: a scope, a caller or an event that goes is missed as a field is. */
function factChanges(one: OperationPlace, other: OperationPlace): readonly Change[] {
  const [before, after] = [
    objectAt(one.operation['x-wardkit'] ?? null),
    objectAt(other.operation['x-wardkit'] ?? null),
  ];
  const pointer = below(one.pointer, 'x-wardkit');
  const changes: Change[] = [];
  if (before.scope !== after.scope) {
    const message = `the scope was ${before.scope} and is ${after.scope}`;
    changes.push(
      after.scope === null ? tells(below(pointer, 'scope'), message) : breaks(below(pointer, 'scope'), message),
    );
  }
  const [callers, nowCallers] = [objectAt(before.callers ?? null), objectAt(after.callers ?? null)];
  for (const [role, relation] of Object.entries(callers)) {
    const place = below(pointer, 'callers', role);
    const now = nowCallers[role];
    if (now === undefined) changes.push(breaks(place, `${role} may no longer call`));
    else if (now !== relation) {
      const message = `${role} may call for records that are ${now}, and could for ${relation}`;
      changes.push(now === 'any' ? tells(place, message) : breaks(place, message));
    }
  }
  for (const name of ['emits', 'requirements'] as const) {
    const now = Array.isArray(after[name]) ? after[name] : [];
    for (const gone of (Array.isArray(before[name]) ? before[name] : []).filter((each) => !now.includes(each))) {
      changes.push(
        breaks(below(pointer, name), `${gone} is no longer among its ${name === 'emits' ? 'events' : 'rules'}`),
      );
    }
  }
  for (const name of ['idempotency', 'concurrency', 'personalData', 'offline', 'stability'] as const) {
    const [was, is] = [canonical(before[name] ?? null), canonical(after[name] ?? null)];
    if (was !== is) changes.push(tells(below(pointer, name), `${name} was ${was} and is ${is}`));
  }
  if (before.deprecation === undefined && isObject(after.deprecation)) {
    changes.push(tells(below(other.pointer, 'x-wardkit', 'deprecation'), 'is on its way out'));
  }
  return changes;
}
