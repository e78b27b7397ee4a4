/** What a webhook carries beside its body, by the names of Standard Webhooks (https://www.standardwebhooks.com). */
export interface WebhookHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/**
 * Headers as they arrive: those of Fetch, or a record as Node has it, in any case.
 * @example
 * const fromFetch: ReceivedHeaders = new Headers({ 'webhook-id': '0190e0a0-0000-7000-8000-0000000000d1' });
 * const fromNode: ReceivedHeaders = { 'webhook-id': '0190e0a0-0000-7000-8000-0000000000d1' };
 */
export type ReceivedHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * How far the time of an attempt may lie from the receiver's clock, in seconds, both ways.
 * @example
 * // A clock that is wrong by more than this refuses every webhook: watch it.
 * const isClockFit = (driftInSeconds: number) => Math.abs(driftInSeconds) < webhookTolerance / 2;
 */
export const webhookTolerance = 300;

/**
 * Why a webhook is not believed.
 * @example
 * const isAnAttack = (reason: WebhookRefusal) => reason === 'no-signature-matches';
 */
export type WebhookRefusal = 'header-missing' | 'header-malformed' | 'too-old' | 'too-new' | 'no-signature-matches';

/**
 * A webhook that must not be believed. `reason` is for a program; nothing of the webhook or of a secret is in it.
 * @example
 * function statusFor(error: unknown): number {
 *   return error instanceof WebhookRefused ? 401 : 500;
 * }
 */
export class WebhookRefused extends Error {
  override readonly name: string = 'WebhookRefused';
  readonly reason: WebhookRefusal;

