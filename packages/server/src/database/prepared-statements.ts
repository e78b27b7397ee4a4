import pg from 'pg';

/** Makes the rest of a transaction run under the role that owns nothing. */
export const takeRole = 'set local role wardkit_app';
/** The same at the beginning of it. */
export const beginAsApplication = `begin; ${takeRole}`;

/** A statement is prepared from the use on that has this number: what is asked once stays out. */
const oftenEnough = 5;
/** Statements that are prepared at most; each costs every connection its parsed form and its plan. */
const mostPrepared = 250;
/** Texts that are counted at most. Lists of changing length make new ones without end. */
const mostCounted = 5000;

/**
 * Names the statements that come often, so that each connection parses and plans them once: with row-level security that is
 * most of what a small reading costs PostgreSQL.
 */
export class PreparedStatements {
  readonly #uses = new Map<string, number>();
  readonly #numbers = new Map<string, number>();
  #generation = 1;

  /** The name of a statement that is asked for now, or null where it is not to be prepared. */
  nameOf(text: string): string | null {
    const known = this.#numbers.get(text);
    if (known !== undefined) return `wardkit ${this.#generation}.${known}`;
    if (this.#numbers.size >= mostPrepared) return null;
    const uses = (this.#uses.get(text) ?? 0) + 1;
    if (uses < oftenEnough) {
      if (this.#uses.size >= mostCounted) this.#uses.clear();
      this.#uses.set(text, uses);
      return null;
    }
    this.#uses.delete(text);
    this.#numbers.set(text, this.#numbers.size);
    return this.nameOf(text);
  }

  /** Gives up all names: what is prepared on any connection was made for a schema of before. */
  renew(): void {
    this.#generation += 1;
  }

  /**
   * A class of clients for the pool that shares these names. They prepare under the role that owns nothing only: a plan that
   * was made for one role is never there for another, as PostgreSQL before 15.9, 16.5 and 17.1 could take it.
   *
   * @see https://www.postgresql.org/support/security/CVE-2024-10976/
   */
  clientClass(): typeof pg.Client {
    const statements = this;
    return class PreparingClient extends pg.Client {
      #mayPrepare = false;

      // None of the many forms that are declared is left out: what a form answers is what pg answers.
      override query(...args: unknown[]): never {
        const [text, values, ...others] = args;
        if (text === 'commit' || text === 'rollback') this.#mayPrepare = false;
        else if (typeof text === 'string' && text.startsWith(beginAsApplication)) this.#mayPrepare = true;
        const isFit = this.#mayPrepare && typeof text === 'string' && Array.isArray(values) && values.length > 0;
        const name = isFit ? statements.nameOf(text) : null;
        const given = name === null ? args : [{ name, text, values }, ...others];
        const answer = Reflect.apply(super.query, this, given);
        if (name === null || !(answer instanceof Promise)) return answer as never;
        return answer.catch((cause: unknown) => {
          if (isOfFormerSchema(cause)) statements.renew();
          throw cause;
        }) as never;
      }
    };
  }
}

/**
 * Whether a prepared statement was refused because its columns have changed since: a migration added one. Under its next name the
 * same statement is taken.
 *
 * @see https://www.postgresql.org/docs/15/sql-prepare.html
 */
export function isOfFormerSchema(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    'code' in cause &&
    cause.code === '0A000' &&
    'routine' in cause &&
    cause.routine === 'RevalidateCachedQuery'
  );
}
