import * as z from 'zod/mini';
import {
  closedEnum,
  DivisionCode,
  LocalDate,
  LocalizedText,
  Masked,
  openEnum,
  Timestamp,
  Uuid,
  Version,
} from './field.ts';
import { mediationStateNames } from './mediation-states.ts';
import { publicSecurityFactCodes } from './public-security-scope.ts';
import type { Relation, Role } from './role.ts';

/** The kinds of mediation: by a mediation committee, by the police (治安调解), or led by a court. */
export const mediationKinds = ['civil', 'public-security', 'judicial'] as const;
/** One of {@link mediationKinds}. */
export type MediationKind = (typeof mediationKinds)[number];

/** The most parties of a mediation, helpers among them: a dispute of more is taken in by those who speak for the others. */
export const mostParties = 200;

/** The longest statement of facts, in characters. */
export const longestStatement = 8000;

/** A text that a person writes: never empty. */
export const Statement = z.string().check(z.minLength(1), z.maxLength(longestStatement));

/** A short note. */
export const ShortText = z.string().check(z.minLength(1), z.maxLength(500));

/** Ids of attachments that go with a statement. */
export const AttachmentIds = z.array(Uuid).check(z.maxLength(20));

/** Who works on a mediation, and in what relation to it. */
export const mediationStaff = {
  mediator: 'assigned',
  officer: 'same-station',
  supervisor: 'same-station',
} as const satisfies Partial<Record<Role, Relation>>;

/** The staff, and the parties to what is their own. */
export const mediationStaffAndParties = { party: 'own', ...mediationStaff } as const;

/** The path parameter of a mediation. */
export const MediationId = z.object({ mediationId: Uuid });

const disputeTypes = [
  'neighbourhood',
  'family',
  'tenancy',
  'debt',
  'labour',
  'damage',
  'injury',
  'consumer',
  'land',
  'property-management',
  'traffic',
  'other',
] as const;

const originValues = ['application', 'offered', 'alert', 'court', 'transfer'] as const;

/**
 * The bodies that take part in a dispute, as 1+3+N counts them: the mediation centre; the police station, the justice office
 * and the street or township office; and whoever else helps.
 */
export const takingPartKinds = [
  'mediation-centre',
  'police-station',
  'justice-office',
  'street-office',
  'mediation-committee',
  'village-committee',
  'residents-committee',
  'court',
  'legal-aid',
  'employer',
] as const;

/** A body that takes part: never a person. */
export const TakingPart = z.object({
  kind: openEnum(takingPartKinds),
  name: z.string().check(z.minLength(1), z.maxLength(120)),
});
export type TakingPart = z.output<typeof TakingPart>;

/** What is asked for when a dispute is taken in. The parties follow, each under an id of its own. */
export const MediationRegistration = z.object({
  kind: closedEnum(mediationKinds, 'the scope, the deadlines and the form of an agreement differ by kind'),
  disputeType: openEnum(disputeTypes),
  /** `offered` is mediation that the station offered without an application; `court` is a referral. */
  origin: openEnum(originValues),
  /** A line for lists. It names no person: parties have their own records. */
  subject: z.string().check(z.minLength(2), z.maxLength(120)),
  /** What happened, what is disputed, and what is asked for. */
  facts: Statement,
  appliedOn: LocalDate,
  /** Where the dispute arose; null where it is no premises of the register. */
  premisesId: z.nullable(Uuid),
  divisionCode: DivisionCode,
  /** The alert that it came from. */
  alertId: z.nullable(Uuid),
  takingPart: z.array(TakingPart).check(z.maxLength(20)),
});
export type MediationRegistration = z.output<typeof MediationRegistration>;

/** What may still be changed while a mediation is open. Its kind may not: withdraw it and register another. */
export const MediationPatch = z.object({
  disputeType: z.optional(openEnum(disputeTypes)),
  subject: z.optional(z.string().check(z.minLength(2), z.maxLength(120))),
  facts: z.optional(Statement),
  premisesId: z.optional(z.nullable(Uuid)),
  alertId: z.optional(z.nullable(Uuid)),
  takingPart: z.optional(z.array(TakingPart).check(z.maxLength(20))),
});
export type MediationPatch = z.output<typeof MediationPatch>;

/** A party in a line. */
export const PartySummary = z.looseObject({
  id: Uuid,
  role: openEnum(['claimant', 'respondent', 'representative', 'guardian', 'helper']),
  name: Masked,
  /** What the party answered when asked for consent; null until then, and always for helpers. */
  consent: z.nullable(openEnum(['consents', 'refuses'])),
});
export type PartySummary = z.output<typeof PartySummary>;

