import * as z from 'zod/mini';

/** An open enumeration: the values known today, and any that a later version adds. */
export function openEnum<const V extends readonly [string, ...string[]]>(
  values: V,
): z.ZodMiniType<V[number] | (string & {}), V[number] | (string & {})> {
  return z.union([z.enum(values), z.string().check(z.minLength(1), z.maxLength(64))]);
}

const closingReasons = new WeakMap<object, string>();

/**
 * A closed enumeration, for input that a server must understand in order to act on it.
 *
 * @param reason why no other value can be accepted; the lint over the records refuses a closed enum without one
 * @__NO_SIDE_EFFECTS__
 */
export function closedEnum<const V extends readonly [string, ...string[]]>(values: V, reason: string) {
  const schema = z.enum(values);
  closingReasons.set(schema, reason);
  return schema;
}

/** Why an enumeration is closed; undefined for one that {@link closedEnum} did not make. */
export function reasonForClosing(schema: object): string | undefined {
  return closingReasons.get(schema);
}

/** A UUID; ids made by a client are version 7, so that they sort by time. */
export const Uuid = z.uuid();
export type Uuid = z.output<typeof Uuid>;

/** By comparing texts, since every row has several moments: the form is checked already. */
function isKeepable(moment: string): boolean {
  const sign = moment.at(-6);
  const isFarOff = (sign === '+' || sign === '-') && moment.slice(-5) >= '15';
  return moment >= '1970' && moment < '2101' && !isFarOff;
}

/**
 * A moment with its offset, RFC 3339, of the years 1970 to 2100 and at most 14 hours off UTC: what every database and
 * every device can hold.
 */
export const Timestamp = z.iso.datetime({ offset: true }).check(z.refine(isKeepable));
export type Timestamp = z.output<typeof Timestamp>;

/** A calendar day, `YYYY-MM-DD`. */
export const LocalDate = z.iso.date();
export type LocalDate = z.output<typeof LocalDate>;

/** Digits of GB/T 2260 (6), of a street (9) or of a community (12). */
export const DivisionCode = z.string().check(z.regex(/^\d{6}(\d{3}){0,2}$/));
export type DivisionCode = z.output<typeof DivisionCode>;

/** A SHA-256 as 64 lower-case hexadecimal digits. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export type Sha256 = z.output<typeof Sha256>;

/** A telephone number in E.164 form. */
export const Telephone = z.string().check(z.regex(/^\+[1-9]\d{2,14}$/));
export type Telephone = z.output<typeof Telephone>;

/** Text in several languages by BCP 47 tag: `zh-Hans` is always there, and others than these five may be. */
export const LocalizedText = z.looseObject({
  'zh-Hans': z.string(),
  en: z.optional(z.string()),
  'zh-Hant': z.optional(z.string()),
  ja: z.optional(z.string()),
  ko: z.optional(z.string()),
});
export type LocalizedText = z.output<typeof LocalizedText>;

/** The number of a row's version; its ETag is `"<version>"`. */
export const Version = z.int().check(z.minimum(1));
export type Version = z.output<typeof Version>;

/**
 * A personal field as it leaves the server: with its middle hidden. A write takes the plain text, never this object.
 *
 * @example { "masked": "138****1234", "revealable": true }
 */
export const Masked = z.looseObject({ masked: z.string(), revealable: z.boolean() });
export type Masked = z.output<typeof Masked>;
