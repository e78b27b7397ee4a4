import assert from 'node:assert/strict';
import { createHash, createPrivateKey, sign as signBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  createPlateCode,
  decodeBase32,
  encodeBase32,
  formatPlateCode,
  isPlateCode,
  PLATE_ALPHABET,
  PLATE_CODE_PATTERN,
  PLATE_PAYLOAD_LENGTH,
  type Plate,
  PlateVerifierMissing,
  plateCheckCharacter,
  plateCodeHash,
  plateKeyId,
  plateLink,
  plateSigningInput,
  readPlate,
  signPlate,
  verifyPlate,
} from './plate.ts';

interface Vectors {
  trustedBases: string[];
  keys: Record<string, { seed: string; keyId: string; publicKey: string }>;
  base32: { hex: string; text: string }[];
  plates: { code: string; printed: string; signingInput: string; payload: string; link: string }[];
  readings: {
    name: string;
    text: string;
    expect: { kind: string; code?: string; reason?: string; host?: string | null };
  }[];
  checks: { name: string; payload: string; keys: string[]; state: string }[];
}
const vectors: Vectors = JSON.parse(readFileSync(new URL('./plate.vectors.json', import.meta.url), 'utf8'));
const { trustedBases } = vectors;

function vectorKey(name: string) {
  const key = vectors.keys[name];
  assert.ok(key, `the vectors have no key ${name}`);
  return key;
}

function signerOf(seed: string) {
  const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex');
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return async (message: Uint8Array) => new Uint8Array(signBytes(null, message, privateKey));
}

function plateOf(payload: string): Plate {
  return { format: '1', code: payload.slice(1, 13), keyId: payload.slice(13, 17), payload };
}

const character = fc.constantFrom(...PLATE_ALPHABET);
const eleven = fc.array(character, { minLength: 11, maxLength: 11 }).map((parts) => parts.join(''));
const code = eleven.map((first) => first + plateCheckCharacter(first));

describe('base32', () => {
  for (const { hex, text } of vectors.base32) {
    it(`spells ${hex || 'nothing'} as ${text || 'nothing'}`, () => {
      assert.equal(encodeBase32(Buffer.from(hex, 'hex')), text);
      assert.deepEqual(decodeBase32(text), Uint8Array.from(Buffer.from(hex, 'hex')));
    });
  }

  it('gives back what it was given, in either case', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const text = encodeBase32(bytes);
        assert.deepEqual(decodeBase32(text), bytes);
        assert.deepEqual(decodeBase32(text.toLowerCase()), bytes);
      }),
    );
  });

  it('accepts one spelling only', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const bytes = decodeBase32(text);
        if (bytes) assert.equal(encodeBase32(bytes), text.toUpperCase());
      }),
    );
    for (const wrong of ['Z', 'ZX', 'ZZZ', 'U0', 'O0', 'é0']) assert.equal(decodeBase32(wrong), null, wrong);
  });
});

describe('code', () => {
  it('has a check that finds any one wrong character', () => {
    fc.assert(
      fc.property(code, fc.nat(11), character, (right, at, other) => {
        fc.pre(right[at] !== other);
        assert.equal(isPlateCode(right.slice(0, at) + other + right.slice(at + 1)), false);
      }),
    );
  });

  it('has a check that finds any two exchanged characters', () => {
    fc.assert(
      fc.property(code, fc.nat(11), fc.nat(11), (right, one, two) => {
        fc.pre(right[one] !== right[two]);
        const parts = Array.from(right);
        [parts[one], parts[two]] = [parts[two] ?? '', parts[one] ?? ''];
        assert.equal(isPlateCode(parts.join('')), false);
      }),
    );
  });

  it('is 55 random bits and its check', () => {
    assert.equal(
      createPlateCode(() => new Uint8Array(7)),
      '000000000000',
    );
    assert.match(createPlateCode(), PLATE_CODE_PATTERN);
    assert.ok(isPlateCode(createPlateCode()));
    assert.notEqual(createPlateCode(), createPlateCode());
    assert.throws(() => createPlateCode(() => new Uint8Array(3)), RangeError);
  });

  it('is read again from what is printed, however it is typed', () => {
    const separator = fc.constantFrom('-', ' ', '', ' - ', '\u2011', '\u2013', '\u3000', '\uff0d');
    fc.assert(
      fc.property(code, separator, fc.boolean(), fc.boolean(), (right, between, lower, slips) => {
        let typed = formatPlateCode(right).replaceAll('-', between);
        if (slips) typed = typed.replaceAll('0', 'O').replaceAll('1', 'l');
        if (lower) typed = typed.toLowerCase();
        assert.deepEqual(readPlate(typed, { trustedBases }), { kind: 'code', code: right });
      }),
    );
  });
});

