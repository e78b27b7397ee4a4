import * as z from 'zod/mini';
import { Timestamp, Uuid, Version } from './field.ts';

/** What an event of a plain record tells: which one, and which version of it to fetch. */
export const RecordChange = z.looseObject({ id: Uuid, version: Version });
export type RecordChange = z.output<typeof RecordChange>;

/** A record with a life cycle: also the state in which it is now. */
export const StateChange = z.extend(RecordChange, { state: z.string() });
export type StateChange = z.output<typeof StateChange>;

/** A deadline of a mediation that is near or has passed: the legal rule that it rests on, and when it is due. */
export const MediationDeadlineReached = z.extend(StateChange, { ruleId: z.string(), dueAt: Timestamp });
export type MediationDeadlineReached = z.output<typeof MediationDeadlineReached>;

/** A record in premises. */
export const PremisesRecordChange = z.extend(StateChange, { premisesId: Uuid });
export type PremisesRecordChange = z.output<typeof PremisesRecordChange>;

/** An attachment, with what it belongs to. */
export const AttachmentChange = z.extend(StateChange, {
  premisesId: z.nullable(Uuid),
  mediationId: z.optional(z.nullable(Uuid)),
  alertId: z.optional(z.nullable(Uuid)),
});
export type AttachmentChange = z.output<typeof AttachmentChange>;

/** A plain record in premises. */
export const PlainPremisesRecordChange = z.extend(RecordChange, { premisesId: Uuid });
export type PlainPremisesRecordChange = z.output<typeof PlainPremisesRecordChange>;

/** A rating of premises, and the check from which it was computed; null where none is left. */
export const RatingChange = z.looseObject({ premisesId: Uuid, checkId: z.nullable(Uuid) });
export type RatingChange = z.output<typeof RatingChange>;

/** A checklist, by its version. */
export const ChecklistPublication = z.looseObject({ version: z.string() });
export type ChecklistPublication = z.output<typeof ChecklistPublication>;

/** A row of the contract's own tables, whose id is a name. */
export const NamedRecordChange = z.looseObject({ id: z.string(), version: Version });
export type NamedRecordChange = z.output<typeof NamedRecordChange>;
