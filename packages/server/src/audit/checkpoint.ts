import { createHash, sign } from 'node:crypto';
import type { KeyRing } from '../privacy/key-ring.ts';
import type { Hash } from './merkle-tree.ts';

/** What a note calls the log of a station: the same wherever the server is reached, for as long as the log lives. */
export function originOf(stationId: string): string {
  return `wardkit.dev/audit/${stationId}`;
}

/** The key that checkpoints of a station are signed with now. Its name in a note is the log's own. */
export function checkpointKey(keys: KeyRing, stationId: string) {
  const name = originOf(stationId);
  const { privateKey, raw } = keys.signingKey(`audit:${stationId}`);
  // https://c2sp.org/signed-note: of name, line feed, the type of the signature (1 is Ed25519) and the key.
  const id = createHash('sha256').update(`${name}\n`).update(Uint8Array.of(1)).update(raw).digest().subarray(0, 4);
  return {
    name,
    keyId: id.toString('hex'),
    publicKey: raw.toString('base64url'),
    /** A checkpoint as a signed note (https://c2sp.org/tlog-checkpoint). */
    noteOf(treeSize: number, rootHash: Hash): string {
      const text = `${name}\n${treeSize}\n${Buffer.from(rootHash).toString('base64')}\n`;
      const signature = sign(null, Buffer.from(text), privateKey);
      return `${text}\n— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
    },
  };
}
