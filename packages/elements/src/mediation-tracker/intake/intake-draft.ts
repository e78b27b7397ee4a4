import type { PartyEntry } from '@wardkit/contract/mediation-parties';
import type { MediationRegistration } from '@wardkit/contract/mediation-record';
import { type DisputeTemplate, disputeTemplates } from './dispute-templates.ts';

/** A party as it is typed; empty texts are not known. */
export interface PartyDraft {
  readonly id: string;
  readonly role: string;
  readonly form: 'person' | 'organisation';
  readonly name: string;
  readonly identityNumber: string;
  readonly creditCode: string;
  readonly telephone: string;
  readonly address: string;
  readonly standsForPartyId: string;
  readonly needsGuardian: boolean;
}

/** What is typed of a dispute before it is registered: kept sealed on the device at every keystroke. */
export interface IntakeDraft {
  /** Made when it is begun, so that registering twice registers once. */
  readonly mediationId: string;
  /** The template that filled it in; empty for none yet. */
  readonly template: string;
  readonly kind: string;
  readonly disputeType: string;
  readonly origin: string;
  readonly subject: string;
  readonly facts: string;
  /** `YYYY-MM-DD`; null while no date is typed. */
  readonly appliedOn: string | null;
  readonly arisenOn: string | null;
  readonly divisionCode: string;
  readonly premisesId: string;
  readonly alertId: string;
  readonly parties: readonly PartyDraft[];
}

const noParty = {
  form: 'person',
  name: '',
  identityNumber: '',
  creditCode: '',
  telephone: '',
  address: '',
  standsForPartyId: '',
  needsGuardian: false,
} as const;

export function newParty(id: string, role: string): PartyDraft {
  return { ...noParty, id, role };
}

/** A dispute that nobody has begun: applied for today, with the two sides to be named. */
export function newDraft(ids: () => string, today: string, alertId: string): IntakeDraft {
  return {
    mediationId: ids(),
    template: '',
    kind: 'civil',
    disputeType: '',
    origin: alertId === '' ? 'application' : 'alert',
    subject: '',
    facts: '',
    appliedOn: today,
    arisenOn: null,
    divisionCode: '',
    premisesId: '',
    alertId,
    parties: [newParty(ids(), 'claimant'), newParty(ids(), 'respondent')],
  };
}

/** Fills in from a template. What a person typed stays: only what is empty or still another template's is replaced. */
export function filledFrom(draft: IntakeDraft, template: DisputeTemplate): IntakeDraft {
  const before = disputeTemplates.find(({ id }) => id === draft.template);
  const filled = (now: string, was: string | undefined, next: string) =>
    now.trim() === '' || now === was ? next : now;
  return {
    ...draft,
    template: template.id,
    kind: template.kind,
    disputeType: filled(draft.disputeType, before?.disputeType, template.disputeType),
    subject: filled(draft.subject, before?.subject, template.subject),
    facts: filled(draft.facts, before?.facts, template.facts),
  };
}

/** Reads what this or another version kept; what is odd in it is left empty. Null where it is no draft. */
export function readDraft(stored: unknown): IntakeDraft | null {
  const from = recordOf(stored);
  if (from === null || typeof from.mediationId !== 'string') return null;
  const parties = Array.isArray(from.parties) ? from.parties.flatMap(readParty) : [];
  const text = (name: string) => textOf(from, name);
  const day = (name: string) => (/^\d{4}-\d\d-\d\d$/.test(text(name)) ? text(name) : null);
  return {
    mediationId: from.mediationId,
    template: text('template'),
    kind: text('kind'),
    disputeType: text('disputeType'),
    origin: text('origin'),
    subject: text('subject'),
    facts: text('facts'),
    appliedOn: day('appliedOn'),
    arisenOn: day('arisenOn'),
    divisionCode: text('divisionCode'),
    premisesId: text('premisesId'),
    alertId: text('alertId'),
    parties,
  };
}

function readParty(stored: unknown): PartyDraft[] {
  const from = recordOf(stored);
  if (from === null || typeof from.id !== 'string') return [];
  const names = ['role', 'name', 'identityNumber', 'creditCode', 'telephone', 'address', 'standsForPartyId'] as const;
  const texts = Object.fromEntries(names.map((name) => [name, textOf(from, name)]));
  return [
    {
      ...newParty(from.id, textOf(from, 'role')),
      ...texts,
      form: from.form === 'organisation' ? 'organisation' : 'person',
      needsGuardian: from.needsGuardian === true,
    },
  ];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
}

function textOf(from: Readonly<Record<string, unknown>>, name: string): string {
  const value = from[name];
  return typeof value === 'string' ? value : '';
}

/** Whether anything was typed of a party: an empty one is left out. */
export function isEntered({ name, identityNumber, creditCode, telephone, address }: PartyDraft): boolean {
  return [name, identityNumber, creditCode, telephone, address].some((text) => text.trim() !== '');
}

/** The facts as they are registered: the day on which the dispute arose stands before them, where it is known. */
export function factsOf({ facts, arisenOn }: Pick<IntakeDraft, 'facts' | 'arisenOn'>): string {
  const plain = facts.trim();
  if (arisenOn === null) return plain;
  const [year, month, day] = arisenOn.split('-').map(Number);
  return `纠纷发生于${year}年${month}月${day}日。\n${plain}`;
}

/** The dispute as it goes to the server. @param divisionCode where none was chosen */
export function registrationOf(draft: IntakeDraft, divisionCode: string): MediationRegistration {
  return {
    kind: draft.kind as MediationRegistration['kind'],
    disputeType: draft.disputeType,
    origin: draft.origin,
    subject: draft.subject.trim(),
    facts: factsOf(draft),
    appliedOn: draft.appliedOn ?? '',
    premisesId: draft.premisesId || null,
    divisionCode: draft.divisionCode || divisionCode,
    alertId: draft.alertId || null,
    takingPart: [],
  };
}

/** What a reader of numbers makes of the texts of a party. */
export interface PartyNumbers {
  readonly identityNumber: string | null;
  /** E.164 */
  readonly telephone: string | null;
  readonly creditCode: string | null;
}

/** A party as it goes to the server. */
export function entryOf(party: PartyDraft, numbers: PartyNumbers): PartyEntry {
  const isPerson = party.form === 'person';
  const stands = party.role === 'representative' || party.role === 'guardian';
  return {
    role: party.role as PartyEntry['role'],
    form: party.form,
    name: party.name.trim(),
    identityNumber: isPerson ? numbers.identityNumber : null,
    creditCode: isPerson ? null : numbers.creditCode,
    telephone: numbers.telephone,
    address: party.address.trim() || null,
    standsForPartyId: stands ? party.standsForPartyId || null : null,
    needsGuardian: isPerson && party.needsGuardian,
  };
}
