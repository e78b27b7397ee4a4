import canonicalize from 'canonicalize';
import { hexOfBytes, sha256, utf8 } from './digest.ts';

/**
 * The leaf of an entry: the canonical JSON (RFC 8785) of all its members but `leafHash`, also of those that this version
 * does not know.
 *
 * @throws {Error} when a text of it holds half a surrogate pair, of which the RFC knows no canonical form
 */
export function auditLeaf(entry: Readonly<Record<string, unknown>>): string {
  const { leafHash: _, ...members } = entry;
  return canonicalize(members) ?? '';
}

/** The hash of an entry's leaf (RFC 6962, section 2.1), as 64 hexadecimal digits. @example (await auditLeafHash(entry)) === entry.leafHash */
export async function auditLeafHash(entry: Readonly<Record<string, unknown>>): Promise<string> {
  const leaf = utf8(auditLeaf(entry));
  const bytes = new Uint8Array(leaf.length + 1);
  bytes.set(leaf, 1);
  return hexOfBytes(await sha256(bytes));
}
