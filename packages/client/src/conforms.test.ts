import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allExamples } from '@wardkit/contract/examples/index';
import { isJson, type OperationRecord, type Schema } from '@wardkit/contract/operation';
import { operations } from '@wardkit/contract/operations';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { conforms } from './conforms.ts';

interface Sample {
  readonly name: string;
  readonly schema: Schema;
  readonly value: unknown;
}

/** Every body and answer of the contract's examples, with its schema. */
const samples: Sample[] = Object.values(operations as Readonly<Record<string, OperationRecord>>).flatMap((operation) =>
  (allExamples.get(operation.id) ?? []).flatMap(({ request, status, answer }, at) => {
    const schema = operation.answers[status];
    return [
      ...(isJson(schema) ? [{ name: `${operation.id} answer ${at}`, schema, value: answer }] : []),
      ...(isJson(operation.body)
        ? [{ name: `${operation.id} body ${at}`, schema: operation.body, value: request?.body }]
        : []),
    ];
  }),
);

const agrees = (schema: Schema, value: unknown) => {
  assert.equal(conforms(schema, value), schema.safeParse(value).success, JSON.stringify(value));
};

/** The places of a value, deep ones too, as paths. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, member]) => placesOf(member, [...path, name]))];
}

function changed(value: unknown, [name, ...rest]: readonly string[], change: (old: unknown) => unknown): unknown {
  if (name === undefined) return change(value);
  if (Array.isArray(value)) return value.map((each, at) => (String(at) === name ? changed(each, rest, change) : each));
  const members = Object.entries(value as object).flatMap(([key, member]) => {
    if (key !== name) return [[key, member]];
    const next = changed(member, rest, change);
    return next === undefined ? [] : [[key, next]];
  });
  return Object.fromEntries(members);
}

describe('a value is judged as its schema judges it', () => {
  it('by the examples of every operation', () => {
    assert.ok(samples.length > 250, String(samples.length));
    for (const { name, schema, value } of samples) {
      agrees(schema, value);
      assert.ok(conforms(schema, value), name);
    }
  });

  it('with anything put in the place of anything, or taken away', () => {
    const strange = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<unknown>(undefined, null, '', 0, -1, 1.5, 2 ** 53, true, [], {}, '2026-02-30', '+8615400000001'),
      fc.constantFrom('2026-11-29T08:00:00+15:00', '1969-12-31T23:59:59Z', '2026-11-29T08:00:00Z', 'https://a', 'x:'),
      fc.string({ minLength: 990, maxLength: 1010 }),
      fc.uuid(),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        strange,
        (sample, at, value) => {
          const places = placesOf(sample.value);
          const place = places[Math.floor(at * places.length)] ?? [];
          agrees(
            sample.schema,
            changed(sample.value, place, () => value),
          );
        },
      ),
      { numRuns: 6000 },
    );
  });

  it('also where a schema lies in itself, and where it is of a kind that is not known here', () => {
    interface Tree {
      readonly name: string;
      readonly below: readonly Tree[];
    }
    const Tree: z.ZodMiniType<Tree> = z.object({
      name: z.string(),
      get below() {
        return z.array(Tree);
      },
    });
    for (const value of [
      { name: 'a', below: [{ name: 'b', below: [] }] },
      { name: 'a', below: [{ name: 1, below: [] }] },
    ]) {
      agrees(Tree, value);
    }
    const Strict = z.strictObject({ a: z.string() });
    const Transformed = z.pipe(
      z.string(),
      z.transform((text) => text.length),
    );
    for (const value of [{ a: 'x' }, { a: 'x', b: 1 }, 'text', 4]) {
      agrees(Strict, value);
      agrees(Transformed, value);
    }
  });
});
