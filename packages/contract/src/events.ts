import * as z from 'zod/mini';
import { AlertDeadlineReached, AlertStateChange } from './alert-change-event.ts';
import {
  AttachmentChange,
  ChecklistPublication,
  MediationDeadlineReached,
  NamedRecordChange,
  PlainPremisesRecordChange,
  PremisesRecordChange,
  RatingChange,
  RecordChange,
  StateChange,
} from './event-data.ts';
import { DivisionCode, openEnum, Timestamp, Uuid } from './field.ts';
import type { Schema } from './operation.ts';

/** What the `type` of every event begins with on the wire. */
export const eventTypeBase = 'dev.wardkit.';

/** What the registry says of a type of event. */
export interface EventRecord {
  readonly summary: string;
  /** The schema of `data`. It never holds personal data, masked or not. */
  readonly data: Schema;
  /** The id of the operation that reads the record it tells of: whoever may call it there may see the event. */
  readonly readWith: `${string}.${string}`;
}

/** For the types of one resource: their data, and the operation that reads its record. */
const ofPremises = { data: RecordChange, readWith: 'places.getPremises' } as const;
const ofDwelling = { data: PlainPremisesRecordChange, readWith: 'places.getDwelling' } as const;
const ofOrganisation = { data: RecordChange, readWith: 'places.getOrganisation' } as const;
const ofStay = { data: PremisesRecordChange, readWith: 'stays.get' } as const;
const ofRentalCheck = { data: PremisesRecordChange, readWith: 'rentalChecks.get' } as const;
const ofHazard = { data: PremisesRecordChange, readWith: 'hazards.get' } as const;
const ofDoorplate = { data: PremisesRecordChange, readWith: 'doorplates.get' } as const;
const ofDoorplateKey = { data: StateChange, readWith: 'doorplates.listKeys' } as const;
const ofObjection = { data: PremisesRecordChange, readWith: 'objections.get' } as const;
const ofAttachment = { data: AttachmentChange, readWith: 'attachments.get' } as const;
const ofSubscription = { data: StateChange, readWith: 'subscriptions.get' } as const;
const ofAuditReview = { data: StateChange, readWith: 'audit.getReview' } as const;
const ofPersonRequest = { data: StateChange, readWith: 'personRequests.get' } as const;
const ofDevice = { data: StateChange, readWith: 'devices.get' } as const;
const ofMediation = { data: StateChange, readWith: 'mediations.get' } as const;
const ofMediationDeadline = { data: MediationDeadlineReached, readWith: 'mediations.get' } as const;
const ofAlert = { data: AlertStateChange, readWith: 'alerts.get' } as const;
const ofAlertDeadline = { data: AlertDeadlineReached, readWith: 'alerts.get' } as const;
const ofAlertRepeat = { data: StateChange, readWith: 'alertRepeats.get' } as const;
const ofShiftHandover = { data: StateChange, readWith: 'shiftHandovers.get' } as const;
const ofResponseUnit = { data: StateChange, readWith: 'responseUnits.get' } as const;

