/**
 * The doorplate's final format: what stands in its QR, what is printed below it, and how both are read and checked.
 *
 * Link = base + payload, all upper case so that the QR's alphanumeric mode holds it.
 * Payload = format (1) + code (12) + key id (4) + Ed25519 signature (103), in Crockford base32 without check symbols.
 * The code says nothing about the address; the signature covers format, code and key id.
 */

/** The first character of a payload: `1` is Ed25519 in the layout below; a later layout or algorithm takes another. */
export const PLATE_FORMAT = '1';
/** Crockford's base32 alphabet: no I, L, O or U. */
export const PLATE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** A plate code as it is kept and sent: 11 random characters and a check character. Says nothing of the check itself. */
export const PLATE_CODE_PATTERN: RegExp = /^[0-9A-HJKMNP-TV-Z]{12}$/;
/** A key id: the first 20 bits of SHA-256 of the raw public key. */
export const PLATE_KEY_ID_PATTERN: RegExp = /^[0-9A-HJKMNP-TV-Z]{4}$/;
/** Characters of a whole payload of format 1. */
export const PLATE_PAYLOAD_LENGTH = 120;

const CODE_LENGTH = 12;
const KEY_ID_LENGTH = 4;
const SIGNATURE_BYTES = 64;
const SIGNED_LENGTH = 1 + CODE_LENGTH + KEY_ID_LENGTH;
const SIGNING_PREFIX = 'wardkit-plate:';
const LONGEST_TEXT = 4296; // what the largest QR holds in alphanumeric mode
const LONGEST_SHOWN = 200;

/** A plate as its link spells it. Nothing in it is trusted before {@link verifyPlate} has said `genuine`. */
export interface Plate {
  readonly format: typeof PLATE_FORMAT;
  /** 12 characters, upper case. */
  readonly code: string;
  /** 4 characters, upper case. */
  readonly keyId: string;
  /** The whole payload, upper case. */
  readonly payload: string;
}

export type PlateUnreadableReason =
  /** Nothing but white space. */
  | 'empty'
  /** Longer than any QR can hold. */
  | 'too-long'
  /** A link of a trusted base whose payload is too short, too long or not base32: a part is missing. */
  | 'link-damaged'
  /** A link of a trusted base in a format that this version doesn't know. */
  | 'format-unknown'
  /** Typed characters of a code, but not 12 of them. */
  | 'code-length'
  /** 12 characters whose check character doesn't fit: one of them was mistyped. */
  | 'code-check'
  /** Some other text. */
  | 'not-a-plate';

/** What a scanned, pasted or typed text turned out to be. */
export type PlateReading =
  | { readonly kind: 'plate'; readonly plate: Plate; readonly base: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'foreign'; readonly shown: string; readonly host: string | null }
  | { readonly kind: 'unreadable'; readonly reason: PlateUnreadableReason; readonly shown: string };

/** A public key that a station signs its plates with; `publicKey` is base64url of the 32 raw bytes. */
export interface PlateKey {
  readonly keyId: string;
  readonly publicKey: string;
}

/** What the device alone can say about a plate; the server adds whether it is in force. */
export type PlateCheck<Key extends PlateKey = PlateKey> =
  | { readonly state: 'genuine'; readonly key: Key }
  | { readonly state: 'unknown-key'; readonly keyId: string }
  | { readonly state: 'altered' };

/** Checks an Ed25519 signature (RFC 8032) over `message`. Rejects with {@link PlateVerifierMissing} where it can't. */
export type PlateVerifier = (publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array) => Promise<boolean>;

/** The platform has no Ed25519 in WebCrypto (Chrome before 137, or no secure context): another verifier must be given. */
export class PlateVerifierMissing extends Error {
  override readonly name: string = 'PlateVerifierMissing';
}

/**
 * Bytes to Crockford base32, upper case, most significant bit first; the last character is filled with zero bits.
 *
 * @example encodeBase32(new Uint8Array([255])) // 'ZW'
 */
export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += PLATE_ALPHABET[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + PLATE_ALPHABET[(held << (5 - bits)) & 31] : text;
}

/**
 * Crockford base32 to bytes, in either case. Only the one spelling that {@link encodeBase32} gives is accepted:
 * null for another character, a length that no byte count has, or filling bits that are not zero.
 *
 * @example decodeBase32('zw') // Uint8Array [255]
 */