describe('vectors', () => {
  for (const plate of vectors.plates) {
    it(`makes the plate ${plate.printed}`, async () => {
      const { keyId, seed } = vectorKey('test');
      assert.equal(formatPlateCode(plate.code), plate.printed);
      assert.equal(Buffer.from(plateSigningInput(plate.code, keyId)).toString('latin1'), plate.signingInput);
      assert.equal(await signPlate({ code: plate.code, keyId, sign: signerOf(seed) }), plate.payload);
      assert.equal(plate.payload.length, PLATE_PAYLOAD_LENGTH);
      assert.equal(plateLink('https://ward.example/D/', plate.payload), plate.link);
      assert.match(plate.link, /^[0-9A-Z $%*+\-./:]+$/);
    });
  }

  for (const { name, text, expect } of vectors.readings) {
    it(`reads ${name} as ${expect.kind}${expect.reason ? `, ${expect.reason}` : ''}`, () => {
      const reading = readPlate(text, { trustedBases });
      assert.equal(reading.kind, expect.kind);
      if (reading.kind === 'plate') assert.equal(reading.plate.code, expect.code);
      if (reading.kind === 'code') assert.equal(reading.code, expect.code);
      if (reading.kind === 'unreadable') assert.equal(reading.reason, expect.reason);
      if (reading.kind === 'foreign') assert.equal(reading.host, expect.host);
    });
  }

  for (const { name, payload, keys, state } of vectors.checks) {
    it(`checks ${name}: ${state}`, async () => {
      assert.equal((await verifyPlate(plateOf(payload), keys.map(vectorKey))).state, state);
    });
  }

  it('names an ended plate by the SHA-256 of its code', async () => {
    const code = vectors.plates[2]?.code ?? '';
    assert.equal(await plateCodeHash(code), createHash('sha256').update(code, 'ascii').digest('hex'));
    await assert.rejects(plateCodeHash('7K3M9QX2ABC6'), RangeError);
  });

  it('names keys by their SHA-256', async () => {
    const { keyId, publicKey } = vectorKey('test');
    assert.equal(await plateKeyId(Buffer.from(publicKey, 'base64url')), keyId);
  });
});

describe('reading', () => {
  it('survives any text, and shows nothing invisible or long of it', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string().map((rest) => `https://ward.example/D/${rest}`),
      fc.string().map((rest) => `HTTPS://ward.example${rest}`),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = readPlate(text, { trustedBases });
        if (reading.kind === 'plate') assert.equal(plateLink(reading.base, reading.plate.payload).length > 0, true);
        if (reading.kind === 'foreign' || reading.kind === 'unreadable') {
          assert.doesNotMatch(reading.shown, /[\p{Cc}\p{Cf}]/u);
          assert.ok(Array.from(reading.shown).length <= 201);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('takes no more time for a text made to be slow', () => {
    const slow = [
      'a.'.repeat(2000),
      `${'a'.repeat(4000)}!`,
      '-'.repeat(4000),
      `https:${'/'.repeat(4000)}`,
      '\u0300'.repeat(4000),
    ];
    for (const text of slow) assert.notEqual(readPlate(text, { trustedBases }).kind, 'plate');
  });

  it('trusts no base that is not a whole address', () => {
    const payload = vectors.plates[0]?.payload ?? '';
    for (const base of [
      '',
      '/',
      'https:',
      'https://',
      'javascript:',
      'ward.example/D/',
      'https://a@b/',
      'https://a.example/?x=',
    ]) {
      const link = `${base}${payload}`;
      assert.notEqual(readPlate(link, { trustedBases: [base] }).kind, 'plate', base);
      assert.throws(() => plateLink(base, payload), RangeError);
    }
  });

  it('takes a base without its last slash as a folder', () => {
    const payload = vectors.plates[0]?.payload ?? '';
    assert.equal(readPlate(`https://a.example/d/${payload}`, { trustedBases: ['https://a.example/d'] }).kind, 'plate');
    assert.equal(
      readPlate(`https://a.example/dx/${payload}`, { trustedBases: ['https://a.example/d'] }).kind,
      'foreign',
    );
  });
});

describe('checking', () => {
  it('finds any changed character of a payload', async () => {
    const payload = vectors.plates[2]?.payload ?? '';
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 119 }), character, async (at, other) => {
        fc.pre(payload[at] !== other);
        const changed = payload.slice(0, at) + other + payload.slice(at + 1);
        assert.notEqual((await verifyPlate(plateOf(changed), [vectorKey('test')])).state, 'genuine');
      }),
      { numRuns: 300 },
    );
  });

  it('believes the payload and not the fields beside it', async () => {
    const [one, two] = vectors.plates;
    assert.ok(one && two);
    const told = { ...plateOf(one.payload), code: two.code };
    assert.equal((await verifyPlate(told, [vectorKey('test')])).state, 'altered');
  });

  it('takes another verifier, and says when the platform has none', async () => {
    const plate = plateOf(vectors.plates[0]?.payload ?? '');
    const asked: number[] = [];
    const answer = await verifyPlate(plate, [vectorKey('test')], async (publicKey, signature, message) => {
      asked.push(publicKey.length, signature.length, message.length);
      return true;
    });
    assert.equal(answer.state, 'genuine');
    assert.deepEqual(asked, [32, 64, 31]);
    await assert.rejects(
      verifyPlate(plate, [vectorKey('test')], async () => {
        throw new PlateVerifierMissing('none');
      }),
      { name: 'PlateVerifierMissing' },
    );
  });

  it('passes over keys that are not keys', async () => {
    const plate = plateOf(vectors.plates[0]?.payload ?? '');
    const broken = ['', '!!!', 'AAAA', vectorKey('test').publicKey.slice(1)].map((publicKey) => ({
      keyId: plate.keyId,
      publicKey,
    }));
    assert.equal((await verifyPlate(plate, broken)).state, 'altered');
    assert.equal((await verifyPlate(plate, [...broken, vectorKey('test')])).state, 'genuine');
  });
});