/** Every type of event, by its name after {@link eventTypeBase}. A type is never reused for another meaning. */
export const eventTypes = {
  'premises.registered': { summary: 'Premises were put on record', ...ofPremises },
  'premises.changed': { summary: 'Premises were changed', ...ofPremises },
  'dwelling.registered': { summary: 'A dwelling was put on record', ...ofDwelling },
  'dwelling.changed': { summary: 'A dwelling was changed or ended', ...ofDwelling },
  'organisation.registered': { summary: 'An organisation was put on record', ...ofOrganisation },
  'organisation.changed': { summary: 'An organisation was changed or ended', ...ofOrganisation },
  'stay.registered': { summary: 'A stay was registered', ...ofStay },
  'stay.changed': { summary: 'A stay was changed', ...ofStay },
  'stay.overdue': { summary: 'The day on which a stay was to end is past', ...ofStay },
  'stay.ended': { summary: 'A stay was signed off', ...ofStay },
  'rental-check-standard.published': {
    summary: 'A station published a checklist',
    data: ChecklistPublication,
    readWith: 'rentalChecks.getStandard',
  },
  'rental-check.submitted': { summary: 'A check was handed in', ...ofRentalCheck },
  'rental-check.reviewed': { summary: 'A check was accepted', ...ofRentalCheck },
  'rental-check.sent-back': { summary: 'A check was sent back', ...ofRentalCheck },
  'rental-check.withdrawn': { summary: 'A check was withdrawn or overturned', ...ofRentalCheck },
  'hazard.opened': { summary: 'A fault became a hazard', ...ofHazard },
  'hazard.assigned': { summary: 'The following up of a hazard was given to somebody', ...ofHazard },
  'hazard.rectified': { summary: 'A hazard was reported as put right', ...ofHazard },
  'hazard.verified': { summary: 'A re-inspection closed a hazard', ...ofHazard },
  'hazard.reopened': { summary: 'A re-inspection found a hazard not put right', ...ofHazard },
  'hazard.referred': { summary: 'A hazard was referred to the authority in charge', ...ofHazard },
  'hazard.annulled': { summary: 'A hazard was taken back with its check or by an objection', ...ofHazard },
  'rating.changed': {
    summary: 'The rating of premises was computed anew',
    data: RatingChange,
    readWith: 'places.getPremises',
  },
  'doorplate.issued': { summary: 'A plate was issued', ...ofDoorplate },
  'doorplate.replaced': { summary: 'A plate in force gave way to another', ...ofDoorplate },
  'doorplate.revoked': { summary: 'A plate was revoked', ...ofDoorplate },
  'doorplate-key.created': { summary: 'A key for plates was made', ...ofDoorplateKey },
  'doorplate-key.retired': { summary: 'A key signs no more plates', ...ofDoorplateKey },
  'doorplate-key.compromised': {
    summary: 'A key is known to others, and its plates are no longer in force',
    ...ofDoorplateKey,
  },
  'objection.filed': { summary: 'A landlord objected', ...ofObjection },
  'objection.answered': { summary: 'An objection was answered', ...ofObjection },
  'objection.withdrawn': { summary: 'An objection was taken back', ...ofObjection },
  'attachment.announced': { summary: 'An upload was announced', ...ofAttachment },
  'attachment.completed': { summary: 'An upload arrived whole', ...ofAttachment },
  'attachment.deleted': { summary: 'An attachment was deleted', ...ofAttachment },
  'subscription.created': { summary: 'A subscription was made', ...ofSubscription },
  'subscription.changed': { summary: 'A subscription or its secrets changed', ...ofSubscription },
  'subscription.deleted': { summary: 'A subscription was ended', ...ofSubscription },
  'subscription.tested': { summary: 'A test event was asked for; only that subscription gets it', ...ofSubscription },
  'subscription.failing': { summary: 'The receiver of a subscription does not accept events', ...ofSubscription },
  'subscription.disabled': { summary: 'The server gave a subscription up', ...ofSubscription },
  'audit-review.opened': { summary: 'A reading waits to be looked at again', ...ofAuditReview },
  'audit-review.decided': { summary: 'It was decided whether a reading was justified', ...ofAuditReview },
  'person-request.received': { summary: 'The person concerned asked for something', ...ofPersonRequest },
  'person-request.answered': { summary: 'A request of the person concerned was answered', ...ofPersonRequest },
  'person-request.withdrawn': { summary: 'A request of the person concerned was taken back', ...ofPersonRequest },
  'device.wipe-ordered': { summary: 'A device is to be wiped', ...ofDevice },
  'device.wiped': { summary: 'A device was wiped', ...ofDevice },
  'invitation.redeemed': {
    summary: 'A code linked an account to a record',
    data: StateChange,
    readWith: 'invitations.get',
  },
  'job.finished': { summary: 'Long work succeeded, failed or was cancelled', data: StateChange, readWith: 'jobs.get' },
  'mediation.registered': { summary: 'A dispute was taken in', ...ofMediation },
  'mediation.changed': { summary: 'What was taken in was changed', ...ofMediation },
  'mediation.assessed': { summary: 'It was said whether mediation is open to a dispute', ...ofMediation },
  'mediation.parties-changed': { summary: 'Parties were entered, changed, removed or answered', ...ofMediation },
  'mediation.consented': { summary: 'Every party has consented', ...ofMediation },
  'mediation.refused': { summary: 'A party refused, which ends it', ...ofMediation },
  'mediation.assigned': { summary: 'Mediators were assigned', ...ofMediation },
  'mediation.accepted': { summary: 'A mediation was accepted', ...ofMediation },
  'mediation.session-planned': { summary: 'A session was planned or moved', ...ofMediation },
  'mediation.session-held': { summary: 'A session was held', ...ofMediation },
  'mediation.session-cancelled': { summary: 'A session was cancelled', ...ofMediation },
  'mediation.agreed': { summary: 'The parties agreed', ...ofMediation },
  'mediation.agreement-changed': { summary: 'An agreement was changed or signed', ...ofMediation },
  'mediation.came-into-force': { summary: 'An agreement came into force', ...ofMediation },
  'mediation.failed': { summary: 'No agreement came about', ...ofMediation },
  'mediation.withdrawn': { summary: 'A mediation was given up', ...ofMediation },
  'mediation.transferred': { summary: 'Another body took the dispute over', ...ofMediation },
  'mediation.performance-begun': { summary: 'The first step of an agreement was performed', ...ofMediation },
  'mediation.step-performed': { summary: 'A step of an agreement was performed', ...ofMediation },
  'mediation.performed': { summary: 'The last step of an agreement was performed', ...ofMediation },
  'mediation.breached': { summary: 'An agreement is not kept', ...ofMediation },
  'mediation.confirmation-applied': { summary: 'The parties asked a court to confirm an agreement', ...ofMediation },
  'mediation.confirmation-decided': { summary: 'A court decided on the confirmation', ...ofMediation },
  'mediation.followed-up': { summary: 'It was seen how things went after an agreement', ...ofMediation },
  'mediation.paper-filed': { summary: 'A paper was put into the dossier', ...ofMediation },
  'mediation.archived': { summary: 'A dossier was closed', ...ofMediation },
  'mediation.objected': { summary: 'A party objected', ...ofMediation },
  'mediation.objection-answered': { summary: 'An objection of a party was answered', ...ofMediation },
  'mediation.due-soon': { summary: 'A deadline of a mediation is near', ...ofMediationDeadline },
  'mediation.overdue': { summary: 'A deadline of a mediation has passed', ...ofMediationDeadline },
  'alert.received': { summary: 'An alert was taken in', ...ofAlert },
  'alert.changed': { summary: 'What is known of an alert was changed', ...ofAlert },
  'alert.acknowledged': { summary: 'An alert, or the order to go there, was seen', ...ofAlert },
  'alert.dispatched': { summary: 'Units were sent to an alert', ...ofAlert },
  'alert.units-changed': { summary: 'Further units were sent, or some were released', ...ofAlert },
  'alert.en-route': { summary: 'A unit is on its way', ...ofAlert },
  'alert.on-scene': { summary: 'A unit is on the scene', ...ofAlert },
  'alert.resolved': { summary: 'An alert was dealt with', ...ofAlert },
  'alert.cancelled': { summary: 'An alert is no longer wanted', ...ofAlert },
  'alert.unfounded': { summary: 'There was nothing behind an alert', ...ofAlert },
  'alert.marked-duplicate': { summary: 'An alert tells of what another one tells of', ...ofAlert },
  'alert.transferred': { summary: 'An alert was handed to another station', ...ofAlert },
  'alert.reopened': { summary: 'An alert was taken up again', ...ofAlert },
  'alert.archived': { summary: 'An alert was filed', ...ofAlert },
  'alert.noted': { summary: 'A note was added to an alert', ...ofAlert },
  'alert.due-soon': { summary: 'A deadline of an alert is near', ...ofAlertDeadline },
  'alert.overdue': { summary: 'A deadline of an alert has passed', ...ofAlertDeadline },
  'alert-repeat.created': { summary: 'A group of repeated alerts was made or proposed', ...ofAlertRepeat },
  'alert-repeat.changed': { summary: 'A group of repeated alerts was changed or confirmed', ...ofAlertRepeat },
  'alert-repeat.deleted': { summary: 'A group of repeated alerts was dissolved', ...ofAlertRepeat },
  'alert-repeat-rule.changed': {
    summary: 'A station set how near alerts are for a group',
    data: RecordChange,
    readWith: 'alertRepeatRules.get',
  },
  'alert-time-limit.changed': {
    summary: 'A station set a time limit of alerts',
    data: NamedRecordChange,
    readWith: 'alertTimeLimits.list',
  },
  'response-unit.created': { summary: 'A response unit was set up', ...ofResponseUnit },
  'response-unit.changed': { summary: 'A response unit was changed', ...ofResponseUnit },
  'response-unit.state-changed': { summary: 'A response unit is in another state', ...ofResponseUnit },
  'response-unit.deleted': { summary: 'A response unit was taken off the list', ...ofResponseUnit },
  'shift-handover.written': { summary: 'A note was written for the next shift', ...ofShiftHandover },
  'shift-handover.changed': { summary: 'A note between shifts was changed', ...ofShiftHandover },
  'shift-handover.taken-over': { summary: 'A shift was taken over', ...ofShiftHandover },
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
