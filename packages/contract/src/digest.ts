/**
 * SHA-256 by WebCrypto.
 *
 * @throws {TypeError} where there is none: a page needs a secure origin
 */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const subtle = platform.crypto?.subtle;
  if (!subtle) throw new TypeError('WebCrypto is not available here: a page needs a secure origin');
  return new Uint8Array(await subtle.digest('SHA-256', bytes));
}

/** Text as UTF-8. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new platform.TextEncoder().encode(text);
}

/** Bytes as lower-case hexadecimal digits. */
export function hexOfBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The 32 bytes of a hash in hexadecimal digits; null for anything else. */
export function bytesOfHex(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[0-9a-f]{64}$/.test(text)) return null;
  return Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(text.slice(at * 2, at * 2 + 2), 16));
}

/** The bytes of base64 with its padding; null for anything else, so that a value has one spelling. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(platform.atob(text), (character) => character.charCodeAt(0));
  return platform.btoa(String.fromCharCode(...bytes)) === text ? bytes : null;
}

/** The part of the web platform used here, typed by itself: the contract is compiled without the DOM's types. */
const platform = globalThis as unknown as {
  readonly crypto?: { readonly subtle?: { digest(algorithm: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer> } };
  readonly TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };
  btoa(text: string): string;
  atob(text: string): string;
};
