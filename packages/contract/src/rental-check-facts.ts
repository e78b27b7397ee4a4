import * as z from 'zod/mini';
import { FloorArea, GivenUse, Storeys, uses } from './building.ts';
import { closedEnum, LocalDate, openEnum, Timestamp, Uuid } from './field.ts';
import type { Schema } from './operation.ts';

const sources = ['confirmed', 'changed', 'carried-over'] as const;

/** A fact as a check gives it. */
function given<S extends Schema>(value: S) {
  return z.object({
    value,
    /** `confirmed`: looked at. `changed`: other than on record. `carried-over`: as it was, and not looked at. */
    source: closedEnum(sources, 'whether the register of premises is changed follows from it'),
    /** What the register said when the check was made; a change is applied only while it still says so. */
    was: z.optional(value),
    /** The check that a fact was carried over from; null or left out: the register. */
    fromCheckId: z.optional(z.nullable(Uuid)),
  });
}

/** A fact as a check on record tells it. */
function told<S extends Schema>(value: S) {
  return z.optional(
    z.looseObject({
      value,
      source: openEnum(sources),
      fromCheckId: z.nullable(Uuid),
      /** Whether the check changed the register by it. */
      isApplied: z.boolean(),
    }),
  );
}

const DwellingCount = z.int().check(z.minimum(0), z.maximum(500));

/**
 * The house as the officer met it, each fact by itself. `floorArea` is in square metres. The number of dwellings changes
 * nothing in the register, where each dwelling is a record of its own.
 */
export const GivenFacts = z.object({
  use: z.optional(given(GivenUse)),
  storeys: z.optional(given(Storeys)),
  floorArea: z.optional(given(z.nullable(FloorArea))),
  dwellingCount: z.optional(given(DwellingCount)),
});
export type GivenFacts = z.output<typeof GivenFacts>;

/** The facts that a check was made under. */
export const CheckFacts = z.looseObject({
  use: told(openEnum(uses)),
  storeys: told(z.int()),
  floorArea: told(z.nullable(z.number())),
  dwellingCount: told(z.int()),
});
export type CheckFacts = z.output<typeof CheckFacts>;

/**
 * What the door said of a stay that is on record: that it goes on, or that the person left. It is a state of the
 * registration, carried out and not kept: no check tells who was met when. Somebody new is registered by `stays.register`.
 */
export const GivenResident = z.object({
  stayId: Uuid,
  state: closedEnum(['lives-here', 'left'], 'whether the stay is signed off follows from it'),
  /** The last day of the stay of somebody who left; the day of the check where it is not given. */
  endedOn: z.optional(LocalDate),
});
export type GivenResident = z.output<typeof GivenResident>;

const signers = ['officer', 'landlord'] as const;
const forms = ['signature', 'refused'] as const;
const Reason = z.string().check(z.minLength(2), z.maxLength(500));

/**
 * A signature under a check: an attachment with its picture, or the reason for which it was refused. It is a picture and
 * nothing more: how it was written is not recorded, nothing is compared with it, and no mark of a hand is taken in its place.
 */
export const GivenSignature = z.object({
  signer: closedEnum(signers, 'each of the two signs once'),
  form: closedEnum(forms, 'what must come with it follows from it'),
  attachmentId: z.nullable(Uuid),
  reason: z.nullable(Reason),
  signedAt: Timestamp,
});
export type GivenSignature = z.output<typeof GivenSignature>;

/** A signature as a check tells it. Its picture is kept for a time of its own, and is not-found after. */
export const CheckSignature = z.looseObject({
  ...GivenSignature.shape,
  signer: openEnum(signers),
  form: openEnum(forms),
  reason: z.nullable(z.string()),
});
export type CheckSignature = z.output<typeof CheckSignature>;
