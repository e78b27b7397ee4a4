import type { OperationId } from '@wardkit/contract/operations';

/**
 * Operations of the contract that this server does not offer yet; calls of them are answered not-served. An operation
 * stands here or has a handler: the server refuses to start with one that has neither, or both.
 */
export const notServed = [] as const satisfies readonly OperationId[];

/** The id of an operation that has no handler. */
export type NotServed = (typeof notServed)[number];
