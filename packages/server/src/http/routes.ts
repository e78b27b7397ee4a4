import type { OperationRecord } from '@wardkit/contract/operation';
import { allOperations, operations } from '@wardkit/contract/operations';
import type { Handler, Handlers } from './handler.ts';

/** An operation with what does its work; without a handler it is answered not-served. */
export interface Route {
  readonly operation: OperationRecord;
  /** Matches the paths of the operation. */
  readonly pattern: RegExp;
  readonly handler: Handler<OperationRecord> | null;
}

/**
 * The routes of every operation of the contract, those with a fixed path before those with a parameter in its place.
 *
 * @throws {Error} when a declared operation has neither a handler nor its place among those not served, or has both
 */
export function routesOf(handlers: Partial<Handlers>, notServed: readonly string[]): readonly Route[] {
  // Each handler is typed by its own record; from here on a record is only data.
  const known = handlers as unknown as Readonly<Record<string, Handler<OperationRecord> | undefined>>;
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
  return allOperations
    .map((operation) => ({
      operation,
      pattern: patternOf(operation.path),
      handler: known[operation.id] ?? null,
    }))
    .sort((one, other) => parametersIn(one.operation.path) - parametersIn(other.operation.path));
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