  constructor(reason: WebhookRefusal, message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Signs one attempt of a delivery: HMAC-SHA-256 over `id.timestamp.body`, once for each live secret.
 *
 * @param secrets the live secrets, `whsec_` and base64, at least one
 * @param attempt `id` is the event's, the same in every attempt, and has no full stop; `at` is the attempt's own time;
 *   `body` is what is sent, byte for byte
 * @throws {TypeError} for no secret, one that is not well formed, or an id that cannot stand in a header
 * @example
 * const secret = createWebhookSecret();
 * const body = JSON.stringify({ specversion: '1.0', id: '0190e0a0-0000-7000-8000-0000000000d1' });
 * const headers = await signWebhook([secret], { id: '0190e0a0-0000-7000-8000-0000000000d1', at: new Date(), body });
 */
export async function signWebhook(
  secrets: readonly string[],
  attempt: { readonly id: string; readonly at: Date; readonly body: string | Uint8Array },
): Promise<WebhookHeaders> {
  if (!wellFormedId.test(attempt.id)) throw new TypeError('a webhook id is visible ASCII without a full stop');
  const timestamp = String(Math.floor(attempt.at.getTime() / 1000));
  if (!wellFormedTimestamp.test(timestamp)) throw new TypeError('a webhook needs the time of its attempt');
  const signed = signedBytes(attempt.id, timestamp, attempt.body);
  const keys = await keysOf(secrets);
  const signatures = await Promise.all(keys.map((key) => subtle().sign('HMAC', key, signed)));
  return {
    'webhook-id': attempt.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.map((bytes) => `v1,${toBase64(new Uint8Array(bytes))}`).join(' '),
  };
}

/**
 * Checks that a webhook is genuine and recent. It may still come twice: keep the ids of the last days.
 *
 * @param secrets the secrets that the receiver holds; while one is changed, both
 * @param received the headers, and the body byte for byte as it arrived, before anything parses it
 * @param options `now` is the receiver's clock; `toleranceSeconds` is {@link webhookTolerance} when absent
 * @returns the id of the event and the time of the attempt
 * @throws {WebhookRefused} for a webhook that must not be believed
 * @throws {TypeError} for no secret, one that is not well formed, or a body that was parsed already
 * @example
 * async function idOf(request: Request, secret: string): Promise<string> {
 *   const { id } = await verifyWebhook([secret], { headers: request.headers, body: await request.text() });
 *   return id;
 * }
 */
export async function verifyWebhook(
  secrets: readonly string[],
  received: { readonly headers: ReceivedHeaders; readonly body: string | Uint8Array },
  options: { readonly now?: Date; readonly toleranceSeconds?: number } = {},
): Promise<{ id: string; at: Date }> {
  const keys = await keysOf(secrets);
  const id = header(received.headers, 'webhook-id', wellFormedId);
  const timestamp = header(received.headers, 'webhook-timestamp', wellFormedTimestamp);
  const signatures = header(received.headers, 'webhook-signature', wellFormedSignatures);
  const at = Number(timestamp);
  const now = Math.floor((options.now ?? new Date()).getTime() / 1000);
  const tolerance = options.toleranceSeconds ?? webhookTolerance;
  if (now - at > tolerance) throw new WebhookRefused('too-old', 'the webhook was sent too long ago');
  if (at - now > tolerance) throw new WebhookRefused('too-new', 'the webhook is from the future: compare the clocks');
  const signed = signedBytes(id, timestamp, received.body);
  for (const signature of ofVersion1(signatures)) {
    for (const key of keys) {
      if (await subtle().verify('HMAC', key, signature, signed)) return { id, at: new Date(at * 1000) };
    }
  }
  throw new WebhookRefused('no-signature-matches', 'no signature of the webhook was made with one of the secrets');
}

/**
 * Makes a secret of 32 random bytes: `whsec_` and their base64.
 * @example
 * const secret = createWebhookSecret(); // whsec_…: keep it with the other secrets of the receiver
 */
export function createWebhookSecret(): string {
  return secretPrefix + toBase64(webCrypto().getRandomValues(new Uint8Array(32)));
}

const secretPrefix = 'whsec_';
const wellFormedId = /^[\x21-\x2d\x2f-\x7e]{1,200}$/;
const wellFormedTimestamp = /^[1-9]\d{0,11}$/;
/** Signatures of any version, so that one of a later version can stand beside those of today. */
const wellFormedSignatures = /^[a-z0-9]+,[A-Za-z0-9+/=_-]+( [a-z0-9]+,[A-Za-z0-9+/=_-]+)*$/;
/** A receiver that is sent more has no reason to go on reading: a sender has two live secrets. */
const mostSignatures = 16;

function ofVersion1(signatures: string): Uint8Array<ArrayBuffer>[] {
  const made = signatures.split(' ').slice(0, mostSignatures);
  return made.flatMap((each) => (each.startsWith('v1,') ? (fromBase64(each.slice(3)) ?? []) : []));
}

function header(headers: ReceivedHeaders, name: string, wellFormed: RegExp): string {
  const value = receivedValue(headers, name);
  if (value === null || value === '') throw new WebhookRefused('header-missing', `the webhook has no ${name}`);
  if (!wellFormed.test(value)) throw new WebhookRefused('header-malformed', `the ${name} of the webhook is malformed`);
  return value;
}

function receivedValue(headers: ReceivedHeaders, name: string): string | null {
  if (typeof headers.get === 'function') return headers.get(name);
  const found = Object.entries(headers as Readonly<Record<string, string | readonly string[] | undefined>>).filter(
    ([key, value]) => key.toLowerCase() === name && value !== undefined,
  );
  // Two of one header are joined as Fetch joins them, which no well-formed value survives.
  return found.length === 0 ? null : found.flatMap(([, value]) => value ?? []).join(', ');
}

/** The bytes that are signed. The body stays bytes: decoding one that is no UTF-8 would change what is checked. */
function signedBytes(id: string, timestamp: string, body: string | Uint8Array): Uint8Array<ArrayBuffer> {
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) {
    throw new TypeError(
      'the body of a webhook is its text or bytes as they arrived: take it before anything parses it, such as by request.text() or express.raw()',
    );
  }
  const { TextEncoder } = platform;
  const before = new TextEncoder().encode(`${id}.${timestamp}.`);
  const content = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const signed = new Uint8Array(before.length + content.length);
  signed.set(before);
  signed.set(content, before.length);
  return signed;
}

async function keysOf(secrets: readonly string[]): Promise<HmacKey[]> {
  if (!Array.isArray(secrets)) throw new TypeError('the secrets of a webhook are a list');
  if (secrets.length === 0) throw new TypeError('a webhook needs at least one secret');
  return Promise.all(secrets.map(keyOf));
}

function keyOf(secret: string): Promise<HmacKey> {
  const bytes =
    typeof secret === 'string' && secret.startsWith(secretPrefix)
      ? fromBase64(secret.slice(secretPrefix.length))
      : null;
  if (bytes === null || bytes.length < 24 || bytes.length > 64) {
    throw new TypeError('a webhook secret is whsec_ and the base64 of 24 to 64 bytes');
  }
  return subtle().importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

function toBase64(bytes: Uint8Array): string {
  return platform.btoa(String.fromCharCode(...bytes));
}

/** The bytes of base64 with its padding; null for anything else, so that a value has one spelling. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(platform.atob(text), (character) => character.charCodeAt(0));
  return toBase64(bytes) === text ? bytes : null;
}

function subtle(): Subtle {
  return webCrypto().subtle ?? missing();
}

function webCrypto(): NonNullable<typeof platform.crypto> {
  return platform.crypto ?? missing();
}

function missing(): never {
  throw new TypeError('WebCrypto is not available here: a page needs a secure origin');
}

/** A key of WebCrypto; what is in it is nobody's business. */
type HmacKey = object;

interface Subtle {
  importKey(
    format: 'raw',
    bytes: Uint8Array<ArrayBuffer>,
    algorithm: { name: 'HMAC'; hash: 'SHA-256' },
    extractable: false,
    uses: ['sign', 'verify'],
  ): Promise<HmacKey>;
  sign(algorithm: 'HMAC', key: HmacKey, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  verify(
    algorithm: 'HMAC',
    key: HmacKey,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
}

/** The part of the web platform used here, typed by itself: the contract is compiled without the DOM's types. */
const platform = globalThis as unknown as {
  readonly crypto?: { readonly subtle?: Subtle; getRandomValues(bytes: Uint8Array): Uint8Array };
  readonly TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };
  btoa(text: string): string;
  atob(text: string): string;
};
