import { isBinary, isJson, type OperationRecord } from '@wardkit/contract/operation';
import * as z from 'zod/mini';
import { examplesOf } from './examples.ts';
import { newId } from './new-id.ts';
import type { CallParts } from './requests.ts';
import { membersOf } from './schema-walk.ts';

/** Values of parameters that are no ids, for the first that a schema takes. */
const candidates = ['000000000000', '441602', '2026', '2026-11', '1999-12-31', 'none', 'day', '1'];

/**
 * Parameters that fit their schema and name nothing: ids are new, so a call with them can hit no record.
 */
export function inventedParameters(operation: OperationRecord): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, schema] of Object.entries(membersOf(operation.parameters))) {
    const fitting = [newId(), ...candidates].find((value) => z.safeParse(schema, value).success);
    values[name] = fitting ?? newId();
  }
  return values;
}

/**
 * A call that is as the contract says and refers to nothing that is there: its ids are those of the contract's examples,
 * or new. A check breaks it in one place. Without an example it has the least that its body may be.
 */
export function harmlessCall(operation: OperationRecord): CallParts {
  const [example] = examplesOf(operation.id);
  const parts: CallParts = {
    parameters: inventedParameters(operation),
    query: queryOf(operation, example?.request.query),
    headers: ownHeaders(operation, example?.request.headers),
  };
  if (isBinary(operation.body)) return { ...parts, bytes: new Uint8Array([0]) };
  if (!isJson(operation.body)) return parts;
  return { ...parts, body: structuredClone(example?.request.body ?? {}) };
}

/** Whether the contract has an example of an operation's body, or it has none. */
export function hasWholeBody(operation: OperationRecord): boolean {
  return !isJson(operation.body) || examplesOf(operation.id).length > 0;
}

/** The headers that an operation can't be called without: nothing is uploaded yet, and a secret is that of the example. */
function ownHeaders(
  operation: OperationRecord,
  example: Readonly<Record<string, unknown>> | undefined,
): Record<string, string> {
  const given: Readonly<Record<string, unknown>> = { ...example, 'upload-offset': '0' };
  return Object.fromEntries(
    Object.entries(membersOf(operation.headers)).flatMap(([name, schema]) => {
      const value = given[name];
      return z.safeParse(schema, undefined).success || typeof value !== 'string' ? [] : [[name, value]];
    }),
  );
}

function queryOf(operation: OperationRecord, example: CallParts['query']): NonNullable<CallParts['query']> {
  const query: Record<string, string | number | readonly string[]> = {};
  for (const [name, schema] of Object.entries(membersOf(operation.query))) {
    if (z.safeParse(schema, undefined).success) continue;
    const given = example?.[name];
    const fitting = [newId(), ...candidates].find((value) => z.safeParse(schema, value).success);
    query[name] = fitting ?? given ?? newId();
  }
  return query;
}
