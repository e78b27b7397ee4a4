import type * as z from 'zod/mini';
import { type EventType, eventTypeBase, type eventTypes, type WardEvent } from '../events.ts';
import {
  acknowledged,
  alertStory,
  archived,
  cancelled,
  dispatched,
  duplicate,
  enRoute,
  escalated,
  onScene,
  postReleased,
  received,
  reopened,
  resolved,
  transferred,
  unfounded,
} from './alert-story.ts';
import { invented } from './invented.ts';
import { rentalHouse } from './rental-house.ts';

/** What an event of a type tells. */
type DataOf<T extends EventType> = z.output<(typeof eventTypes)[T]['data']>;

/** An event of a type, as it goes over the wire. */
export type EventExample<T extends EventType> = WardEvent & { readonly data: DataOf<T> };

/** One event of each type. */
export type EventExamples = { readonly [T in EventType]: EventExample<T> };

const stationid = invented.stationId;

/** An event without its type: what it tells, and of which record. */
interface Told<D> {
  readonly subject: string;
  readonly data: D;
  readonly time: string;
  readonly divisioncode: string;
}

const told = <const D>(subject: string, data: D, time: string = invented.at): Told<D> => ({
  subject: `/v1/${subject}`,
  data,
  time,
  divisioncode: invented.communityCode,
});
const premises = (version: number) => told(`premises/${invented.premisesId}`, { id: invented.premisesId, version });
const dwelling = (version: number) =>
  told(`dwellings/${invented.dwellingId}`, { id: invented.dwellingId, version, premisesId: invented.premisesId });
const organisation = (version: number) =>
  told(`organisations/${rentalHouse.organisationId}`, { id: rentalHouse.organisationId, version });
/** A record in the rental house. */
const inHouse = (collection: string, id: string) => (version: number, state: string) =>
  told(`${collection}/${id}`, { id, version, state, premisesId: invented.premisesId });
const record = (collection: string, id: string) => (version: number, state: string) =>
  told(`${collection}/${id}`, { id, version, state });

const handover = record('shift-handovers', '0190e0a0-0000-7000-8000-000000000311');
const stay = inHouse('stays', rentalHouse.stayId);
const check = inHouse('rental-checks', invented.checkId);
const hazard = inHouse('hazards', invented.hazardId);
const doorplate = inHouse('doorplates', invented.doorplateId);
const objection = inHouse('objections', rentalHouse.objectionId);
const attachment = inHouse('attachments', invented.attachmentId);
const key = record('doorplate-keys', rentalHouse.keyId);
const subscription = record('subscriptions', '0190e0a0-0000-7000-8000-000000000501');
const review = record('audit-reviews', '0190e0a0-0000-7000-8000-000000000502');
const personRequest = record('person-requests', '0190e0a0-0000-7000-8000-000000000503');
const device = record('devices', '0190e0a0-0000-7000-8000-000000000504');
const invitation = record('invitations', '0190e0a0-0000-7000-8000-000000000505');
const job = record('jobs', '0190e0a0-0000-7000-8000-000000000506');
const mediation = record('mediations', invented.mediationId);
const mediationDeadline = (time: string) => {
  const { data, ...rest } = mediation(12, 'effective');
  const dueAt = '2026-11-23T23:59:59+08:00';
  return { ...rest, time, data: { ...data, ruleId: 'judicial-confirmation', dueAt } };
};
const repeat = record('alert-repeats', alertStory.repeatId);
const unit = record('response-units', alertStory.patrolId);

type AlertInExample = Pick<typeof received, 'priority' | 'category' | 'receivedAt'> & {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly stateSince: string;
  readonly nextDueAt: string | null;
};
const alert = ({ id, version, state, stateSince, priority, category, receivedAt, nextDueAt }: AlertInExample) =>
  told(
    `alerts/${id}`,
    {
      id,
      version,
      state,
      stateSince,
      priority,
      category,
      divisionCode: invented.communityCode,
      receivedAt,
      nextDueAt,
    },
    stateSince,
  );
