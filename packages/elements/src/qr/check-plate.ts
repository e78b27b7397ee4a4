import {
  type Plate,
  type PlateCheck,
  type PlateKey,
  type PlateVerifier,
  plateCodeHash,
  verifyPlate,
} from '@wardkit/contract/plate';

let loading: Promise<typeof import('./noble-verifier.ts')> | undefined;

/**
 * Checks a plate's signature on this device, by WebCrypto or, where it has no Ed25519, by a library that is fetched
 * only then.
 *
 * @throws TypeError when that library is needed and can't be fetched
 */
export async function checkPlate<Key extends PlateKey>(
  plate: Plate,
  keys: readonly Key[],
  verifier?: PlateVerifier,
): Promise<PlateCheck<Key>> {
  try {
    return await verifyPlate(plate, keys, verifier);
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    return verifyPlate(plate, keys, (await fallback()).nobleVerifier);
  }
}

/** A code as the list of ended plates names it, also where WebCrypto is missing. */
export async function codeHash(code: string, hash: (code: string) => Promise<string> = plateCodeHash): Promise<string> {
  try {
    return await hash(code);
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    return (await fallback()).nobleCodeHash(code);
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'PlateVerifierMissing';
}

function fallback(): Promise<typeof import('./noble-verifier.ts')> {
  loading ??= import('./noble-verifier.ts').catch((cause: unknown) => {
    loading = undefined; // a failed load is tried again the next time
    throw cause;
  });
  return loading;
}
