/** Who sends what a schema describes: a caller, whom a server must go on understanding, or the server. */
export type Direction = 'request' | 'answer';

/** One difference between two documents. */
export interface Change {
  /** Whether somebody who kept to the old document may fail with the new one. */
  readonly breaking: boolean;
  /** A JSON Pointer into the old document, or into the new one for what is new. */
  readonly pointer: string;
  readonly message: string;
}

/** A pointer to a member, with its name escaped as RFC 6901 asks. */
export function below(pointer: string, ...names: readonly (string | number)[]): string {
  return names.reduce<string>(
    (path, name) => `${path}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    pointer,
  );
}

/** A change after which somebody may fail. */
export function breaks(pointer: string, message: string): Change {
  return { breaking: true, pointer, message };
}

/** A change that everybody lives with. */
export function tells(pointer: string, message: string): Change {
  return { breaking: false, pointer, message };
}
