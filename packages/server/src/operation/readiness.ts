import { sql } from 'kysely';
import { pendingMigrations } from '../database/migrate.ts';
import type { Database } from '../database/open.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { missingKeys } from '../privacy/needed-keys.ts';
import type { AttachmentStore } from '../storage/attachment-store.ts';

/** What a server needs to answer calls. */
export type ReadinessCheck = 'database' | 'migrations' | 'keys' | 'attachments' | 'not-stopping';

export interface ReadinessParts {
  readonly database: Database;
  readonly keys: KeyRing;
  readonly attachments: Pick<AttachmentStore, 'probe'>;
}

/** Whoever probes wants an answer soon; a database that takes longer serves nobody. */
const patienceMilliseconds = 2000;
/** Which keys the database needs takes a look at every sealed column. */
const keysFreshMilliseconds = 300_000;

/** Whether this process can answer calls now. */
export class Readiness {
  readonly #parts: ReadinessParts;
  #isStopping = false;
  #isMigrated = false;
  #keysLookedAt = Number.NEGATIVE_INFINITY;
  #hasKeys = true;
  #look: Promise<readonly ReadinessCheck[]> | null = null;

  constructor(parts: ReadinessParts) {
    this.#parts = parts;
  }

  /** From now on the server is not ready: balancers send nobody here any more. */
  stop(): void {
    this.#isStopping = true;
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** The checks that fail; none when the server is ready. */
  async failing(): Promise<readonly ReadinessCheck[]> {
    if (this.#isStopping) return ['not-stopping'];
    // Anybody may ask, and each look is a query and a request of the store: who asks meanwhile is answered with this one.
    this.#look ??= this.#findFailing().finally(() => {
      this.#look = null;
    });
    return this.#look;
  }

  async #findFailing(): Promise<readonly ReadinessCheck[]> {
    const { database, attachments } = this.#parts;
    if (!(await holds(() => sql`select 1`.execute(database.kysely)))) return ['database'];
    const failing: ReadinessCheck[] = [];
    // Migrations only go forward: once all are there it stays so.
    this.#isMigrated ||= await holds(async () => {
      if ((await pendingMigrations(database)).length > 0) throw new Error('pending');
    });
    if (!this.#isMigrated) failing.push('migrations');
    if (!(await this.#opensWhatIsThere())) failing.push('keys');
    const patience = AbortSignal.timeout(patienceMilliseconds);
    if (!(await holds(() => attachments.probe(patience)))) failing.push('attachments');
    return failing;
  }

  async #opensWhatIsThere(): Promise<boolean> {
    const now = performance.now();
    if (now - this.#keysLookedAt < keysFreshMilliseconds) return this.#hasKeys;
    this.#keysLookedAt = now;
    const { database, keys } = this.#parts;
    // Another process may have put a key into use that this one was never given.
    this.#hasKeys = await missingKeys(database, keys).then(
      (missing) => missing.length === 0,
      () => this.#hasKeys,
    );
    return this.#hasKeys;
  }
}

async function holds(work: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, patienceMilliseconds, false);
  });
  try {
    return await Promise.race([work().then(() => true), tooLate]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