/** A mediator in a line, by the name that the station shows. */
export const MediatorSummary = z.looseObject({ id: Uuid, displayName: z.string(), lead: z.boolean() });
export type MediatorSummary = z.output<typeof MediatorSummary>;

/**
 * A deadline that runs or has ended.
 *
 * `lastDay` is the day as counted, before a public holiday moves it. `dueAt` is null where no calendar of working days is
 * held for `missingCalendarYear`, or where the parties agreed no date: never a guess.
 */
export const MediationDeadline = z.looseObject({
  /** The id of the legal rule that it rests on. */
  ruleId: z.string(),
  title: LocalizedText,
  source: LocalizedText,
  article: z.nullable(z.string()),
  startedAt: Timestamp,
  lastDay: z.nullable(LocalDate),
  dueAt: z.nullable(Timestamp),
  missingCalendarYear: z.nullable(z.int()),
  /** `met`: what it is for was done in time. `passed`: not. `ended`: the mediation ended, so it no longer matters. */
  state: openEnum(['running', 'met', 'passed', 'ended']),
});
export type MediationDeadline = z.output<typeof MediationDeadline>;

/** How a mediation came out. `settled`: an agreement is in force and is kept, or is not due yet. */
export const mediationOutcomes = [
  'settled',
  'breached',
  'failed',
  'refused',
  'not-eligible',
  'withdrawn',
  'transferred',
] as const;
/** One of {@link mediationOutcomes}. */
export type MediationOutcome = (typeof mediationOutcomes)[number];

/** A mediation of another station, to which or from which a dispute went. */
export const MediationLink = z.looseObject({ stationId: Uuid, mediationId: Uuid });
export type MediationLink = z.output<typeof MediationLink>;

/** A mediation from intake to archive. */
export const Mediation = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  /** The number in the station's register, made by the server. */
  number: z.string(),
  kind: openEnum(mediationKinds),
  state: openEnum(mediationStateNames),
  stateSince: Timestamp,
  disputeType: openEnum(disputeTypes),
  origin: openEnum(originValues),
  subject: z.string(),
  facts: z.string(),
  appliedOn: LocalDate,
  premisesId: z.nullable(Uuid),
  divisionCode: DivisionCode,
  alertId: z.nullable(Uuid),
  takingPart: z.array(z.looseObject(TakingPart.shape)),
  parties: z.array(PartySummary),
  mediators: z.array(MediatorSummary),
  /** Why mediation is open to the dispute or not; null until it was assessed. */
  eligibility: z.nullable(
    z.looseObject({
      outcome: openEnum(['eligible', 'not-eligible']),
      facts: z.array(openEnum(publicSecurityFactCodes)),
      reason: z.nullable(z.string()),
      assessedAt: Timestamp,
    }),
  ),
  registeredAt: Timestamp,
  acceptedAt: z.nullable(Timestamp),
  /** When the agreement came into force; the clock of judicial confirmation runs from it. */
  inForceAt: z.nullable(Timestamp),
  /** The start of the next session that is planned. */
  nextSessionAt: z.nullable(Timestamp),
  sessionsHeld: z.int(),
  /** The steps of the agreement, and how many of them are performed. */
  steps: z.looseObject({ agreed: z.int(), performed: z.int() }),
  /** The deadline that is due first of those that are not met, also one that has passed; else one whose calendar is missing. */
  nextDeadline: z.nullable(MediationDeadline),
  /** The application to a court to confirm the agreement. */
  confirmation: z.nullable(
    z.looseObject({
      court: z.string(),
      appliedOn: LocalDate,
      outcome: z.nullable(openEnum(['confirmed', 'dismissed', 'withdrawn'])),
      decidedOn: z.nullable(LocalDate),
    }),
  ),
  /** Why it ended without an agreement that was kept: of a failure, withdrawal, transfer or breach. */
  ending: z.nullable(
    z.looseObject({
      reason: z.string(),
      at: Timestamp,
      rightsToldAt: z.nullable(Timestamp),
      transferredTo: z.nullable(z.string()),
      /** The mediation of the station that goes on with it. */
      continuedBy: z.optional(z.nullable(MediationLink)),
    }),
  ),
  /** How it came out; null while it goes on. It stays in the archive, where the state no longer tells. */
  outcome: z.optional(z.nullable(openEnum(mediationOutcomes))),
  /** When it came out so. */
  closedAt: z.optional(z.nullable(Timestamp)),
  /** The mediation of another station that it goes on with. */
  continues: z.optional(z.nullable(MediationLink)),
  /** How many objections of parties wait for an answer. */
  openObjections: z.optional(z.int()),
  archivedAt: z.nullable(Timestamp),
});
export type Mediation = z.output<typeof Mediation>;
