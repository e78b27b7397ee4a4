import { createHmac, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerConfig } from '../config.ts';
import { StartFailure } from '../start-failure.ts';
import { syncFolder } from '../storage/sync-folder.ts';

export interface KeyRingDocument {
  /** The first is used for new data; the others still open what they closed. */
  readonly keys: readonly { readonly id: string; readonly secret: string }[];
  /** Finds encrypted values again; it outlives a change of keys. */
  readonly lookup: string;
}

/**
 * The server's secrets. They come from the environment or a key file and never from the database. Each use has a key of
 * its own, derived (HKDF-SHA-256, RFC 5869) from a secret and the use's name.
 */
export class KeyRing {
  #secrets = new Map<string, Buffer>();
  #derived = new Map<string, Buffer>();
  #lookup: Buffer;
  #activeId: string;

  constructor(document: KeyRingDocument) {
    this.#secrets = secretsOf(document);
    this.#lookup = Buffer.from(document.lookup, 'base64');
    this.#activeId = document.keys[0]?.id ?? '';
  }

  /** The id of the key that new data is closed with. */
  get activeId(): string {
    return this.#activeId;
  }

  /** The ids of every key, the active one first. */
  get ids(): readonly string[] {
    return [...this.#secrets.keys()];
  }

  /**
   * Takes the keys of another document in place of its own, while calls go on.
   *
   * @throws {StartFailure} for another lookup key: what was recorded before would not be found any more
   */
  replace(document: KeyRingDocument): void {
    if (!this.#lookup.equals(Buffer.from(document.lookup, 'base64'))) {
      throw new StartFailure('The key ring has another lookup key, which no running server takes over.');
    }
    this.#secrets = secretsOf(document);
    this.#derived = new Map();
    this.#activeId = document.keys[0]?.id ?? '';
  }

  /**
   * The 32-byte key of a use.
   *
   * @param use such as `columns` or `attachments:<station id>`
   * @throws {Error} when the ring does not hold `keyId`
   */
  derive(use: string, keyId: string = this.activeId): Buffer {
    const name = `${keyId} ${use}`;
    const known = this.#derived.get(name);
    if (known !== undefined) return known;
    const secret = this.#secrets.get(keyId);
    if (secret === undefined) throw new Error(`the key ring has no key "${keyId}"`);
    const key = Buffer.from(hkdfSync('sha256', secret, 'wardkit', use, 32));
    this.#derived.set(name, key);
    return key;
  }

  /** Whether the ring has a key of this id. */
  holds(keyId: string): boolean {
    return this.#secrets.has(keyId);
  }

  /**
   * A public mark of a key, by which one tells whether two rings hold the same without learning it.
   *
   * @throws {Error} when the ring does not hold `keyId`
   */
  fingerprint(keyId: string): string {
    return this.derive('fingerprint', keyId).toString('base64url').slice(0, 16);
  }

  /** The mark of the secret that finds encrypted values again. */
  lookupFingerprint(): string {
    return this.hash('fingerprint', 'lookup').slice(0, 16);
  }

  /** A keyed hash (HMAC-SHA-256, base64url) that finds a value again without opening it. */
  hash(use: string, value: string): string {
    return createHmac('sha256', this.#lookup).update(`${use}\n${value}`).digest('base64url');
  }

  /** An Ed25519 key pair of a use, with the 32 raw bytes of its public key. */
  signingKey(use: string, keyId: string = this.activeId): { privateKey: KeyObject; publicKey: KeyObject; raw: Buffer } {
    // PKCS #8 of an Ed25519 seed, RFC 8410 section 7.
    const seed = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), this.derive(use, keyId)]);
    const privateKey = createPrivateKey({ key: seed, format: 'der', type: 'pkcs8' });
    const publicKey = createPublicKey(privateKey);
    return { privateKey, publicKey, raw: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32) };
  }
}

function secretsOf({ keys }: KeyRingDocument): Map<string, Buffer> {
  return new Map(keys.map(({ id, secret }) => [id, Buffer.from(secret, 'base64')]));
}

function newSecret(): string {
  return randomBytes(32).toString('base64');
}

/** A new random key under an id that no other has. */
export function newKey(): KeyRingDocument['keys'][number] {
  return { id: `k${randomBytes(3).toString('hex')}`, secret: newSecret() };
}

/** A ring with new random secrets. */
export function newKeyRingDocument(): string {
  return JSON.stringify({ keys: [newKey()], lookup: newSecret() } satisfies KeyRingDocument);
}

