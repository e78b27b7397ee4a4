import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type Plate, PlateVerifierMissing, webCryptoVerifier } from '@wardkit/contract/plate';
import { checkPlate, codeHash } from './check-plate.ts';
import { nobleVerifier } from './noble-verifier.ts';

interface Vectors {
  keys: Record<string, { keyId: string; publicKey: string }>;
  checks: { name: string; payload: string; keys: string[]; state: string }[];
}
const vectors: Vectors = JSON.parse(
  readFileSync(new URL('../../../contract/src/plate.vectors.json', import.meta.url), 'utf8'),
);

function plateOf(payload: string): Plate {
  return { format: '1', code: payload.slice(1, 13), keyId: payload.slice(13, 17), payload };
}

describe('checking a plate on the device', () => {
  for (const { name, payload, keys, state } of vectors.checks) {
    it(`answers the same with and without WebCrypto's Ed25519: ${name}`, async () => {
      const known = keys.flatMap((key) => vectors.keys[key] ?? []);
      const missing = async () => {
        throw new PlateVerifierMissing('none here');
      };
      assert.equal((await checkPlate(plateOf(payload), known, webCryptoVerifier)).state, state);
      assert.equal((await checkPlate(plateOf(payload), known, missing)).state, state);
    });
  }

  it('names an ended plate the same with and without WebCrypto', async () => {
    const missing = async () => {
      throw new PlateVerifierMissing('none here');
    };
    assert.equal(await codeHash('7K3M9QX2ABC5', missing), await codeHash('7K3M9QX2ABC5'));
  });

  it('passes on any other failure', async () => {
    const payload = vectors.checks[0]?.payload ?? '';
    const known = Object.values(vectors.keys);
    const broken = async () => {
      throw new TypeError('broken');
    };
    await assert.rejects(checkPlate(plateOf(payload), known, broken), TypeError);
  });

  it('takes a broken key as no signature', async () => {
    assert.equal(await nobleVerifier(new Uint8Array(32).fill(255), new Uint8Array(64), new Uint8Array(3)), false);
  });
});
