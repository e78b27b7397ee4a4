import { operations } from '@wardkit/contract/operations';

/** What a module of the contract is called and is for: prose of the documents, no rule stands here. */
export interface ModuleText {
  readonly title: string;
  readonly text: string;
}

const texts: Readonly<Record<string, ModuleText>> = {
  meta: { title: 'Server', text: 'What a server is, what it offers, and the keys that devices know it by.' },
  session: { title: 'Session', text: 'Who the caller is to this server.' },
  places: {
    title: 'Places',
    text: 'Divisions, stations, standard addresses, premises and their dwellings, organisations.',
  },
  doorplates: { title: 'Doorplates', text: 'Signed QR plates: issued, replaced, revoked, and scanned by anybody.' },
  stays: { title: 'Stays', text: 'Who lives in premises from when to when: registered, changed, signed off.' },
  rentalCheckStandards: { title: 'Checklists', text: 'The versions of the checklist of rental checks.' },
  rentalChecks: { title: 'Rental checks', text: 'Checks in four aspects, handed in whole, reviewed, withdrawn.' },
  hazards: { title: 'Hazards', text: 'Faults that have to be put right: assigned, rectified, verified, referred.' },
  ratings: { title: 'Ratings', text: 'The stars of premises and the reasons for them.' },
  objections: { title: 'Objections', text: 'A landlord objects to a finding or a rating, and is answered.' },
  attachments: { title: 'Attachments', text: 'Photographs and papers: uploads that go on after a break.' },
  alerts: { title: 'Alerts', text: 'Incidents from receipt to archive: dispatch, times, repeats, transfer.' },
  alertRepeats: {
    title: 'Repeated alerts',
    text: 'Alerts of the same place or kind, grouped, and confirmed by a person.',
  },
  alertRepeatRules: {
    title: 'Rules of repeated alerts',
    text: 'How near in place and time alerts of a station are for a group to be proposed.',
  },
  alertTimeLimits: { title: 'Time limits of alerts', text: 'How long each step of an alert may take at a station.' },
  responseUnits: { title: 'Response units', text: 'Who can be sent, and who is nearest by the post they have.' },
  shiftHandovers: { title: 'Notes between shifts', text: 'What one shift tells the next, and who took it over.' },
  alertBulletins: {
    title: 'Bulletins of alerts',
    text: 'A day, week or month in counts by kind, area and hour, small cells suppressed.',
  },
  helpRequests: {
    title: 'Calls for help',
    text: 'A call for help or advice from a doorplate, for anybody, and how far the help is.',
  },
  mediations: { title: 'Mediations', text: 'Disputes from intake to follow-up, with the law’s time limits.' },
  mediators: { title: 'Mediators', text: 'Those who mediate, and what they may mediate.' },
  audit: { title: 'Audit', text: 'The tamper-evident log, its checkpoints and proofs, and who read what is mine.' },
  reveals: { title: 'Reveals', text: 'One field of personal data, for a purpose and a reason, for minutes.' },
  embedSessions: { title: 'Embed sessions', text: 'Short-lived tokens that a portal’s backend gets for its pages.' },
  subscriptions: { title: 'Subscriptions', text: 'Webhooks: where events are sent, and how they are signed.' },
  personRequests: { title: 'Requests of persons', text: 'Correction and deletion, asked for and answered in time.' },
  devices: { title: 'Devices', text: 'Devices that hold data, and the order to wipe one.' },
  invitations: { title: 'Invitations', text: 'Codes on paper that link a signed-in person to their record.' },
  jobs: { title: 'Jobs', text: 'Long work that can be looked at and cancelled.' },
  exports: { title: 'Exports', text: 'A station’s own records for its superiors, made as a job and logged.' },
  events: { title: 'Events', text: 'The stream of what changes.' },
  statistics: { title: 'Statistics', text: 'Counts by module, area and period, small cells suppressed.' },
  legalRules: { title: 'Legal rules', text: 'Rules taken from law, as rows with their source.' },
};

/** The part of an operation's id before its verb. */
export function moduleOf(id: string): string {
  return id.slice(0, id.indexOf('.'));
}

/** The modules in the contract's order. */
export const modules: readonly string[] = [...new Set(Object.keys(operations).map(moduleOf))];

/** A module's title and sentence; one that has none yet is called by its name. */
export function moduleText(module: string): ModuleText {
  const title = module.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return texts[module] ?? { title: title.charAt(0).toUpperCase() + title.slice(1), text: '' };
}

/** The name of a module in addresses: `rental-checks`. */
export function moduleSlug(module: string): string {
  return module.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
