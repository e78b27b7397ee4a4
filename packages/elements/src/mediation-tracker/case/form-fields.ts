import type { WardClient } from '@wardkit/client';
import type { Mediator } from '@wardkit/contract/mediation-mediators';
import type { Station } from '@wardkit/contract/stations';
import type { Fault } from '../../foundation/forms/error-summary.ts';
import type { TelephoneReader } from '../../foundation/forms/telephone-reader.ts';
import type { Language } from '../../foundation/language.ts';
import type { KeptPhotograph } from '../../foundation/photographs/photographs.ts';
import type { CaseMessages } from './case.en.ts';
import type { CaseRecord } from './case.state.ts';
import type { SendOptions } from './case-desk.ts';

/** One of several answers. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** What tells it from others that are called the same. */
  readonly sub?: string;
}

interface Named {
  /** As the wire calls it, so that what the server says of it finds its field. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

/** Something that is asked. A `moment` is a day and a time of day, of Asia/Shanghai; `past` is not in the future. */
export type Field = Named &
  (
    | { readonly kind: 'text' | 'area'; readonly most: number; readonly least?: number }
    | { readonly kind: 'identity' | 'telephone' | 'credit-code' | 'yes' | 'photographs' }
    | { readonly kind: 'one' | 'select'; readonly options: readonly Option[] }
    | { readonly kind: 'many'; readonly options: readonly Option[] }
    | { readonly kind: 'date' | 'moment'; readonly past?: boolean }
    /** One of several of a kind begins: `name` is what a person takes away. */
    | { readonly kind: 'item' }
    /** Another one of a kind is added. */
    | { readonly kind: 'add' }
  );

/** What is entered in a form before it is sent: texts as they were typed, and choices. Kept sealed on the device. */
export interface FormDraft {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly photographs: readonly KeptPhotograph[];
}

export const emptyDraft: FormDraft = { values: {}, photographs: [] };

/** Choices that are read for a form. */
export type Choices<Each> = readonly Each[] | 'loading' | 'failed';

/** What a form is asked with. */
export interface FormFacts {
  readonly record: CaseRecord;
  readonly draft: FormDraft;
  /** The party, session, step or objection that was pressed. */
  readonly target: string | null;
  readonly language: Language<CaseMessages>;
  readonly mediators: Choices<Mediator>;
  readonly stations: Choices<Station>;
  readonly telephones: TelephoneReader;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The own station. */
  readonly stationId: string | null;
}

/** One form: what it asks, what is wrong with it, and how it is sent. */
export interface FormSpec {
  /** Waits on the device where there is no network, and is sent by itself. */
  readonly queued?: boolean;
  /** What is hard to take back is pressed on a button that says so. */
  readonly danger?: boolean;
  /** What stands in it at first. */
  readonly start?: (facts: FormFacts) => FormDraft['values'];
  readonly fields: (facts: FormFacts) => readonly Field[];
  /** Words above the fields: what follows from it, what is to be heeded. */
  readonly notes?: (facts: FormFacts) => readonly { readonly text: string; readonly isWarning?: boolean }[];
  /** What is wrong beyond what each field tells by itself. */
  readonly check?: (facts: FormFacts) => readonly Fault[];
  /** Of what version that is which is changed here: what somebody else wrote meanwhile is shown beside what was typed. */
  readonly version?: (facts: FormFacts) => number | null;
  /** Adds one of several of a kind, or takes one away. */
  readonly add?: (facts: FormFacts) => FormDraft['values'];
  readonly remove?: (facts: FormFacts, name: string) => FormDraft['values'];
  /** Which field the server means, where it is not called the same. */
  readonly pointers?: (facts: FormFacts) => Readonly<Record<string, string>>;
  readonly send: (client: WardClient, facts: FormFacts, how: SendOptions) => Promise<unknown>;
}

/** Where a field stands in the widget, for the summary of what is to be put right. */
export function fieldTarget(name: string): string {
  const at = `[data-field="${name}"]`;
  return `${at}:not(div, fieldset), ${at} input`;
}

/** A text of the draft, without blanks around it. */
export function textOf({ values }: FormDraft, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** The same, or null where nothing was typed. */
export function textOrNull(draft: FormDraft, name: string): string | null {
  return textOf(draft, name) || null;
}

export function listOf({ values }: FormDraft, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? value : [];
}

export function isTicked(draft: FormDraft, name: string): boolean {
  return textOf(draft, name) === 'yes';
}

/**
 * A time of day as it is typed; null where it is none.
 * @example readTime('１５：３０') // '15:30'
 */
export function readTime(text: string): string | null {
  const [, hour, minute] = /^(\d{1,2})[:.时點点時]?\s*(\d{2})分?$/.exec(text.normalize('NFKC').trim()) ?? [];
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** A day and a time of the draft as the wire has them; null where one of them is missing. */
export function momentOf(draft: FormDraft, name: string): string | null {
  const day = textOf(draft, name);
  const time = readTime(textOf(draft, `${name}-time`));
  return day === '' || time === null ? null : `${day}T${time}:00+08:00`;
}

/** A moment as it stands in a draft. @param at RFC 3339, or milliseconds since 1970 */
export function momentDraft(name: string, at: string | number): FormDraft['values'] {
  const local = new Date((typeof at === 'number' ? at : Date.parse(at)) + 8 * 3_600_000).toISOString();
  return { [name]: local.slice(0, 10), [`${name}-time`]: local.slice(11, 16) };
}

/** Today in Asia/Shanghai. */
export function todayOf(now: number): string {
  return String(momentDraft('day', now).day);
}
