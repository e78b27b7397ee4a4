import type { DerivedOperation } from '@wardkit/contract/created-resource';
import type { OperationRecord } from '@wardkit/contract/operation';
import { allOperations, derivedOperations, operations } from '@wardkit/contract/operations';
import type { AnyHandler, Handlers } from './handler.ts';

/** An operation with what does its work; without a handler it is answered not-served. */
export interface Route {
  readonly operation: OperationRecord;
  /** Of a `POST` twin or a batch: the create whose handler does the work. */
  readonly derived: DerivedOperation | null;
  /** Matches the paths of the operation. */
  readonly pattern: RegExp;
  readonly handler: AnyHandler | null;
}

/**
 * The routes of every operation of the contract, those with a fixed path before those with a parameter in its place.
 *
 * @throws {Error} when a declared operation has neither a handler nor its place among those not served, or has both
 */
export function routesOf(handlers: Partial<Handlers>, notServed: readonly string[]): readonly Route[] {
  // Each handler is typed by its own record; from here on a record is only data.
  const known = handlers as unknown as Readonly<Record<string, AnyHandler | undefined>>;
  for (const id of Object.keys(operations)) {
    const isServed = known[id] !== undefined;
    if (isServed === notServed.includes(id)) {
      throw new Error(
        isServed
          ? `the operation ${id} has a handler and stands among those not served (modules/not-served.ts)`
          : `the operation ${id} has no handler; write one, or name it in modules/not-served.ts`,
      );
    }
  }
  const derivedById = new Map(derivedOperations.map((derived) => [derived.record.id, derived]));
  return allOperations
    .map((operation) => {
      const derived = derivedById.get(operation.id) ?? null;
      return routeOf(operation, derived, known[derived?.creates.id ?? operation.id] ?? null);
    })
    .sort((one, other) => parametersIn(one.operation.path) - parametersIn(other.operation.path));
}

/** The route of one operation. */
export function routeOf(
  operation: OperationRecord,
  derived: DerivedOperation | null,
  handler: Route['handler'],
): Route {
  return { operation, derived, pattern: patternOf(operation.path), handler };
}

/** Whether a route takes many records in one call. */
export function isBatch({ operation, derived }: Route): boolean {
  return derived !== null && 207 in operation.answers;
}

/** The ids of the operations that are offered, in the contract's order. */
export function servedIds(routes: readonly Route[]): readonly string[] {
  const served = new Set(routes.filter(({ handler }) => handler !== null).map(({ operation }) => operation.id));
  return allOperations.map(({ id }) => id).filter((id) => served.has(id as never));
}

/** The methods that an address takes, whether or not the server offers them. */
export function methodsAt(routes: readonly Route[], pathname: string): string[] {
  const methods = routes.filter(({ pattern }) => pattern.test(pathname)).map(({ operation }) => operation.method);
  return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)];
}

function patternOf(path: string): RegExp {
  const source = path
    .split(/\{\w+\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+');
  return new RegExp(`^${source}$`);
}

function parametersIn(path: string): number {
  return path.split('{').length;
}
