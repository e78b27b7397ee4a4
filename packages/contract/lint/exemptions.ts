import type { Exemption } from './contract.ts';

const ofStation = 'the number of a police station is for everybody to call';
const byTime = 'the server writes it when a time has come, not when somebody calls';
const ofChecklist = 'the members are codes that the checklist itself makes, each with a text of bounded length';
const ofRouting = 'it is answered where no operation was found';

/** Where a rule does not hold, and why. One that exempts nothing is a finding itself. */
export const exemptions: readonly Exemption[] = [
  {
    rule: 'personal-field-without-mask',
    of: 'places.listStations',
    where: '200 /items/*/telephone',
    reason: ofStation,
  },
  { rule: 'personal-field-without-mask', of: 'places.getStation', where: '200 /telephone', reason: ofStation },
  { rule: 'personal-field-without-mask', of: 'doorplates.scan', where: '200 /station/telephone', reason: ofStation },
  {
    rule: 'personal-field-without-mask',
    of: 'session.get',
    where: '200 /displayName',
    reason: 'it is the caller’s own name, as their own portal shows it',
  },
  {
    rule: 'personal-data-in-address',
    of: 'doorplates.scan',
    where: 'parameters /code',
    reason: 'the code hangs at the door for everybody to read, and says nothing about the address',
  },
  {
    rule: 'change-without-condition',
    of: 'attachments.append',
    where: 'concurrency',
    reason: 'Upload-Offset is its condition: a piece that does not begin where the upload stands is refused',
  },
  {
    rule: 'personal-input',
    of: 'helpRequests.create',
    where: 'body /telephone',
    reason: 'a call for help is answered with how far it is, and with nothing that was sent',
  },
  {
    rule: 'personal-input',
    of: 'helpRequests.createWithoutId',
    where: 'body /telephone',
    reason: 'as for helpRequests.create',
  },
  { rule: 'unbounded-input', of: 'rentalChecks.publishStandard', where: 'body /aspects', reason: ofChecklist },
  { rule: 'unbounded-input', of: 'rentalChecks.publishStandard', where: 'body /sources', reason: ofChecklist },
  { rule: 'problem-unused', of: null, where: 'not-served', reason: ofRouting },
  { rule: 'problem-unused', of: null, where: 'method-not-allowed', reason: ofRouting },
  { rule: 'event-unused', of: null, where: 'alert.due-soon', reason: byTime },
  { rule: 'event-unused', of: null, where: 'alert.overdue', reason: byTime },
  { rule: 'event-unused', of: null, where: 'mediation.due-soon', reason: byTime },
  { rule: 'event-unused', of: null, where: 'mediation.overdue', reason: byTime },
  {
    rule: 'clock-unused',
    of: null,
    where: 'mediation-objection-answer',
    reason:
      'mediations.fileObjection starts it: an objection of a party is filed, then answered, and has no other move',
  },
  {
    rule: 'event-unused',
    of: null,
    where: 'subscription.tested',
    reason: 'it is written into no log: subscriptions.test sends it to one receiver',
  },
  { rule: 'event-unused', of: null, where: 'subscription.failing', reason: byTime },
  { rule: 'event-unused', of: null, where: 'subscription.disabled', reason: byTime },
];