const deadline = (
  of: AlertInExample,
  { limit, dueAt }: { readonly limit: string; readonly dueAt: string },
  time: string,
) => {
  const { data, ...rest } = alert(of);
  return { ...rest, time, data: { ...data, limit, dueAt } };
};

/** Every type, with what an event of it tells: the id and type of the event follow. A missing type does not compile. */
const toldByType: { readonly [T in EventType]: Told<DataOf<T>> } = {
  'premises.registered': premises(1),
  'premises.changed': premises(2),
  'dwelling.registered': dwelling(1),
  'dwelling.changed': dwelling(2),
  'organisation.registered': organisation(1),
  'organisation.changed': organisation(2),
  'stay.registered': stay(1, 'current'),
  'stay.changed': stay(2, 'current'),
  'stay.overdue': stay(3, 'sign-off-overdue'),
  'stay.ended': stay(4, 'ended'),
  'rental-check-standard.published': told(`rental-check-standards/${rentalHouse.standardVersion}`, {
    version: rentalHouse.standardVersion,
  }),
  'rental-check.submitted': check(1, 'submitted'),
  'rental-check.reviewed': check(2, 'reviewed'),
  'rental-check.sent-back': check(2, 'sent-back'),
  'rental-check.withdrawn': check(2, 'withdrawn'),
  'hazard.opened': hazard(1, 'open'),
  'hazard.assigned': hazard(2, 'open'),
  'hazard.rectified': hazard(3, 'rectified'),
  'hazard.verified': hazard(4, 'verified'),
  'hazard.reopened': hazard(4, 'open'),
  'hazard.referred': hazard(2, 'referred'),
  'hazard.annulled': hazard(2, 'annulled'),
  'rating.changed': told(`premises/${invented.premisesId}/rating`, {
    premisesId: invented.premisesId,
    checkId: invented.checkId,
  }),
  'doorplate.issued': doorplate(1, 'in-force'),
  'doorplate.replaced': doorplate(2, 'replaced'),
  'doorplate.revoked': doorplate(2, 'revoked'),
  'doorplate-key.created': key(1, 'signing'),
  'doorplate-key.retired': key(2, 'retired'),
  'doorplate-key.compromised': key(3, 'compromised'),
  'objection.filed': objection(1, 'filed'),
  'objection.answered': objection(2, 'answered'),
  'objection.withdrawn': objection(2, 'withdrawn'),
  'attachment.announced': attachment(1, 'receiving'),
  'attachment.completed': attachment(3, 'complete'),
  'attachment.deleted': attachment(4, 'complete'),
  'subscription.created': subscription(1, 'without-secret'),
  'subscription.changed': subscription(2, 'active'),
  'subscription.deleted': subscription(3, 'active'),
  'subscription.tested': subscription(2, 'active'),
  'subscription.failing': subscription(3, 'failing'),
  'subscription.disabled': subscription(4, 'disabled'),
  'audit-review.opened': review(1, 'open'),
  'audit-review.decided': review(2, 'justified'),
  'person-request.received': personRequest(1, 'received'),
  'person-request.answered': personRequest(2, 'granted'),
  'person-request.withdrawn': personRequest(2, 'withdrawn'),
  'device.wipe-ordered': device(2, 'wipe-ordered'),
  'device.wiped': device(3, 'wiped'),
  'invitation.redeemed': invitation(2, 'redeemed'),
  'job.finished': job(3, 'succeeded'),
  'mediation.registered': mediation(1, 'registered'),
  'mediation.changed': mediation(2, 'registered'),
  'mediation.assessed': mediation(3, 'eligible'),
  'mediation.parties-changed': mediation(4, 'eligible'),
  'mediation.consented': mediation(5, 'consented'),
  'mediation.refused': mediation(5, 'refused'),
  'mediation.assigned': mediation(6, 'consented'),
  'mediation.accepted': mediation(7, 'accepted'),
  'mediation.session-planned': mediation(8, 'accepted'),
  'mediation.session-held': mediation(9, 'in-session'),
  'mediation.session-cancelled': mediation(9, 'accepted'),
  'mediation.agreed': mediation(10, 'agreed'),
  'mediation.agreement-changed': mediation(11, 'agreed'),
  'mediation.came-into-force': mediation(12, 'effective'),
  'mediation.failed': mediation(10, 'failed'),
  'mediation.withdrawn': mediation(10, 'withdrawn'),
  'mediation.transferred': mediation(10, 'transferred'),
  'mediation.performance-begun': mediation(13, 'performing'),
  'mediation.step-performed': mediation(14, 'performing'),
  'mediation.performed': mediation(15, 'performed'),
  'mediation.breached': mediation(15, 'breached'),
  'mediation.confirmation-applied': mediation(13, 'effective'),
  'mediation.confirmation-decided': mediation(14, 'effective'),
  'mediation.followed-up': mediation(16, 'followed-up'),
  'mediation.paper-filed': mediation(17, 'followed-up'),
  'mediation.archived': mediation(18, 'archived'),
  'mediation.objected': mediation(11, 'agreed'),
  'mediation.objection-answered': mediation(12, 'agreed'),
  'mediation.due-soon': mediationDeadline('2026-11-20T23:59:59+08:00'),
  'mediation.overdue': mediationDeadline('2026-11-24T00:00:00+08:00'),
  'alert.received': alert(received),
  'alert.changed': alert({ ...received, version: 2 }),
  'alert.acknowledged': alert(acknowledged),
  'alert.dispatched': alert(dispatched),
  'alert.units-changed': alert(postReleased),
  'alert.en-route': alert(enRoute),
  'alert.on-scene': alert(onScene),
  'alert.resolved': alert(resolved),
  'alert.cancelled': alert(cancelled),
  'alert.unfounded': alert(unfounded),
  'alert.marked-duplicate': alert(duplicate),
  'alert.transferred': alert(transferred),
  'alert.reopened': alert(reopened),
  'alert.archived': alert(archived),
  'alert.noted': alert(onScene),
  'alert.due-soon': deadline(received, received.deadlines[0], '2026-11-20T14:18:44+08:00'),
  'alert.overdue': deadline(escalated, escalated.deadlines[0], '2026-11-20T14:19:04+08:00'),
  'alert-repeat.created': repeat(1, 'proposed'),
  'alert-repeat.changed': repeat(2, 'confirmed'),
  'alert-repeat.deleted': repeat(2, 'confirmed'),
  'alert-repeat-rule.changed': told(`alert-repeat-rules/${invented.stationId}`, { id: invented.stationId, version: 2 }),
  'alert-time-limit.changed': told('alert-time-limits/alert-arrival', { id: 'alert-arrival', version: 2 }),
  'response-unit.created': unit(1, 'off-duty'),
  'response-unit.changed': unit(13, 'available'),
  'response-unit.state-changed': unit(13, 'committed'),
  'response-unit.deleted': unit(14, 'off-duty'),
  'shift-handover.written': handover(1, 'written'),
  'shift-handover.changed': handover(2, 'written'),
  'shift-handover.taken-over': handover(3, 'taken-over'),
};

/** One event of each type, by the name of the type. */
export const eventExamples = Object.fromEntries(
  Object.entries(toldByType).map(([name, { subject, data, time, divisioncode }], index): [string, WardEvent] => [
    name,
    {
      specversion: '1.0',
      id: `0190e0a0-0000-7000-9000-${String(index + 1).padStart(12, '0')}`,
      source: 'https://ward.example',
      type: eventTypeBase + name,
      subject,
      time,
      datacontenttype: 'application/json',
      stationid,
      divisioncode,
      data,
    },
  ]),
) as EventExamples;