/** Where a key ring comes from: the given JSON, or `keys.json` in the data folder. */
export type RingSource = Pick<ServerConfig, 'keyRing' | 'keyRingFile' | 'dataFolder'>;

/**
 * Reads the key ring; null when there is none.
 *
 * @throws {StartFailure} when the file can be read by others or isn't a key ring
 */
export async function findKeyRing({ dataFolder, keyRing, keyRingFile }: RingSource): Promise<KeyRingDocument | null> {
  if (keyRing !== null) return parseKeyRing(keyRing, 'WARDKIT_KEYS');
  if (keyRingFile !== null) return readGivenFile(keyRingFile);
  const path = keyFileOf(dataFolder);
  if (!existsSync(path)) return null;
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new StartFailure(`The key file ${path} can be read by other users. Run: chmod 600 ${path}`);
  }
  return parseKeyRing(await readFile(path, 'utf8'), path);
}

/** Who mounts a secret into a container says who may read it; that nobody else writes it is ours to look at. */
async function readGivenFile(path: string): Promise<KeyRingDocument> {
  const { mode } = await stat(path).catch(() => ({ mode: 0 }));
  if (process.platform !== 'win32' && (mode & 0o002) !== 0) {
    throw new StartFailure(`The key file ${path} can be written by every user. Run: chmod o-w ${path}`);
  }
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new StartFailure(`The key file ${path} can't be read (${cause.code}).`);
  });
  return parseKeyRing(text, path);
}

/** As {@link findKeyRing}. @throws {StartFailure} also when there is none */
export async function readKeyRing(source: RingSource): Promise<KeyRingDocument> {
  const document = await findKeyRing(source);
  if (document !== null) return document;
  throw new StartFailure(
    `There is no key ring: neither WARDKIT_KEYS nor ${keyFileOf(source.dataFolder)}. Put the one that the servers use there first.`,
  );
}

/** Makes the first key ring of a folder. Where another process was faster, theirs is read. */
export async function makeKeyRing(source: RingSource): Promise<KeyRingDocument> {
  const path = keyFileOf(source.dataFolder);
  // Whole or not at all: half a key file would look like a damaged one for ever after.
  const draft = `${path}.${process.pid}.draft`;
  await writeFile(draft, newKeyRingDocument(), { mode: 0o600, flush: true });
  try {
    // Unlike a rename it never takes the place of a file that another server made in this moment.
    await link(draft, path);
  } catch (cause) {
    if (!existsSync(path)) throw cause;
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(source.dataFolder);
  return readKeyRing(source);
}

/** What a person calls the ring: the name of a variable or a file. */
export function nameOfRing({ dataFolder, keyRing, keyRingFile }: RingSource): string {
  return keyRing === null ? (keyRingFile ?? keyFileOf(dataFolder)) : 'WARDKIT_KEYS';
}

/** Where the key ring of a folder lies. */
export function keyFileOf(folder: string): string {
  return join(folder, 'keys.json');
}

/** Writes a ring in place of the one that is there, whole or not at all. */
export async function writeKeyRing(folder: string, document: KeyRingDocument): Promise<void> {
  const path = keyFileOf(folder);
  const draft = `${path}.${process.pid}.draft`;
  await writeFile(draft, JSON.stringify(document), { mode: 0o600, flush: true });
  await rename(draft, path);
  await syncFolder(folder);
}
function parseKeyRing(text: string, source: string): KeyRingDocument {
  const wrong = new StartFailure(
    `${source} is no key ring. Restore it from your backup: without it, encrypted records can't be opened.`,
  );
  let value: Partial<KeyRingDocument> | null;
  try {
    value = JSON.parse(text) as Partial<KeyRingDocument> | null;
  } catch {
    // `npm run keys -- new > keys.json` puts npm's own lines before the document.
    if (!/^\s*\{.*"lookup"/m.test(text)) throw wrong;
    throw new StartFailure(
      `${source} holds a key ring and other text around it. Keep the line that begins with { alone (npm prints lines of its own unless it is called with --silent).`,
    );
  }
  const isSecret = (secret: unknown) => typeof secret === 'string' && Buffer.from(secret, 'base64').length >= 32;
  const keys = value?.keys;
  if (!Array.isArray(keys) || keys.length === 0 || !isSecret(value?.lookup)) throw wrong;
  if (!keys.every((key) => /^[\w-]{1,32}$/.test(String(key?.id)) && isSecret(key?.secret))) throw wrong;
  return { keys, lookup: String(value?.lookup) };
}
