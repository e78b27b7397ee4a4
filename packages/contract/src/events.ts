import * as z from 'zod/mini';
import { AlertDeadlineReached, AlertStateChange } from './alert-change-event.ts';
import { DivisionCode, openEnum, Timestamp, Uuid, Version } from './field.ts';
import type { Schema } from './operation.ts';

/** What the `type` of every event begins with on the wire. */
export const eventTypeBase = 'dev.wardkit.';

/** What an event of a plain record tells: which one, and which version of it to fetch. */
export const RecordChange = z.looseObject({ id: Uuid, version: Version });
export type RecordChange = z.output<typeof RecordChange>;

/** A record with a life cycle: also the state in which it is now. */
export const StateChange = z.extend(RecordChange, { state: z.string() });
export type StateChange = z.output<typeof StateChange>;

/** A record in premises. */
export const PremisesRecordChange = z.extend(StateChange, { premisesId: Uuid });
export type PremisesRecordChange = z.output<typeof PremisesRecordChange>;

/** An attachment, with what it belongs to. */
const AttachmentChange = z.extend(StateChange, {
  premisesId: z.nullable(Uuid),
  mediationId: z.optional(z.nullable(Uuid)),
  alertId: z.optional(z.nullable(Uuid)),
});

/** A plain record in premises. */
const PlainPremisesRecordChange = z.extend(RecordChange, { premisesId: Uuid });

/** What the registry says of a type of event. */
export interface EventRecord {
  readonly summary: string;
  /** The schema of `data`. It never holds personal data, masked or not. */
  readonly data: Schema;
  /** The id of the operation that reads the record it tells of: whoever may call it there may see the event. */
  readonly readWith: `${string}.${string}`;
}

