import * as z from 'zod/mini';
import { Masked, Telephone, Uuid } from './field.ts';

/** A person as premises name them. */
export const MaskedContact = z.looseObject({ personId: Uuid, name: Masked, telephone: z.nullable(Masked) });
export type MaskedContact = z.output<typeof MaskedContact>;

/** A person as a stay names them, masked. */
export const MaskedPerson = z.looseObject({
  id: Uuid,
  name: Masked,
  identityNumber: z.nullable(Masked),
  telephone: z.nullable(Masked),
});
export type MaskedPerson = z.output<typeof MaskedPerson>;

/** A name as a write gives it, plain. */
export const GivenName = z.string().check(z.minLength(1), z.maxLength(100));
export type GivenName = z.output<typeof GivenName>;

/**
 * A resident identity number as a write gives it, plain: the form of GB 11643-1999. A server also looks at its check
 * character, date and division (`readResidentIdentityNumber`), for which it has the divisions.
 */
export const GivenIdentityNumber = z.string().check(z.regex(/^\d{17}[\dXx]$/));
export type GivenIdentityNumber = z.output<typeof GivenIdentityNumber>;

/** A person as a write gives them, plain. `identityNumber` is null for somebody who has no resident identity number. */
export const GivenPerson = z.object({
  name: GivenName,
  identityNumber: z.nullable(GivenIdentityNumber),
  telephone: z.nullable(Telephone),
});
export type GivenPerson = z.output<typeof GivenPerson>;
