import { readFileSync } from 'node:fs';
import { addDays } from '@wardkit/contract/working-days';
import { StartFailure } from '../start-failure.ts';
import { type RetentionClassId, type RetentionRule, retentionRules } from './retention-data.ts';

const day = 24 * 3_600_000;

/** What an operator may say otherwise of a class: a period, and the rule that it rests on. */
interface OwnRule {
  readonly days?: unknown;
  readonly source?: unknown;
  readonly article?: unknown;
  readonly effectiveFrom?: unknown;
  readonly verifiedOn?: unknown;
  readonly isDuty?: unknown;
}

/** A rule that holds at this server. */
export type OwnedRule = RetentionRule & { readonly id: RetentionClassId };

/** The rules of retention that hold at this server: the project's, with what the operator says otherwise. */
export class RetentionRules {
  readonly rules: readonly OwnedRule[];

  constructor(own: Readonly<Record<string, OwnRule>> = {}) {
    const unknown = Object.keys(own).filter((id) => !retentionRules.some((rule) => rule.id === id));
    if (unknown.length > 0) {
      throw new StartFailure(
        `The rules of retention name ${unknown.map((id) => `"${id}"`).join(', ')}, which is no class of data. The classes are ${retentionRules.map(({ id }) => id).join(', ')}.`,
      );
    }
    this.rules = retentionRules.map((rule) => ({ ...rule, ...readOwn(rule, own[rule.id] ?? {}) }));
  }

  ruleOf(id: RetentionClassId): RetentionRule {
    const rule = this.rules.find((each) => each.id === id);
    if (rule === undefined) throw new Error(`no class of data ${id}`);
    return rule;
  }

  /** What lies before is past its time. */
  before(id: RetentionClassId, now: Date): Date {
    return new Date(now.getTime() - this.ruleOf(id).days * day);
  }

  /** The day after which a record whose period began on a day is deleted. */
  keptUntil(id: RetentionClassId, begins: string): string {
    return addDays(begins, this.ruleOf(id).days);
  }
}

function readOwn(rule: OwnedRule, own: OwnRule): Omit<Partial<RetentionRule>, 'id'> {
  const wrong = (what: string) => new StartFailure(`The rule of retention of "${rule.id}" ${what}.`);
  const { days, source, article, effectiveFrom, verifiedOn, isDuty } = own;
  if (days !== undefined && rule.isFixed) throw wrong(`has "days", but the contract fixes them at ${rule.days}`);
  if (days !== undefined && !(Number.isInteger(days) && Number(days) >= 0 && Number(days) <= 36_500)) {
    throw wrong(`has "days": ${JSON.stringify(days)}, but it must be a whole number from 0 to 36500`);
  }
  const texts = { source, article, effectiveFrom, verifiedOn };
  for (const [name, value] of Object.entries(texts)) {
    if (value !== undefined && (typeof value !== 'string' || value === '')) throw wrong(`has no text in "${name}"`);
  }
  if (isDuty !== undefined && typeof isDuty !== 'boolean')
    throw wrong('has an "isDuty" that is neither true nor false');
  if (isDuty === true && source === undefined) {
    throw wrong('says that it is a duty, but not of which law ("source", "article")');
  }
  return {
    ...(days === undefined ? {} : { days: Number(days) }),
    ...(source === undefined ? {} : { source: { 'zh-Hans': String(source), en: String(source) }, article: null }),
    ...(article === undefined ? {} : { article: String(article) }),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom: String(effectiveFrom) }),
    ...(verifiedOn === undefined ? {} : { verifiedOn: String(verifiedOn) }),
    ...(isDuty === undefined ? {} : { isDuty }),
  };
}

/**
 * Reads a file of what an operator says otherwise: a JSON object with a member for each class.
 *
 * @throws {StartFailure} when it is no such file
 */
export function readRetentionRules(path: string): RetentionRules {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new StartFailure(`WARDKIT_RETENTION names ${path}, which can't be read.`);
  }
  return parseRetentionRules(text, `The file ${path} (WARDKIT_RETENTION)`);
}

/** @throws {StartFailure} when the text holds no rules */
export function parseRetentionRules(text: string, source: string): RetentionRules {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new StartFailure(`${source} is no JSON.`);
  }
  const isObject = (each: unknown) => typeof each === 'object' && each !== null && !Array.isArray(each);
  if (!isObject(value) || !Object.values(value as object).every(isObject)) {
    throw new StartFailure(`${source} must hold an object for each class, such as {"stays-ended": {"days": 365}}.`);
  }
  return new RetentionRules(value as Record<string, OwnRule>);
}
