import { type DBSchema, openDB } from 'idb';
import { newIdentifier } from './identifier.ts';

/**
 * A call for help of this device: its id, and the secret by which its sender alone asks how far the help is.
 * @example
 * const { requestId, receipt }: HelpReceipt = await makeHelpReceipt('7Q4M2XK90P3C');
 * const call = { kind: 'advice', plateCode: '7Q4M2XK90P3C', message: null, telephone: null, consentedPoint: null } as const;
 * await ward.helpRequests.create(requestId, receipt, call);
 */
export interface HelpReceipt {
  readonly requestId: string;
  readonly receipt: string;
}

/** `CryptoKey`, which is a type in the DOM's words and none in Node's. */
type ReceiptKey = Parameters<typeof crypto.subtle.sign>[1];

interface KeptReceipt {
  readonly requestId: string;
  readonly plateCode: string;
  readonly at: number;
  /** A key that no script can read: the receipt is computed from it and lies nowhere. */
  readonly key: ReceiptKey;
}
interface Tables extends DBSchema {
  receipts: { key: string; value: KeptReceipt };
}

const databaseName = 'wardkit-help';
/** A call is over long before; the next person with this phone learns nothing of it. */
const keptFor = 24 * 60 * 60 * 1000;

/**
 * The receipt of a new call for help. It is kept on the device for a day, because a phone throws the page away while
 * its owner telephones; on an origin without `crypto.subtle` or storage it lasts as long as the page.
 *
 * @param plateCode the code of the plate that the call is made from
 * @param now milliseconds since 1970
 * @example const { requestId, receipt } = await makeHelpReceipt('7Q4M2XK90P3C');
 */
export async function makeHelpReceipt(plateCode: string, now: number = Date.now()): Promise<HelpReceipt> {
  const requestId = newIdentifier(now);
  try {
    const key = await subtle().generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    await withReceipts(async (database) => {
      const old = (await database.getAll('receipts')).filter(({ at }) => isOver(at, now));
      const transaction = database.transaction('receipts', 'readwrite');
      await Promise.all([
        ...old.map((each) => transaction.store.delete(each.requestId)),
        transaction.store.put({ requestId, plateCode, at: now, key }),
        transaction.done,
      ]);
    });
    return { requestId, receipt: await receiptOf(key, requestId) };
  } catch {
    return { requestId, receipt: base64Url(crypto.getRandomValues(new Uint8Array(32))) };
  }
}

/**
 * The last call that this device made from a plate within a day; null where there was none, or it was not kept.
 * @example const call = await findHelpReceipt('7Q4M2XK90P3C');
 */
export async function findHelpReceipt(plateCode: string, now: number = Date.now()): Promise<HelpReceipt | null> {
  try {
    const kept = await withReceipts(async (database) => {
      const all = await database.getAll('receipts');
      const over = all.filter(({ at }) => isOver(at, now));
      await Promise.all(over.map((each) => database.delete('receipts', each.requestId)));
      return all.filter((each) => !over.includes(each));
    });
    const last = kept.filter((each) => each.plateCode === plateCode).sort((one, other) => other.at - one.at)[0];
    return last === undefined
      ? null
      : { requestId: last.requestId, receipt: await receiptOf(last.key, last.requestId) };
  } catch {
    return null;
  }
}

/**
 * Lets go of the receipt of a call that is over.
 * @example
 * const call = await findHelpReceipt('7Q4M2XK90P3C');
 * if (call !== null) await forgetHelpReceipt(call.requestId);
 */
export async function forgetHelpReceipt(requestId: string): Promise<void> {
  // What could not be kept need not be forgotten.
  await withReceipts((database) => database.delete('receipts', requestId)).catch(() => {});
}

function subtle(): typeof crypto.subtle {
  const { subtle: found } = crypto as Partial<typeof crypto>;
  if (found === undefined) throw new Error('This origin has no crypto.subtle');
  return found;
}

// A clock that was set back is no reason to lose the call.
function isOver(at: number, now: number): boolean {
  return Math.abs(now - at) > keptFor;
}

async function receiptOf(key: ReceiptKey, requestId: string): Promise<string> {
  return base64Url(new Uint8Array(await subtle().sign('HMAC', key, new TextEncoder().encode(requestId))));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

type Database = Awaited<ReturnType<typeof openDB<Tables>>>;

async function withReceipts<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDB<Tables>(databaseName, 1, {
    upgrade: (fresh) => void fresh.createObjectStore('receipts', { keyPath: 'requestId' }),
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}
