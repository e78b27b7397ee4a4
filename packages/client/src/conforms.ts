import type { Schema } from '@wardkit/contract/operation';

type Test = (value: unknown) => boolean;

/** What a definition of zod/mini holds, as far as the contract uses it. */
interface Definition {
  readonly type: string;
  readonly checks?: readonly Checked[];
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly keyType?: Schema;
  readonly valueType?: Schema;
  readonly options?: readonly Schema[];
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly values?: readonly unknown[];
  /** Of a text with a form, such as a UUID: the form is a check of its own. */
  readonly check?: string;
  readonly catchall?: Schema;
}

interface Checked {
  readonly _zod: {
    readonly def: {
      readonly check: string;
      readonly format?: string;
      readonly pattern?: RegExp;
      readonly minimum?: number;
      readonly maximum?: number;
      readonly value?: number;
      readonly inclusive?: boolean;
      readonly fn?: (value: unknown) => unknown;
    };
  };
}

const known = new WeakMap<Schema, Test>();

/**
 * Whether a value keeps its schema. It gives no reasons and copies nothing, so that a page of rows costs little more than
 * to parse it: the schema is walked once and becomes functions, without `eval`, which a portal's policy forbids. Who gets
 * `false` asks the schema itself for reasons.
 */
export function conforms(schema: Schema, value: unknown): boolean {
  return testOf(schema)(value);
}

function testOf(schema: Schema): Test {
  const there = known.get(schema);
  if (there !== undefined) return there;
  // A schema may lie in itself: then its function is looked up when it is asked.
  known.set(schema, (value) => made(value));
  const made = makeTest(schema);
  known.set(schema, made);
  return made;
}

/** The function of a schema; one of a kind that is not known here is asked itself. */
function makeTest(schema: Schema): Test {
  const definition = schema._zod.def as unknown as Definition;
  const own = ofType(definition);
  if (own === null) return (value) => schema.safeParse(value).success;
  const checks: Checked[] = [...(definition.checks ?? [])];
  if (definition.check !== undefined) checks.unshift(schema as unknown as Checked);
  const tests = [own];
  for (const check of checks) {
    const test = ofCheck(check);
    if (test === null) return (value) => schema.safeParse(value).success;
    tests.push(test);
  }
  return inOrder(tests);
}

function inOrder(tests: readonly Test[]): Test {
  const [first = () => true, second, ...more] = tests;
  if (second === undefined) return first;
  if (more.length === 0) return (value) => first(value) && second(value);
  return (value) => tests.every((test) => test(value));
}

function ofType(definition: Definition): Test | null {
  const { innerType, element, keyType, valueType, options, shape } = definition;
  switch (definition.type) {
    case 'unknown':
      return () => true;
    case 'string':
      return (value) => typeof value === 'string';
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'number':
      return (value) => typeof value === 'number' && Number.isFinite(value);
    case 'literal':
    case 'enum': {
      const allowed = new Set(definition.values ?? Object.values(definition.entries ?? {}));
      return (value) => allowed.has(value);
    }
    case 'nullable':
      return innerType === undefined ? null : either((value) => value === null, testOf(innerType));
    case 'optional':
      return innerType === undefined ? null : either((value) => value === undefined, testOf(innerType));
    case 'union':
      return options === undefined ? null : options.map(testOf).reduce(either);
    case 'array':
      return element === undefined ? null : ofArray(testOf(element));
    case 'record':
      return keyType === undefined || valueType === undefined ? null : ofRecord(testOf(keyType), testOf(valueType));
    case 'object':
      return shape === undefined || !isOpen(definition) ? null : ofObject(shape);
    default:
      return null;
  }
}

/** What is not in the shape may be anything: the contract grows. */
function isOpen({ catchall }: Definition): boolean {
  return catchall === undefined || (catchall._zod.def as unknown as Definition).type === 'unknown';
}

function either(one: Test, other: Test): Test {
  return (value) => one(value) || other(value);
}

function ofArray(element: Test): Test {
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (let at = 0; at < value.length; at += 1) if (!element(value[at])) return false;
    return true;
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ofRecord(name: Test, member: Test): Test {
  return (value) => isObject(value) && Object.entries(value).every(([key, each]) => name(key) && member(each));
}

function ofObject(shape: Readonly<Record<string, Schema>>): Test {
  const members = Object.entries(shape).map(([name, member]) => memberOf(name, member));
  return (value) => {
    if (!isObject(value)) return false;
    for (const { name, orNull, orAbsent, test } of members) {
      const own = value[name];
      if (own === null ? orNull : own === undefined && orAbsent) continue;
      if (!test(own)) return false;
    }
    return true;
  };
}

/** Moments of days that every month has. Most are such, and the whole pattern has to know leap years. */
const plainMoment =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const plainMoments = ['2026-02-28T23:59:59Z', '2026-12-01T00:00:00.123456Z', '0000-01-10T20:00:00.1-23:59'];

function ofPattern(pattern: RegExp): Test {
  return plainMoments.every((each) => pattern.test(each)) && !pattern.test('2026-02-29T00:00:00Z')
    ? (value) => plainMoment.test(value as string) || pattern.test(value as string)
    : (value) => pattern.test(value as string);
}

/** Most members may be null or absent: what is asked most often is asked without a call. */
function memberOf(name: string, schema: Schema) {
  let [inner, orNull, orAbsent] = [schema, false, false];
  for (;;) {
    const { type, innerType, checks } = inner._zod.def as unknown as Definition;
    if (innerType === undefined || (checks !== undefined && checks.length > 0)) break;
    if (type === 'nullable') orNull = true;
    else if (type === 'optional') orAbsent = true;
    else break;
    inner = innerType;
  }
  return { name, orNull, orAbsent, test: testOf(inner) };
}

function ofCheck({ _zod: { def } }: Checked): Test | null {
  const { minimum = 0, maximum = 0, value: limit = 0, inclusive, pattern, fn } = def;
  const lengthOf = (value: unknown) => (value as { length: number }).length;
  switch (def.check) {
    case 'min_length':
      return (value) => lengthOf(value) >= minimum;
    case 'max_length':
      return (value) => lengthOf(value) <= maximum;
    case 'greater_than':
      return (value) => (inclusive ? (value as number) >= limit : (value as number) > limit);
    case 'less_than':
      return (value) => (inclusive ? (value as number) <= limit : (value as number) < limit);
    case 'number_format':
      return def.format === 'safeint' ? Number.isSafeInteger : null;
    case 'string_format':
      return pattern === undefined || pattern.global || pattern.sticky ? null : ofPattern(pattern);
    case 'custom':
      return fn === undefined ? null : (value) => Boolean(fn(value));
    default:
      return null;
  }
}