export function decodeBase32(text: string): Uint8Array<ArrayBuffer> | null {
  const length = Math.floor((text.length * 5) / 8);
  if (Math.ceil((length * 8) / 5) !== text.length) return null;
  const bytes = new Uint8Array(length);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const character of text) {
    const value = PLATE_ALPHABET.indexOf(upperAscii(character));
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
    }
    held &= (1 << bits) - 1;
  }
  return held === 0 ? bytes : null;
}

/**
 * The check character of 11 code characters, so that the sum over GF(32) (x^5 + x^2 + 1) of all twelve, each times 2^p
 * for its place p from the right, is zero. The twelve weights all differ, so any one wrong character, any two
 * exchanged ones (adjacent or not) and any two alike mistyped as two others alike change the check.
 *
 * @throws RangeError when it isn't 11 characters of the alphabet
 * @example plateCheckCharacter('7K3M9QX2ABC')
 */
export function plateCheckCharacter(first: string): string {
  if (!/^[0-9A-HJKMNP-TV-Z]{11}$/.test(first)) throw new RangeError('a plate code has 11 characters before its check');
  let sum = 0;
  for (const character of first) sum = timesTwo(sum ^ PLATE_ALPHABET.indexOf(character));
  return PLATE_ALPHABET.charAt(sum);
}

/** Whether `code` is 12 upper-case characters of the alphabet with the right check character. */
export function isPlateCode(code: string): boolean {
  return PLATE_CODE_PATTERN.test(code) && plateCheckCharacter(code.slice(0, -1)) === code.at(-1);
}

/**
 * A new code from 7 random bytes (55 of the 56 bits are used).
 *
 * @param random gives the bytes; the platform's cryptographic generator by default
 * @throws RangeError when `random` gives fewer than 7 bytes
 */
export function createPlateCode(random: (length: number) => Uint8Array = platformRandom): string {
  const bytes = random(7);
  if (bytes.length < 7) throw new RangeError('a plate code needs 7 random bytes');
  const first = encodeBase32(bytes.slice(0, 7)).slice(0, CODE_LENGTH - 1);
  return first + plateCheckCharacter(first);
}

/** A code as it is printed below the QR and read aloud. @example formatPlateCode('7K3M9QX2ABCD') // '7K3M-9QX2-ABCD' */
export function formatPlateCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** The id of a public key: the first 20 bits of SHA-256 of its 32 raw bytes, as 4 characters. */
export async function plateKeyId(publicKey: Uint8Array): Promise<string> {
  const subtle = platform.crypto?.subtle;
  if (!subtle) throw new PlateVerifierMissing('WebCrypto is not available here');
  return encodeBase32(new Uint8Array(await subtle.digest('SHA-256', publicKey))).slice(0, KEY_ID_LENGTH);
}

/**
 * A code as the public list of ended plates names it: SHA-256 of its 12 ASCII characters, 64 hexadecimal digits. Whoever
 * holds a plate can find it in the list; the list names no plate to whoever doesn't.
 *
 * @throws RangeError when it is no plate code
 * @throws PlateVerifierMissing where WebCrypto is missing
 */