/** Every type of event, by its name after {@link eventTypeBase}. A type is never reused for another meaning. */
export const eventTypes = {
  'premises.registered': { summary: 'Premises were put on record', data: RecordChange, readWith: 'places.getPremises' },
  'premises.changed': { summary: 'Premises were changed', data: RecordChange, readWith: 'places.getPremises' },
  'dwelling.registered': {
    summary: 'A dwelling was put on record',
    data: PlainPremisesRecordChange,
    readWith: 'places.getDwelling',
  },
  'dwelling.changed': {
    summary: 'A dwelling was changed or ended',
    data: PlainPremisesRecordChange,
    readWith: 'places.getDwelling',
  },
  'organisation.registered': {
    summary: 'An organisation was put on record',
    data: RecordChange,
    readWith: 'places.getOrganisation',
  },
  'organisation.changed': {
    summary: 'An organisation was changed or ended',
    data: RecordChange,
    readWith: 'places.getOrganisation',
  },
  'stay.registered': { summary: 'A stay was registered', data: PremisesRecordChange, readWith: 'stays.get' },
  'stay.changed': { summary: 'A stay was changed', data: PremisesRecordChange, readWith: 'stays.get' },
  'stay.overdue': {
    summary: 'The day on which a stay was to end is past',
    data: PremisesRecordChange,
    readWith: 'stays.get',
  },
  'stay.ended': { summary: 'A stay was signed off', data: PremisesRecordChange, readWith: 'stays.get' },
  'rental-check-standard.published': {
    summary: 'A station published a checklist',
    data: z.looseObject({ version: z.string() }),
    readWith: 'rentalChecks.getStandard',
  },
  'rental-check.submitted': {
    summary: 'A check was handed in',
    data: PremisesRecordChange,
    readWith: 'rentalChecks.get',
  },
  'rental-check.reviewed': {
    summary: 'A check was accepted',
    data: PremisesRecordChange,
    readWith: 'rentalChecks.get',
  },
  'rental-check.sent-back': {
    summary: 'A check was sent back',
    data: PremisesRecordChange,
    readWith: 'rentalChecks.get',
  },
  'rental-check.withdrawn': {
    summary: 'A check was withdrawn or overturned',
    data: PremisesRecordChange,
    readWith: 'rentalChecks.get',
  },
  'hazard.opened': { summary: 'A fault became a hazard', data: PremisesRecordChange, readWith: 'hazards.get' },
  'hazard.assigned': {
    summary: 'The following up of a hazard was given to somebody',
    data: PremisesRecordChange,
    readWith: 'hazards.get',
  },
  'hazard.rectified': {
    summary: 'A hazard was reported as put right',
    data: PremisesRecordChange,
    readWith: 'hazards.get',
  },
  'hazard.verified': {
    summary: 'A re-inspection closed a hazard',
    data: PremisesRecordChange,
    readWith: 'hazards.get',
  },
  'hazard.reopened': {
    summary: 'A re-inspection found a hazard not put right',
    data: PremisesRecordChange,
    readWith: 'hazards.get',
  },
  'hazard.referred': {
    summary: 'A hazard was referred to the authority in charge',
    data: PremisesRecordChange,
    readWith: 'hazards.get',
  },
  'hazard.annulled': {
    summary: 'A hazard was taken back with its check or by an objection',
    data: PremisesRecordChange,
    readWith: 'hazards.get',
  },
  'rating.changed': {
    summary: 'The rating of premises was computed anew',
    data: z.looseObject({ premisesId: Uuid, checkId: z.nullable(Uuid) }),
    readWith: 'places.getPremises',
  },
  'doorplate.issued': { summary: 'A plate was issued', data: PremisesRecordChange, readWith: 'doorplates.get' },
  'doorplate.replaced': {
    summary: 'A plate in force gave way to another',
    data: PremisesRecordChange,
    readWith: 'doorplates.get',
  },
  'doorplate.revoked': { summary: 'A plate was revoked', data: PremisesRecordChange, readWith: 'doorplates.get' },
  'doorplate-key.created': { summary: 'A key for plates was made', data: StateChange, readWith: 'doorplates.listKeys' },
  'doorplate-key.retired': {
    summary: 'A key signs no more plates',
    data: StateChange,
    readWith: 'doorplates.listKeys',
  },
  'doorplate-key.compromised': {
    summary: 'A key is known to others, and its plates are no longer in force',
    data: StateChange,
    readWith: 'doorplates.listKeys',
  },
  'objection.filed': { summary: 'A landlord objected', data: PremisesRecordChange, readWith: 'objections.get' },
  'objection.answered': {
    summary: 'An objection was answered',
    data: PremisesRecordChange,
    readWith: 'objections.get',
  },
  'objection.withdrawn': {
    summary: 'An objection was taken back',
    data: PremisesRecordChange,
    readWith: 'objections.get',
  },
  'attachment.announced': {
    summary: 'An upload was announced',
    data: AttachmentChange,
    readWith: 'attachments.get',
  },
  'attachment.completed': {
    summary: 'An upload arrived whole',
    data: AttachmentChange,
    readWith: 'attachments.get',
  },
  'attachment.deleted': {
    summary: 'An attachment was deleted',
    data: AttachmentChange,
    readWith: 'attachments.get',
  },
  'subscription.created': { summary: 'A subscription was made', data: StateChange, readWith: 'subscriptions.get' },
  'subscription.changed': {
    summary: 'A subscription or its secrets changed',
    data: StateChange,
    readWith: 'subscriptions.get',
  },
  'subscription.deleted': { summary: 'A subscription was ended', data: StateChange, readWith: 'subscriptions.get' },
  'subscription.tested': {
    summary: 'A test event was asked for; only that subscription gets it',
    data: StateChange,
    readWith: 'subscriptions.get',
  },
  'subscription.failing': {
    summary: 'The receiver of a subscription does not accept events',
    data: StateChange,
    readWith: 'subscriptions.get',
  },
  'subscription.disabled': {
    summary: 'The server gave a subscription up',
    data: StateChange,
    readWith: 'subscriptions.get',
  },
  'audit-review.opened': {
    summary: 'A reading waits to be looked at again',
    data: StateChange,
    readWith: 'audit.getReview',
  },
  'audit-review.decided': {
    summary: 'It was decided whether a reading was justified',
    data: StateChange,
    readWith: 'audit.getReview',
  },
  'person-request.received': {
    summary: 'The person concerned asked for something',
    data: StateChange,
    readWith: 'personRequests.get',
  },
  'person-request.answered': {
    summary: 'A request of the person concerned was answered',
    data: StateChange,
    readWith: 'personRequests.get',
  },
  'person-request.withdrawn': {
    summary: 'A request of the person concerned was taken back',
    data: StateChange,
    readWith: 'personRequests.get',
  },
  'device.wipe-ordered': { summary: 'A device is to be wiped', data: StateChange, readWith: 'devices.get' },
  'device.wiped': { summary: 'A device was wiped', data: StateChange, readWith: 'devices.get' },
  'invitation.redeemed': {
    summary: 'A code linked an account to a record',
    data: StateChange,
    readWith: 'invitations.get',
  },
  'job.finished': { summary: 'Long work succeeded, failed or was cancelled', data: StateChange, readWith: 'jobs.get' },
  'mediation.registered': { summary: 'A dispute was taken in', data: StateChange, readWith: 'mediations.get' },
  'mediation.changed': { summary: 'What was taken in was changed', data: StateChange, readWith: 'mediations.get' },
  'mediation.assessed': {
    summary: 'It was said whether mediation is open to a dispute',
    data: StateChange,
    readWith: 'mediations.get',
  },
  'mediation.parties-changed': {
    summary: 'Parties were entered, changed, removed or answered',
    data: StateChange,
    readWith: 'mediations.get',
  },
  'mediation.consented': { summary: 'Every party has consented', data: StateChange, readWith: 'mediations.get' },
  'mediation.refused': { summary: 'A party refused, which ends it', data: StateChange, readWith: 'mediations.get' },
  'mediation.assigned': { summary: 'Mediators were assigned', data: StateChange, readWith: 'mediations.get' },
  'mediation.accepted': { summary: 'A mediation was accepted', data: StateChange, readWith: 'mediations.get' },
  'mediation.session-planned': {
    summary: 'A session was planned or moved',
    data: StateChange,
    readWith: 'mediations.get',
  },
  'mediation.session-held': { summary: 'A session was held', data: StateChange, readWith: 'mediations.get' },
  'mediation.session-cancelled': { summary: 'A session was cancelled', data: StateChange, readWith: 'mediations.get' },
  'mediation.agreed': { summary: 'The parties agreed', data: StateChange, readWith: 'mediations.get' },
  'mediation.agreement-changed': {
    summary: 'An agreement was changed or signed',
    data: StateChange,
    readWith: 'mediations.get',
  },
  'mediation.came-into-force': {
    summary: 'An agreement came into force',
    data: StateChange,
    readWith: 'mediations.get',
  },
  'mediation.failed': { summary: 'No agreement came about', data: StateChange, readWith: 'mediations.get' },
  'mediation.withdrawn': { summary: 'A mediation was given up', data: StateChange, readWith: 'mediations.get' },
  'mediation.transferred': {
    summary: 'Another body took the dispute over',
    data: StateChange,
    readWith: 'mediations.get',
  },
  'mediation.performance-begun': {
    summary: 'The first step of an agreement was performed',
    data: StateChange,
    readWith: 'mediations.get',
  },
  'mediation.step-performed': {
    summary: 'A step of an agreement was performed',
    data: StateChange,
    readWith: 'mediations.get',
  },
  'mediation.performed': {
    summary: 'The last step of an agreement was performed',
    data: StateChange,
    readWith: 'mediations.get',
  },
  'mediation.breached': { summary: 'An agreement is not kept', data: StateChange, readWith: 'mediations.get' },
  'mediation.confirmation-applied': {
    summary: 'The parties asked a court to confirm an agreement',
    data: StateChange,
    readWith: 'mediations.get',
  },
  'mediation.confirmation-decided': {
    summary: 'A court decided on the confirmation',
    data: StateChange,
    readWith: 'mediations.get',
  },
  'mediation.followed-up': {
    summary: 'It was seen how things went after an agreement',
    data: StateChange,
    readWith: 'mediations.get',
  },
  'mediation.paper-filed': {
    summary: 'A paper was put into the dossier',
    data: StateChange,
    readWith: 'mediations.get',
  },
  'mediation.archived': { summary: 'A dossier was closed', data: StateChange, readWith: 'mediations.get' },
  'alert.received': { summary: 'An alert was taken in', data: AlertStateChange, readWith: 'alerts.get' },
  'alert.changed': { summary: 'What is known of an alert was changed', data: AlertStateChange, readWith: 'alerts.get' },
  'alert.acknowledged': {
    summary: 'An alert, or the order to go there, was seen',
    data: AlertStateChange,
    readWith: 'alerts.get',
  },
  'alert.dispatched': { summary: 'Units were sent to an alert', data: AlertStateChange, readWith: 'alerts.get' },
  'alert.units-changed': {
    summary: 'Further units were sent, or some were released',
    data: AlertStateChange,
    readWith: 'alerts.get',
  },
  'alert.en-route': { summary: 'A unit is on its way', data: AlertStateChange, readWith: 'alerts.get' },
  'alert.on-scene': { summary: 'A unit is on the scene', data: AlertStateChange, readWith: 'alerts.get' },
  'alert.resolved': { summary: 'An alert was dealt with', data: AlertStateChange, readWith: 'alerts.get' },
  'alert.cancelled': { summary: 'An alert is no longer wanted', data: AlertStateChange, readWith: 'alerts.get' },
  'alert.unfounded': { summary: 'There was nothing behind an alert', data: AlertStateChange, readWith: 'alerts.get' },
  'alert.marked-duplicate': {
    summary: 'An alert tells of what another one tells of',
    data: AlertStateChange,
    readWith: 'alerts.get',
  },
  'alert.transferred': {
    summary: 'An alert was handed to another station',
    data: AlertStateChange,
    readWith: 'alerts.get',
  },
  'alert.reopened': { summary: 'An alert was taken up again', data: AlertStateChange, readWith: 'alerts.get' },
  'alert.archived': { summary: 'An alert was filed', data: AlertStateChange, readWith: 'alerts.get' },
  'alert.noted': { summary: 'A note was added to an alert', data: AlertStateChange, readWith: 'alerts.get' },
  'alert.due-soon': { summary: 'A deadline of an alert is near', data: AlertDeadlineReached, readWith: 'alerts.get' },
  'alert.overdue': { summary: 'A deadline of an alert has passed', data: AlertDeadlineReached, readWith: 'alerts.get' },
  'alert-repeat.created': {
    summary: 'A group of repeated alerts was made or proposed',
    data: StateChange,
    readWith: 'alertRepeats.get',
  },
  'alert-repeat.changed': {
    summary: 'A group of repeated alerts was changed or confirmed',
    data: StateChange,
    readWith: 'alertRepeats.get',
  },
  'alert-repeat.deleted': {
    summary: 'A group of repeated alerts was dissolved',
    data: StateChange,
    readWith: 'alertRepeats.get',
  },
  'alert-time-limit.changed': {
    summary: 'A station set a time limit of alerts',
    data: z.looseObject({ id: z.string(), version: Version }),
    readWith: 'alertTimeLimits.list',
  },
  'response-unit.created': { summary: 'A response unit was set up', data: StateChange, readWith: 'responseUnits.get' },
  'response-unit.changed': { summary: 'A response unit was changed', data: StateChange, readWith: 'responseUnits.get' },
  'response-unit.state-changed': {
    summary: 'A response unit is in another state',
    data: StateChange,
    readWith: 'responseUnits.get',
  },
  'response-unit.deleted': {
    summary: 'A response unit was taken off the list',
    data: StateChange,
    readWith: 'responseUnits.get',
  },
} as const satisfies Record<string, EventRecord>;

/** The name of a type of event. */
export type EventType = keyof typeof eventTypes;

/**
 * An event as stream and webhooks carry it: a CloudEvent 1.0 (https://github.com/cloudevents/spec) in its JSON form.
 *
 * `id` is unique within `source`; `subject` is the path of the record; `stationid` and `divisioncode` are what a reader
 * filters by. Events tell what changed and never whom it concerns: a reader fetches the record with its own rights.
 */
export const WardEvent = z.looseObject({
  specversion: openEnum(['1.0']),
  /** Visible ASCII without a full stop: a webhook is signed over `id.timestamp.body`. */
  id: z.string().check(z.maxLength(200), z.regex(/^[!-\-/-~]+$/)),
  source: z.string(),
  type: openEnum(Object.keys(eventTypes).map((name) => eventTypeBase + name) as [string, ...string[]]),
  subject: z.string(),
  time: Timestamp,
  datacontenttype: openEnum(['application/json']),
  stationid: Uuid,
  divisioncode: DivisionCode,
  data: z.looseObject({}),
});
export type WardEvent = z.output<typeof WardEvent>;
