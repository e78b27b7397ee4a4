import { reasonForClosing } from '@wardkit/contract/field';
import type { Schema } from '@wardkit/contract/operation';
import { definitionOf } from '@wardkit/contract/schema-definition';
import { type Contract, everyOperation, type Rule } from '../contract.ts';
import { answersOf, inputsOf, type Part, placesIn } from '../schema-places.ts';

/** How a schema meets a value that it does not know, and how much of it it takes. */
export const schemas: Rule[] = [
  {
    name: 'closed-enum',
    why: 'a value that a later version adds would break every reader of today',
    *check(contract) {
      for (const { operation, where, schema, alternatives } of everyPlace(contract)) {
        if (isClosed(schema) && reasonForClosing(schema) === undefined && !alternatives.some(isText)) {
          yield { operation, where, message: 'is closed without a reason: openEnum, or closedEnum with one' };
        }
      }
    },
  },
  {
    name: 'closed-answer',
    why: 'an answer of a later version holds more, and is still an answer',
    *check(contract) {
      for (const operation of everyOperation(contract)) {
        for (const { schema, where, alternatives } of placesIn(answersOf(operation))) {
          if (isClosed(schema) && !alternatives.some(isText)) {
            yield { operation: operation.id, where, message: 'an answer’s values are open (openEnum)' };
          }
          if (definitionOf(schema).type === 'object' && !isLoose(schema)) {
            yield { operation: operation.id, where, message: 'an answer’s objects are open (z.looseObject)' };
          }
        }
      }
    },
  },
  {
    name: 'unbounded-input',
    why: 'an input without a bound is a way to fill the server',
    *check(contract) {
      for (const operation of everyOperation(contract)) {
        for (const { schema, where, alternatives } of placesIn(inputsOf(operation))) {
          const { type } = definitionOf(schema);
          if (type === 'string' && !isBoundedText(schema))
            yield { operation: operation.id, where, message: 'text has no maxLength' };
          if (type === 'array' && !hasCheck(schema, 'max_length', 'length_equals')) {
            yield { operation: operation.id, where, message: 'list has no maxLength' };
          }
          if ((type === 'unknown' || type === 'any') && alternatives.length === 0) {
            yield { operation: operation.id, where, message: 'takes anything' };
          }
          if (isLoose(schema) || hasFreeKeys(schema)) {
            yield { operation: operation.id, where, message: 'takes members that nobody has named' };
          }
        }
      }
    },
  },
];

function* everyPlace(contract: Contract) {
  for (const operation of everyOperation(contract)) {
    for (const place of placesIn([...inputsOf(operation), ...answersOf(operation)]))
      yield { ...place, operation: operation.id };
  }
  const events: Part[] = Object.entries(contract.events).map(([type, { data }]) => ({ part: type, schema: data }));
  for (const place of placesIn(events)) yield { ...place, operation: null };
}

/** An enumeration, or a literal of several values. */
function isClosed(schema: Schema): boolean {
  const { type, values } = definitionOf(schema);
  return type === 'enum' || (type === 'literal' && (values?.length ?? 0) > 1);
}

function isText(schema: Schema): boolean {
  return definitionOf(schema).type === 'string';
}

function isLoose(schema: Schema): boolean {
  const { catchall } = schema._zod.def as unknown as { catchall?: Schema };
  return catchall !== undefined && definitionOf(catchall).type !== 'never';
}

/** A record whose keys are not a list of words. */
function hasFreeKeys(schema: Schema): boolean {
  const { type, keyType } = definitionOf(schema);
  return type === 'record' && (keyType === undefined || !isClosed(keyType));
}

interface Check {
  readonly check: string;
  readonly format?: string;
  readonly pattern?: RegExp;
}

function checksOf(schema: Schema): readonly Check[] {
  const own = schema._zod.def as unknown as Check & { checks?: readonly { _zod: { def: Check } }[] };
  return [own, ...(own.checks ?? []).map((each) => each._zod.def)];
}

function hasCheck(schema: Schema, ...kinds: readonly string[]): boolean {
  return checksOf(schema).some(({ check }) => kinds.includes(check));
}

/** Formats whose values are as long as they may be. */
const boundedFormats = ['uuid', 'guid', 'date', 'datetime', 'time'];

function isBoundedText(schema: Schema): boolean {
  return (
    hasCheck(schema, 'max_length', 'length_equals') ||
    checksOf(schema).some(
      ({ format = '', pattern }) => boundedFormats.includes(format) || isBoundedPattern(format, pattern),
    )
  );
}

/** A pattern from end to end in which nothing may be repeated without a bound. */
function isBoundedPattern(format: string, pattern: RegExp | undefined): boolean {
  if (format !== 'regex' || pattern === undefined) return false;
  const source = pattern.source.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  return source.startsWith('^') && source.endsWith('$') && !/[*+]|\{\d+,\}/.test(source);
}