export async function plateCodeHash(code: string): Promise<string> {
  if (!isPlateCode(code)) throw new RangeError('not a plate code');
  const subtle = platform.crypto?.subtle;
  if (!subtle) throw new PlateVerifierMissing('WebCrypto is not available here');
  const digest = new Uint8Array(await subtle.digest('SHA-256', ascii(code)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The bytes that a plate's signature covers: `wardkit-plate:` and format, code and key id, in ASCII.
 *
 * @throws RangeError when the code's check character or the key id's form is wrong
 */
export function plateSigningInput(code: string, keyId: string): Uint8Array<ArrayBuffer> {
  if (!isPlateCode(code)) throw new RangeError('not a plate code');
  if (!PLATE_KEY_ID_PATTERN.test(keyId)) throw new RangeError('not a plate key id');
  return ascii(SIGNING_PREFIX + PLATE_FORMAT + code + keyId);
}

/**
 * Signs a code: the payload that, after a base, is the plate's link.
 *
 * @param sign makes an Ed25519 signature (64 bytes) with the private key that `keyId` names
 * @throws RangeError for a wrong code, key id or signature length
 * @example await signPlate({ code, keyId, sign: (message) => signWithStationKey(message) })
 */
export async function signPlate(of: {
  code: string;
  keyId: string;
  sign: (message: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
}): Promise<string> {
  const signature = await of.sign(plateSigningInput(of.code, of.keyId));
  if (signature.length !== SIGNATURE_BYTES) throw new RangeError('an Ed25519 signature has 64 bytes');
  return PLATE_FORMAT + of.code + of.keyId + encodeBase32(signature);
}

/**
 * The link that goes into the QR: base and payload in upper case. A base of up to 34 characters gives 41 modules at
 * level M. Upper-casing reaches the base's path too, so what answers there must not mind the case.
 *
 * @throws RangeError when the base isn't an http(s) address without user, query and fragment
 */
export function plateLink(base: string, payload: string): string {
  const trusted = normalBase(base);
  if (!trusted) throw new RangeError('a plate base is an http(s) address such as https://ward.example/D/');
  return upperAscii(trusted + payload);
}

/**
 * Reads any text (scanned, pasted or typed) without trusting it. Never throws, never opens anything, and takes time
 * linear in the text. A link counts as a plate only when it begins, character for character and regardless of ASCII
 * case, with a trusted base: no URL parser is asked, so none can be fooled by user names, escapes or look-alikes.
 *
 * Typed codes: spaces and hyphens are dropped, full-width forms are taken, O reads as 0, I and L as 1.
 *
 * @param trustedBases addresses that plates of this system begin with; one that isn't an http(s) address is ignored
 * @example readPlate('7k3m 9qx2 abcd', { trustedBases: [] }).kind // 'code' when its check fits
 */
export function readPlate(text: string, { trustedBases }: { trustedBases: readonly string[] }): PlateReading {
  if (text.length > LONGEST_TEXT) return { kind: 'unreadable', reason: 'too-long', shown: shownText(text) };
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'unreadable', reason: 'empty', shown: '' };
  if (/^[\x21-\x7e]+$/.test(trimmed)) {
    const lower = lowerAscii(trimmed);
    for (const candidate of trustedBases) {
      const base = normalBase(candidate);
      if (base && lower.startsWith(lowerAscii(base))) return readPayload(trimmed, base);
    }
  }
  const typed = readTypedCode(trimmed);
  if (typed.kind === 'code') return typed;
  const host = linkHost(trimmed);
  return host === undefined ? typed : { kind: 'foreign', shown: shownText(trimmed), host };
}

/**
 * Checks a plate's signature against a set of keys. Key ids are short, so every key with the plate's id is tried.
 *
 * @param keys public keys, as discovery gives them; a key that is not 32 bytes of base64url is passed over
 * @param verifier the platform's WebCrypto by default
 * @throws PlateVerifierMissing when the platform can't check Ed25519: try again with another verifier
 */
export async function verifyPlate<Key extends PlateKey>(
  plate: Plate,
  keys: readonly Key[],
  verifier: PlateVerifier = webCryptoVerifier,
): Promise<PlateCheck<Key>> {
  const signature = decodeBase32(plate.payload.slice(SIGNED_LENGTH));
  const told = plate.payload.slice(0, SIGNED_LENGTH) === plate.format + plate.code + plate.keyId;
  if (!told || !isPlateCode(plate.code) || signature?.length !== SIGNATURE_BYTES) return { state: 'altered' };
  const candidates = keys.filter((key) => key.keyId === plate.keyId);
  if (candidates.length === 0) return { state: 'unknown-key', keyId: plate.keyId };
  const message = plateSigningInput(plate.code, plate.keyId);
  for (const key of candidates) {
    const publicKey = decodeBase64Url(key.publicKey);
    if (publicKey?.length === 32 && (await verifier(publicKey, signature, message))) return { state: 'genuine', key };
  }
  return { state: 'altered' };
}

/** Ed25519 by WebCrypto; rejects with {@link PlateVerifierMissing} where the platform lacks it. */
export const webCryptoVerifier: PlateVerifier = async (publicKey, signature, message) => {
  const subtle = platform.crypto?.subtle;
  if (!subtle) throw new PlateVerifierMissing('WebCrypto is not available here');
  let key: unknown;
  try {
    key = await subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify']);
  } catch (cause) {
    // A DataError means that this key is no point of the curve; anything else, that the algorithm is unknown.
    if (cause instanceof Error && cause.name === 'DataError') return false;
    throw new PlateVerifierMissing('WebCrypto has no Ed25519 here', { cause });
  }
  return subtle.verify('Ed25519', key, signature, message);
};

function readPayload(text: string, base: string): PlateReading {
  const payload = upperAscii(text.slice(base.length).split(/[?#]/, 1)[0] ?? '');
  const damaged = { kind: 'unreadable', reason: 'link-damaged', shown: shownText(text) } as const;
  if (!/^[0-9A-HJKMNP-TV-Z]+$/.test(payload)) return damaged;
  if (payload[0] !== PLATE_FORMAT) return { ...damaged, reason: 'format-unknown' };
  if (payload.length !== PLATE_PAYLOAD_LENGTH) return damaged;
  const code = payload.slice(1, 1 + CODE_LENGTH);
  return {
    kind: 'plate',
    plate: { format: PLATE_FORMAT, code, keyId: payload.slice(1 + CODE_LENGTH, SIGNED_LENGTH), payload },
    base,
  };
}

function readTypedCode(text: string): PlateReading {
  const shown = shownText(text);
  const half = text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const plain = upperAscii(half.replace(/[\s\-_.\u00ad\u2010-\u2015\u2212\u30fb\u3002\u30fc\u00b7]/g, ''))
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (!/^[0-9A-Z]+$/.test(plain) || plain.length > 2 * CODE_LENGTH)
    return { kind: 'unreadable', reason: 'not-a-plate', shown };
  if (plain.length !== CODE_LENGTH) return { kind: 'unreadable', reason: 'code-length', shown };
  return isPlateCode(plain) ? { kind: 'code', code: plain } : { kind: 'unreadable', reason: 'code-check', shown };
}

/** The host of a text that some program might open, null for a link without a host, undefined for no link at all. */
function linkHost(text: string): string | null | undefined {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(text);
  const bare = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?=[:/?#]|$)/u.exec(text);
  if (bare && !scheme) return shownText(bare[0]);
  if (!scheme) return undefined;
  const authority = /^[\\/]{2,}([^\\/?#]*)/.exec(text.slice(scheme[0].length))?.[1];
  return authority ? shownText(authority.slice(authority.lastIndexOf('@') + 1)) : null;
}

/** A trusted base in the form that texts are compared with, or null: an empty one would make every link trusted. */
function normalBase(base: string): string | null {
  if (!/^https?:\/\/[a-z0-9.:[\]-]+(?:\/[\x21\x24-\x3e\x40-\x5b\x5d-\x7e]*)?$/i.test(base)) return null;
  return base.endsWith('/') ? base : `${base}/`;
}

/** Text of a stranger made fit to show: no control, no direction override, nothing invisible, not long. */
function shownText(text: string): string {
  const clean = text
    .slice(0, 4 * LONGEST_SHOWN)
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\p{M}{3,}/gu, '');
  const points = Array.from(clean);
  return points.length > LONGEST_SHOWN ? `${points.slice(0, LONGEST_SHOWN).join('')}…` : clean;
}

/** Multiplication by 2 in GF(32) with x^5 + x^2 + 1. */
function timesTwo(value: number): number {
  return value & 16 ? (value << 1) ^ 0b100101 : value << 1;
}

// Not String's own case mapping: that would turn the Kelvin sign into a k, and a look-alike into a trusted base.
function upperAscii(text: string): string {
  return text.replace(/[a-z]+/g, (found) => found.toUpperCase());
}

function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (found) => found.toLowerCase());
}

function ascii(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function decodeBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]+={0,2}$/.test(text)) return null;
  try {
    return Uint8Array.from(platform.atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) =>
      character.charCodeAt(0),
    );
  } catch {
    return null;
  }
}

function platformRandom(length: number): Uint8Array {
  const crypto = platform.crypto;
  if (!crypto) throw new RangeError('no cryptographic random numbers here');
  return crypto.getRandomValues(new Uint8Array(length));
}

// The contract is typed for no platform; these few things are the same in every one that it runs on.
interface PlatformSubtle {
  digest(algorithm: string, data: Uint8Array): Promise<ArrayBuffer>;
  importKey(
    format: 'raw',
    data: Uint8Array,
    algorithm: { name: string },
    extractable: boolean,
    usages: string[],
  ): Promise<unknown>;
  verify(algorithm: string, key: unknown, signature: Uint8Array, data: Uint8Array): Promise<boolean>;
}
const platform = globalThis as unknown as {
  readonly crypto?: {
    readonly subtle?: PlatformSubtle;
    getRandomValues<Bytes extends Uint8Array>(bytes: Bytes): Bytes;
  };
  atob(text: string): string;
};
