import type { LocalDate, LocalizedText } from './field.ts';
import { legalRuleRows } from './legal-rules-data.ts';
import type { MediationKind } from './mediation-record.ts';

type Text = LocalizedText & { readonly en: string };

/** Where a rule is written. */
export interface LegalSource {
  readonly source: Text;
  /** As the source counts it; null where it has no articles. */
  readonly article: string | null;
  /** The day from which the source, in the version that is meant, is in force; null for what is no law. */
  readonly effectiveFrom: LocalDate | null;
}

/** What must have happened for a period to start. */
export type StartOfPeriod =
  | 'acceptance'
  | 'first-session-without-agreement'
  | 'agreement-in-force'
  | 'observation-bounded-by-receipt'
  | 'receipt';

/**
 * A rule taken from law, or a project default, as a row.
 *
 * At most one of `days`, `months` and `hours` is given; all three are null where a rule has no period. A row that names no
 * kind of mediation is not about mediation.
 */
export interface LegalRule extends LegalSource {
  readonly id: string;
  readonly title: Text;
  /** What it says, in plain words. It is no translation and no quotation of the source. */
  readonly sentence: Text;
  /** Other places that say the same or how the period is counted. */
  readonly also: readonly LegalSource[];
  /** The day on which the row was compared with the design document of this project. Not a lawyer's word: see {@link legalRules}. */
  readonly verifiedOn: LocalDate;
  readonly kinds: readonly MediationKind[];
  readonly startsAt: StartOfPeriod | null;
  readonly days: number | null;
  readonly dayKind: 'calendar' | 'working' | null;
  readonly months: number | null;
  readonly hours: number | null;
  /** `end-of-day`: the last day counts whole, to 24:00 in Asia/Shanghai. `same-time`: at the time of day of the start. */
  readonly ends: 'end-of-day' | 'same-time' | null;
  /** Whether a last day that is a day off moves to the next working day. */
  readonly lastDayMoves: boolean;
  /** The largest number that the rule allows, as of sessions; null where it limits none. */
  readonly most: number | null;
}

/** The id of a rule that is a row. */
export type LegalRuleId = (typeof legalRuleRows)[number]['id'];

/**
 * Every rule, in the order in which a mediation meets it, then the project's defaults for putting a fault right.
 *
 * The rows were compared with this project's design document on the day that `verifiedOn` names, and not with the official
 * gazette. Before a station relies on a deadline its own lawyer must compare the row with the text in force there.
 */
export const legalRules: readonly LegalRule[] = legalRuleRows;

/**
 * A rule by its id.
 *
 * @returns undefined for an id that this version does not know, as of a later version or of a station's own rule
 * @example legalRule('judicial-confirmation')?.days // 30
 */
export function legalRule(id: LegalRuleId): LegalRule;
export function legalRule(id: string): LegalRule | undefined;
export function legalRule(id: string): LegalRule | undefined {
  return legalRules.find((rule) => rule.id === id);
}
