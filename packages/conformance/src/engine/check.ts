import type { RequirementId } from '@wardkit/contract/requirements';
import type { Role } from '@wardkit/contract/role';
import type { Context } from './context.ts';

/** What a check cannot do without. */
export interface Needs {
  /** Operations that the server must claim. */
  readonly operations?: readonly string[];
  /** Roles that there must be an account of, at the home station. */
  readonly roles?: readonly Role[];
  /** An account of staff at another station than the home station. */
  readonly otherStation?: true;
  /** Leaves records that cannot be deleted, so it runs only with `--write-records`. */
  readonly writesRecords?: true;
  /** Waits for seconds, so it begins first and takes no other check's turn. */
  readonly slow?: true;
  /** Runs alone, before all others: it counts something that other calls would change. */
  readonly alone?: true;
}

/** One test of the kit, for one requirement of the contract. */
export interface Check {
  readonly requirement: RequirementId;
  /** What is shown, as the report says it. */
  readonly title: string;
  readonly needs: Needs;
  /**
   * Returns when the requirement is kept.
   *
   * @throws {Violation} when it is not, {@link NotExamined} when there was nothing to look at
   */
  run(context: Context): Promise<void>;
}

/** Declares checks of one topic. */
export function checks(list: readonly Check[]): readonly Check[] {
  return list;
}
