import { type Plate, type PlateCheck, type PlateKey, type PlateVerifier, verifyPlate } from '@wardkit/contract/plate';

let fallback: Promise<PlateVerifier> | undefined;

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
    if (!(cause instanceof Error && cause.name === 'PlateVerifierMissing')) throw cause;
    fallback ??= import('./noble-verifier.ts').then(
      (module) => module.nobleVerifier,
      (failure: unknown) => {
        fallback = undefined;
        throw failure;
      },
    );
    return verifyPlate(plate, keys, await fallback);
  }
}
