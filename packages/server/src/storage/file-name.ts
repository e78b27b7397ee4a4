/** Files of the store itself: what proves a bucket, and the mark of the database that the store belongs to. */
export const proofName = '.ready';
export const markName = '.database';

/**
 * Refuses a name that would lead out of the store, or to what is not the store's: names are joined to the path of a folder, or to
 * an address, and both resolve `..`.
 *
 * @throws {Error} when a part of the name between slashes is empty or begins with a dot
 */
export function requireFileName(name: string): void {
  if (!isFileName(name)) throw new Error(`${JSON.stringify(name)} can not be the name of a file in the store`);
}

/** As {@link requireFileName} does of the beginning of names, whose last part may be empty. */
export function requirePrefix(prefix: string): void {
  if (prefix !== '') requireFileName(prefix.replace(/\/$/, ''));
}

export function isFileName(name: string): boolean {
  if (name === proofName || name === markName) return true;
  return !name.includes('\\') && name.split('/').every((part) => part !== '' && !part.startsWith('.'));
}
