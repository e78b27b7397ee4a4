import { Masked } from '@wardkit/contract/field';
import type { Schema } from '@wardkit/contract/operation';
import { definitionOf } from '@wardkit/contract/schema-definition';

/** The members of an object's schema; none for another. */
export function membersOf(schema: Schema | undefined): Readonly<Record<string, Schema>> {
  if (schema === undefined) return {};
  const { shape, innerType, left, right } = definitionOf(schema);
  if (shape !== undefined) return shape;
  if (innerType !== undefined) return membersOf(innerType);
  return { ...membersOf(left), ...membersOf(right) };
}

/** Whether a member may be left out. */
export function isOptional(schema: Schema): boolean {
  return definitionOf(schema).type === 'optional';
}

/** A place in a value that its schema says something about. */
export interface Place {
  /** JSON Pointer. */
  readonly pointer: string;
  readonly value: unknown;
  readonly holder: Record<string, unknown> | unknown[] | null;
  readonly key: string;
}

/** Every place of a value where its schema has {@link Masked}. */
export function* maskedPlaces(schema: Schema, value: unknown, at: Omit<Place, 'value'> = root): Generator<Place> {
  if ((schema as object) === Masked) {
    yield { ...at, value };
    return;
  }
  const definition = definitionOf(schema);
  const inner = definition.innerType ?? definition.in ?? definition.getter?.();
  if (inner !== undefined) {
    if (value !== null && value !== undefined) yield* maskedPlaces(inner, value, at);
    return;
  }
  for (const part of [...(definition.options ?? []), definition.left, definition.right]) {
    if (part !== undefined) yield* maskedPlaces(part, value, at);
  }
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    if (definition.element === undefined) return;
    for (const [index, each] of value.entries()) yield* maskedPlaces(definition.element, each, below(at, value, index));
    return;
  }
  const holder = value as Record<string, unknown>;
  for (const [name, each] of Object.entries(holder)) {
    const member = definition.shape?.[name] ?? definition.valueType;
    if (member !== undefined) yield* maskedPlaces(member, each, below(at, holder, name));
  }
}

const root: Omit<Place, 'value'> = { pointer: '', holder: null, key: '' };

function below({ pointer }: Omit<Place, 'value'>, holder: NonNullable<Place['holder']>, key: string | number) {
  const part = String(key).replaceAll('~', '~0').replaceAll('/', '~1');
  return { pointer: `${pointer}/${part}`, holder, key: String(key) };
}

/** Every string and number in a value, with its place. */
export function* leavesOf(value: unknown, at: Omit<Place, 'value'> = root): Generator<Place> {
  if (typeof value !== 'object' || value === null) {
    yield { ...at, value };
    return;
  }
  const holder = value as Record<string, unknown> | unknown[];
  for (const [key, each] of Object.entries(holder)) yield* leavesOf(each, below(at, holder, key));
}

/** A pointer without the numbers of rows, so that a hundred rows make one line of a report. */
export function withoutRows(pointer: string): string {
  return pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');
}
