import type { OperationRecord } from '@wardkit/contract/operation';
import type { Role } from '@wardkit/contract/role';
import { type Account, type Accounts, stranger } from './account.ts';
import type { Budget } from './budget.ts';
import { Caller, type Line, recordOf } from './caller.ts';
import { Finder } from './finder.ts';
import type { Ledger } from './ledger.ts';
import { Receiver } from './receiver.ts';
import type { Target } from './target.ts';
import { NotExamined, need } from './violation.ts';

/** What whoever runs the kit asked for. */
export interface RunOptions {
  /** Checks may leave records that cannot be deleted. */
  readonly writeRecords: boolean;
  /** An origin that the server lists, so that its pages may call. */
  readonly listedOrigin: string | null;
  /** Seconds that a stream may be silent; the contract's 20 where nothing is said. Tests of the kit say less. */
  readonly longestSilence?: number;
  /** Seconds that a check waits for the second attempt of a webhook; 16 where nothing is said. */
  readonly longestRetryWait?: number;
}

/** What checks work with: who may call, what is claimed, and where to note what they make. */
export class Context {
  readonly target: Target;
  /** The claimed operations. */
  readonly operations: readonly OperationRecord[];
  /** Operations that are claimed and answered as not-served all the same: they are told once and left alone. */
  readonly unserved: readonly OperationRecord[];
  readonly accounts: Accounts;
  readonly options: RunOptions;
  readonly ledger: Ledger;
  readonly finder: Finder;
  readonly stranger: Caller;
  /** The accounts of the station that most of them belong to. */
  readonly home: readonly Caller[];
  /** Accounts of other stations. */
  readonly others: readonly Caller[];
  /** Those who have signed in and whom no station knows. */
  readonly newcomers: readonly Caller[];
  readonly #line: Line;
  readonly #turns = new Map<string, number>();
  #receiver: Promise<Receiver> | null = null;

  constructor(parts: {
    target: Target;
    operations: readonly OperationRecord[];
    unserved: readonly OperationRecord[];
    accounts: Accounts;
    options: RunOptions;
    ledger: Ledger;
    line: Line;
  }) {
    this.target = parts.target;
    this.operations = parts.operations;
    this.unserved = parts.unserved;
    this.accounts = parts.accounts;
    this.options = parts.options;
    this.ledger = parts.ledger;
    this.finder = new Finder(parts.operations);
    this.#line = parts.line;
    this.stranger = this.caller(stranger);
    const isNewcomer = ({ session }: Account) => session !== null && session.stationId === null;
    const known = parts.accounts.accounts.filter((account) => !isNewcomer(account));
    this.newcomers = parts.accounts.accounts.filter(isNewcomer).map((account) => this.caller(account));
    const station = homeStation(known);
    const callers = known.map((account) => this.caller(account));
    this.home = callers.filter(({ account }) => account.station === station);
    this.others = callers.filter(({ account }) => account.station !== station);
  }

  get budget(): Budget {
    return this.#line.budget;
  }

  /**
   * The kit's own receiver of webhooks, for a server on this machine.
   *
   * @throws {NotExamined} for a server elsewhere, which could not reach it
   */
  receiver(): Promise<Receiver> {
    const { hostname } = this.target.base;
    if (!/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) {
      throw new NotExamined('the kit receives webhooks on 127.0.0.1, which only a server on the same machine reaches');
    }
    this.#receiver ??= Receiver.listen();
    return this.#receiver;
  }

  /** Closes what the context has opened. */
  async close(): Promise<void> {
    (await this.#receiver)?.close();
  }

  caller(account: Account): Caller {
    return new Caller(account, this.#line);
  }

  claims(id: string): boolean {
    return this.operations.some((operation) => operation.id === id);
  }

  /** The home accounts that an operation admits. */
  callersOf(operation: OperationRecord | string): readonly Caller[] {
    const record = recordOf(operation);
    return this.home.filter(({ account }) => mayCall(account, record));
  }

  /**
   * A home account that an operation admits; another one each time, so that no quota is used up.
   *
   * @throws {NotExamined} where there is none
   */
  callerOf(operation: OperationRecord | string): Caller {
    const record = recordOf(operation);
    if (record.scope === null) return this.stranger;
    const callers = this.callersOf(record);
    const turn = this.#turns.get(record.id) ?? 0;
    this.#turns.set(record.id, turn + 1);
    const roles = Object.keys(record.callers).join(', ');
    return need(
      callers[turn % Math.max(1, callers.length)],
      `no account of a role that may call ${record.id} (${roles})`,
    );
  }

  /** The account of a role at the home station. @throws {NotExamined} */
  as(role: Role): Caller {
    return need(
      this.home.find(({ account }) => account.role === role),
      `no account of the role ${role}`,
    );
  }

  /** An account of another station that an operation admits. @throws {NotExamined} */
  foreignerOf(operation: OperationRecord | string): Caller {
    const record = recordOf(operation);
    return need(
      this.others.find(({ account }) => mayCall(account, record)),
      `no account of another station that may call ${record.id}`,
    );
  }

  /** The claimed operations of a kind that there is an account for. @throws {NotExamined} where there is none */
  operationsWhere(isMeant: (operation: OperationRecord) => boolean): readonly OperationRecord[] {
    const meant = this.operations.filter(isMeant);
    const callable = meant.filter((record) => record.scope === null || this.callersOf(record).length > 0);
    if (callable.length === 0) throw new NotExamined('no operation of this kind that there is an account for');
    return callable;
  }
}

/** Whether an account's role is named by an operation and its token has the scope. */
export function mayCall({ role, session }: Account, { callers, scope }: OperationRecord): boolean {
  if (callers[role] === undefined) return false;
  return scope === null || session?.scopes === null || session?.scopes === undefined || session.scopes.includes(scope);
}

function homeStation(accounts: readonly Account[]): string {
  const counts = new Map<string, number>();
  for (const { station } of accounts) counts.set(station, (counts.get(station) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? '';
}
