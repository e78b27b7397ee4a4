import { hashes, verify } from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { PlateVerifier } from '@wardkit/contract/plate';

hashes.sha512 = sha512; // so that it also works in an insecure context, where WebCrypto has no digest

/** Ed25519 in plain JavaScript, by the strict rules of RFC 8032. */
export const nobleVerifier: PlateVerifier = async (publicKey, signature, message) => {
  try {
    return verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false; // the key or a part of the signature is no point of the curve
  }
};

/** What `plateCodeHash` gives, in plain JavaScript. */
export function nobleCodeHash(code: string): string {
  return bytesToHex(sha256(utf8ToBytes(code)));
}
