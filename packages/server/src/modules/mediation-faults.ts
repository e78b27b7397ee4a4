import { legalRule } from '@wardkit/contract/legal-rules';
import { type MediationNeedName, mediationNeeds } from '@wardkit/contract/mediation-needs';
import type { InputError } from '@wardkit/contract/problem';
import { dayInShanghai } from '@wardkit/contract/working-days';
import type { Context } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { faultOfMoment } from './alert-moments.ts';
import type { MediationRow } from './mediation-record.ts';

/** Gathers what is wrong with an input, so that all of it is told at once. */
export class InputFaults {
  readonly #context: Pick<Context, 'now' | 'language'>;
  readonly #errors: InputError[] = [];

  constructor(context: Pick<Context, 'now' | 'language'>) {
    this.#context = context;
  }

  add(pointer: string, code: string, english: string, chinese: string): void {
    this.#errors.push({ pointer, code, message: this.#context.language === 'en' ? english : chinese });
  }

  /** A time at which something happened: not in the future, and not before the day on which mediation was applied for. */
  moment(pointer: string, time: string | null | undefined, row?: Pick<MediationRow, 'applied_on'>): void {
    if (time === null || time === undefined) return;
    const fault = faultOfMoment(this.#context, pointer, time);
    if (fault !== null) this.#errors.push(fault);
    else if (row !== undefined) this.#notBefore(pointer, dayInShanghai(time), row);
  }

  /** A day on which something happened, as {@link moment}. */
  day(pointer: string, day: string, row?: Pick<MediationRow, 'applied_on'>): void {
    if (day > dayInShanghai(this.#context.now.toISOString())) {
      this.add(pointer, 'in-the-future', 'This day has not come yet.', '日期在未来，请核对。');
    } else if (row !== undefined) this.#notBefore(pointer, day, row);
  }

  /** A time that may lie ahead, but not before the day on which mediation was applied for. */
  notBeforeApplication(pointer: string, time: string | undefined, row: Pick<MediationRow, 'applied_on'>): void {
    if (time !== undefined) this.#notBefore(pointer, dayInShanghai(time), row);
  }

  #notBefore(pointer: string, day: string, { applied_on: appliedOn }: Pick<MediationRow, 'applied_on'>): void {
    if (day >= appliedOn) return;
    this.add(
      pointer,
      'before-application',
      `This is before ${appliedOn}, the day of the application.`,
      `早于申请日期 ${appliedOn}，请核对。`,
    );
  }

  /** @throws {RequestProblem} `invalid-input` where anything is wrong */
  refuse(): void {
    if (this.#errors.length > 0) throw new RequestProblem('invalid-input', { errors: this.#errors });
  }
}

/** A refusal that names each thing that is not on record (WK-MED-02). */
export function needMissing(missing: readonly MediationNeedName[], language: 'zh-Hans' | 'en'): RequestProblem {
  const errors = missing.map(
    (code): InputError => ({ pointer: '', code, message: mediationNeeds[code].title[language] }),
  );
  return new RequestProblem('need-missing', { errors });
}

/** What is later than the deadline of a rule allows. */
export function deadlinePassed(ruleId: string, pointer: string, language: 'zh-Hans' | 'en'): RequestProblem {
  const message = legalRule(ruleId)?.title[language] ?? ruleId;
  return new RequestProblem('deadline-passed', { errors: [{ pointer, code: ruleId, message }] });
}
