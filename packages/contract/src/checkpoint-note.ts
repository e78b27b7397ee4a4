import { bytesOfBase64, hexOfBytes, sha256, utf8 } from './digest.ts';
import type { PublishedAuditKey } from './meta.ts';
import { webCryptoVerifier } from './plate.ts';

/** What a checkpoint's note (https://c2sp.org/tlog-checkpoint) tells. Nothing in it is believed before it is verified. */
export interface CheckpointNote {
  /** Names the log. */
  readonly origin: string;
  readonly treeSize: number;
  /** 64 hexadecimal digits. */
  readonly rootHash: string;
  /** What is signed: all before the blank line. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  /** 8 hexadecimal digits. */
  readonly keyId: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** A key as notes name it. */
export type NoteKey = Pick<PublishedAuditKey, 'name' | 'keyId' | 'publicKey'>;

export type CheckpointVerdict<Key extends NoteKey = NoteKey> =
  | { readonly state: 'genuine'; readonly key: Key; readonly note: CheckpointNote }
  | { readonly state: 'malformed' | 'unknown-key' | 'altered' };

/** The longest note that is read, in characters. */
const longestNote = 10_000;
const signatureLine = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/;

/** Reads a checkpoint's note; null for a text that is none. */
export function readCheckpointNote(note: string): CheckpointNote | null {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || note.length > longestNote || !note.endsWith('\n')) return null;
  const text = note.slice(0, end + 1);
  const [origin, size, root] = text.split('\n');
  if (!origin || size === undefined || root === undefined || !/^(0|[1-9]\d{0,15})$/.test(size)) return null;
  const rootBytes = bytesOfBase64(root);
  const treeSize = Number(size);
  if (rootBytes?.length !== 32 || !Number.isSafeInteger(treeSize)) return null;
  const signatures: NoteSignature[] = [];
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const [, name, encoded] = signatureLine.exec(line) ?? [];
    const bytes = bytesOfBase64(encoded ?? '');
    if (name === undefined || bytes === null || bytes.length < 5) return null;
    signatures.push({ name, keyId: hexOfBytes(bytes.subarray(0, 4)), signature: bytes.slice(4) });
  }
  return { origin, treeSize, rootHash: hexOfBytes(rootBytes), text, signatures };
}

/**
 * Checks the signature of a checkpoint's note. Signatures of keys that are not given, such as those of witnesses, are passed
 * over.
 *
 * @param keys those that `/.well-known/wardkit` publishes, or that one has kept
 * @example (await verifyCheckpointNote(checkpoint.note, discovery.auditKeys)).state === 'genuine'
 */
export async function verifyCheckpointNote<Key extends NoteKey>(
  note: string,
  keys: readonly Key[],
): Promise<CheckpointVerdict<Key>> {
  const read = readCheckpointNote(note);
  if (read === null) return { state: 'malformed' };
  let state: 'unknown-key' | 'altered' = 'unknown-key';
  for (const { name, keyId, signature } of read.signatures) {
    for (const key of keys) {
      if (key.name !== name || key.keyId !== keyId) continue;
      const publicKey = bytesOfBase64Url(key.publicKey);
      if (publicKey?.length === 32 && (await webCryptoVerifier(publicKey, signature, utf8(read.text)))) {
        return { state: 'genuine', key, note: read };
      }
      state = 'altered';
    }
  }
  return { state };
}

/**
 * The id that a note gives an Ed25519 key (https://c2sp.org/signed-note), as 8 hexadecimal digits.
 *
 * @param publicKey the 32 raw bytes
 */
export async function noteKeyId(name: string, publicKey: Uint8Array): Promise<string> {
  const start = utf8(`${name}\n\u0001`);
  const bytes = new Uint8Array(start.length + publicKey.length);
  bytes.set(start);
  bytes.set(publicKey, start.length);
  return hexOfBytes((await sha256(bytes)).subarray(0, 4));
}

function bytesOfBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  const plain = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  return bytesOfBase64(plain.padEnd(Math.ceil(plain.length / 4) * 4, '='));
}
