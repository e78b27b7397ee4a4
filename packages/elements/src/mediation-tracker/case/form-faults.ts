import { readSocialCreditCode } from '@wardkit/contract/codes/social-credit-code';
import type { Fault } from '../../foundation/forms/error-summary.ts';
import { readIdentityNumber } from '../../foundation/forms/identity-number.ts';
import {
  type Field,
  type FormFacts,
  fieldTarget,
  isTicked,
  listOf,
  momentOf,
  readTime,
  textOf,
  todayOf,
} from './form-fields.ts';

/** What a person has to put right in one field; null where it is in order. */
export function faultOf(field: Field, facts: FormFacts): string | null {
  const { draft, language, now } = facts;
  const { appliedOn } = facts.record.mediation;
  const { words, shared } = language;
  const { name, label, optional = false } = field;
  const text = textOf(draft, name);
  switch (field.kind) {
    case 'text':
    case 'area':
      if (text === '') return optional ? null : words.fillIn(label);
      if (text.length < (field.least ?? 1)) return words.tooShort(label, field.least ?? 1, language.format);
      return text.length > field.most
        ? words.tooLong(label, field.most, text.length - field.most, language.format)
        : null;
    case 'one':
    case 'select':
      return text === '' && !optional ? words.choose(label) : null;
    case 'many':
      return listOf(draft, name).length === 0 && !optional ? words.choose(label) : null;
    case 'yes':
      return isTicked(draft, name) || optional ? null : words.tick(label);
    case 'date':
      if (text === '') return optional ? null : words.fillIn(label);
      if (text < appliedOn) return words.beforeDispute(label, language.format.date(appliedOn));
      return field.past === true && text > todayOf(now) ? words.inFuture(label) : null;
    case 'moment': {
      const at = momentOf(draft, name);
      const time = textOf(draft, `${name}-time`);
      if (at === null && optional && text === '' && time === '') return null;
      if (text === '') return `${label}: ${shared.date.missing}`;
      if (readTime(time) === null) return words.timeWrong(label);
      if (text < appliedOn) return words.beforeDispute(label, language.format.date(appliedOn));
      return field.past === true && Date.parse(at ?? '') > now ? words.inFuture(label) : null;
    }
    case 'identity':
      if (text === '') return optional ? null : words.fillIn(label);
      return readIdentityNumber(text, todayOf(now)).ok ? null : words.identityWrong;
    case 'telephone':
      if (text === '') return optional ? null : words.fillIn(label);
      return facts.telephones.read(text).ok ? null : words.telephoneWrong;
    case 'credit-code':
      if (text === '') return optional ? null : words.fillIn(label);
      return readSocialCreditCode(text).ok ? null : words.creditCodeWrong;
    case 'item':
    case 'add':
      return null;
    case 'photographs':
      return draft.photographs.length === 0 && !optional ? words.attach(label) : null;
  }
}

/** What is to be put right in all fields of a form, as links to them. */
export function faultsOf(fields: readonly Field[], facts: FormFacts): Fault[] {
  return fields.flatMap((field) => {
    const message = faultOf(field, facts);
    return message === null ? [] : [{ message, target: fieldTarget(field.name) }];
  });
}
