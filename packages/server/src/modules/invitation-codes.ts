import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { RequestProblem } from '../http/request-problem.ts';
import type { KeyRing } from '../privacy/key-ring.ts';

/** Crockford's base32: no letter that looks like a digit, and no U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 16;
/** Wrong codes within an hour after which an account is refused. */
export const mostWrongCodes = 10;
const hour = 3_600_000;

/** A new code: 80 random bits. */
export function newInvitationCode(): string {
  return [...randomBytes(codeLength)].map((byte) => alphabet[byte % alphabet.length]).join('');
}

/** A code as it was printed, from one as it was typed; null for what is no code. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return code.length === codeLength && [...code].every((letter) => alphabet.includes(letter)) ? code : null;
}

/** What a code is found again by. The paper holds the only copy. */
export function hashOfInvitationCode(keys: KeyRing, code: string): string {
  return keys.hash('invitations.code', code);
}

/**
 * Counts the wrong codes of one account, at every process and through restarts: it holds their row to the end of the
 * transaction, so that guesses made at once are counted one by one.
 */
export class WrongCodes {
  readonly #transaction: Transaction<Schema>;
  readonly #place: { readonly stationId: string; readonly accountId: string };
  readonly #now: Date;
  readonly #recent: readonly string[];

  private constructor(
    transaction: Transaction<Schema>,
    place: { readonly stationId: string; readonly accountId: string },
    now: Date,
    recent: readonly string[],
  ) {
    this.#transaction = transaction;
    this.#place = place;
    this.#now = now;
    this.#recent = recent;
  }

  /** @throws {RequestProblem} `rate-limited` until the hour has passed */
  static async of(
    transaction: Transaction<Schema>,
    place: { readonly stationId: string; readonly accountId: string },
    now: Date,
  ): Promise<WrongCodes> {
    await transaction
      .insertInto('wrong_codes')
      .values({ station_id: place.stationId, account_id: place.accountId, tried_at: '[]' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { tried_at: tries } = await transaction
      .selectFrom('wrong_codes')
      .select('tried_at')
      .where('station_id', '=', place.stationId)
      .where('account_id', '=', place.accountId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const recent = tries.filter((at) => Date.parse(at) > now.getTime() - hour);
    const [first] = recent;
    if (first !== undefined && recent.length >= mostWrongCodes) {
      const seconds = Math.ceil((Date.parse(first) + hour - now.getTime()) / 1000);
      throw new RequestProblem('rate-limited', { headers: { 'retry-after': String(seconds) } });
    }
    return new WrongCodes(transaction, place, now, recent);
  }

  /** Notes one more. */
  async add(): Promise<void> {
    await this.#transaction
      .updateTable('wrong_codes')
      .set({ tried_at: JSON.stringify([...this.#recent, this.#now.toISOString()]) })
      .where('station_id', '=', this.#place.stationId)
      .where('account_id', '=', this.#place.accountId)
      .execute();
  }
}
