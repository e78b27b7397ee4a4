/**
 * What the demo generator makes and the database loader takes. Names equal those on the wire; what the wire masks
 * (name, identity number, telephone) is whole here, because the server encrypts and masks it itself.
 *
 * Times are RFC 3339 in UTC (`2026-11-22T08:30:00.000Z`), dates `YYYY-MM-DD`, areas square metres, telephones E.164,
 * coordinates GeoJSON order (longitude, latitude) in WGS-84. Every id is UUIDv7-shaped and follows from the seed.
 */

import type { AlertMove } from '@wardkit/contract/alert-states';
import type { Role } from '@wardkit/contract/role';
import type { Division } from '../divisions/division-list.ts';
import type { DemoMediation } from './mediation-types.ts';

/**
 * `small` starts within seconds, `town` has the rentals of one busy station, `city` all of the source material's city, and
 * `village` a hundredth of that, so that what grows with the data can be told from what does not.
 */
export const demoScales = ['small', 'village', 'town', 'city'] as const;
export type DemoScale = (typeof demoScales)[number];

/** Text in the two languages that every data text has. */
export interface DemoText {
  readonly 'zh-Hans': string;
  readonly en: string;
}

export interface DemoServiceLink {
  readonly kind: 'stay-registration' | 'report' | 'help' | 'objection' | 'own-record';
  readonly title: DemoText;
  /** https under a reserved domain. */
  readonly url: string;
}

export interface DemoStation {
  readonly id: string;
  readonly name: string;
  /** 9 digits, the street or town that the station serves: the prefix of its communities' codes. */
  readonly divisionCode: string;
  readonly telephone: string;
  readonly address: string;
  readonly serviceLinks: readonly DemoServiceLink[];
}

/** A standard address, one field a level of GA/T 2000.32; a level that the place lacks is null. */
export interface DemoAddress {
  readonly id: string;
  readonly stationId: string;
  /** 12 digits: the community. */
  readonly divisionCode: string;
  readonly province: string;
  readonly city: string;
  readonly county: string;
  /** Street or town (街道、镇). */
  readonly township: string;
  readonly community: string;
  /** Road, street or lane (街路巷). */
  readonly road: string;
  /** Door or building-plate number with its word (`64 号`). */
  readonly number: string;
  /** Estate or compound (小区). The wire's `building` is this and `building` in one text. */
  readonly estate: string | null;
  readonly building: string | null;
  readonly unit: string | null;
  readonly floor: number | null;
  readonly room: string | null;
  /** From the road to the building: what a stranger may see. */
  readonly buildingText: string;
  /** From the road to the room; equal to `buildingText` where premises are a whole building. */
  readonly fullText: string;
  readonly coordinates: readonly [longitude: number, latitude: number];
  /** `withdrawn`: renumbered, so that nothing stands there any more. */
  readonly state: 'in-use' | 'withdrawn';
  /** The address that took the place of one that was withdrawn. */
  readonly replacedByAddressId: string | null;
}

export interface DemoOrganisation {
  readonly id: string;
  readonly stationId: string;
  readonly name: string;
  readonly kind: 'enterprise' | 'individual-business';
  /** GB 32100-2015, valid, invented (see invented-codes.ts). */
  readonly socialCreditCode: string;
  readonly telephone: string;
}

/** Adults only; no birth date, sex or any sensitive category is kept. */
export interface DemoPerson {
  readonly id: string;
  readonly stationId: string;
  readonly name: string;
  /** GB 11643-1999, valid, never issued (see invented-codes.ts). */
  readonly identityNumber: string;
  readonly telephone: string;
}

export interface DemoPremises {
  readonly id: string;
  readonly stationId: string;
  readonly addressId: string;
  readonly use: 'let' | 'self-occupied' | 'empty' | 'business';
  readonly floorArea: number;
  readonly rooms: number;
  readonly storeys: number;
  /** A person or an organisation, exactly one of both with use `let`; null otherwise, since nobody needs it then. */
  readonly landlordPersonId: string | null;
  readonly landlordOrganisationId: string | null;
  /** Who does business there; only with use `business`. */
  readonly organisationId: string | null;
  /** Only with use `let`. */
  readonly letSince: string | null;
  readonly createdAt: string;
}

export interface DemoDwelling {
  readonly id: string;
  readonly stationId: string;
  readonly premisesId: string;
  /** `201 室`, `东间`. */
  readonly label: string;
  readonly floor: number;
  readonly rooms: number;
  readonly floorArea: number;
}

export interface DemoStay {
  readonly id: string;
  readonly stationId: string;
  readonly premisesId: string;
  readonly dwellingId: string;
  readonly personId: string;
  /** `sign-off-overdue`: the expected end is past and nobody has signed it off. */
  readonly state: 'current' | 'sign-off-overdue' | 'ended';
  readonly startedOn: string;
  readonly expectedEndOn: string | null;
  readonly endedOn: string | null;
  readonly registeredAt: string;
  readonly registeredByAccountId: string;
}

export interface DemoDoorplate {
  readonly id: string;
  readonly stationId: string;
  readonly premisesId: string;
  /** 12 characters of Crockford base32, the last a check character, without hyphens. */
  readonly code: string;
  readonly state: 'in-force' | 'revoked' | 'replaced';
  readonly issuedAt: string;
  readonly issuedByAccountId: string;
  readonly endedAt: string | null;
  /** A sentence, for a plate that is no longer in force. */
  readonly endReason: string | null;
  readonly replacedByDoorplateId: string | null;
}

export interface DemoAnswer {
  readonly itemCode: string;
  readonly outcome: 'conforms' | 'fault' | 'not-applicable';
  readonly observedAt: string;
  readonly answeredTogether: boolean;
  readonly note: string | null;
  /** Always empty: the demo invents no photographs. */
  readonly photographIds: readonly string[];
}

export interface DemoRentalCheck {
  readonly id: string;
  readonly stationId: string;
  readonly premisesId: string;
  /** The check of the same premises that this one builds on. */
  readonly previousCheckId: string | null;
  readonly state: 'submitted' | 'reviewed' | 'sent-back';
  readonly standardVersion: string;
  /** By the device. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** By the server. */
  readonly receivedAt: string;
  readonly checkedByAccountId: string;
  /** One for each item of the standard, in its order. */
  readonly answers: readonly DemoAnswer[];
  /** Refusals only: the demo invents no pictures of signatures. */
  readonly signatures: readonly {
    readonly signer: 'landlord';
    readonly form: 'refused';
    readonly attachmentId: null;
    readonly reason: string;
    readonly signedAt: string;
  }[];
  /** By an officer who did not make the check; null while it waits. */
  readonly review: {
    readonly decision: 'accept' | 'send-back';
    readonly reason: string | null;
    readonly reviewedByAccountId: string;
    readonly reviewedAt: string;
  } | null;
}

export interface DemoHazard {
  readonly id: string;
  readonly stationId: string;
  readonly premisesId: string;
  readonly checkId: string;
  readonly itemCode: string;
  readonly standardVersion: string;
  readonly severity: 1 | 2 | 3 | 4;
  /** `annulled`: an objection to it was upheld. */
  readonly state: 'open' | 'referred' | 'rectified' | 'verified' | 'annulled';
  readonly basis: 'rule' | 'advice';
  readonly referral: boolean;
  readonly note: string | null;
  readonly photographIds: readonly string[];
  readonly observedAt: string;
  readonly dueAt: string;
  /** Whoever made the check. */
  readonly assignedToAccountId: string;
  readonly referredAt: string | null;
  readonly referredTo: { readonly authority: string; readonly name: string } | null;
  readonly rectifiedAt: string | null;
  readonly rectification: { readonly reportedByRole: DemoRole; readonly note: string } | null;
  readonly verifiedAt: string | null;
  /** An officer, never the one it was assigned to. */
  readonly verifiedByAccountId: string | null;
}

export interface DemoObjection {
  readonly id: string;
  readonly stationId: string;
  readonly premisesId: string;
  readonly target: { readonly kind: 'hazard' | 'rental-check' | 'rating'; readonly id: string };
  /** The check behind the target. */
  readonly checkId: string;
  readonly state: 'filed' | 'answered' | 'withdrawn';
  readonly statement: string;
  readonly filedAt: string;
  readonly filedByAccountId: string;
  /** RFC 3339 at +08:00. */
  readonly answerDueAt: string;
  readonly answer: {
    readonly decision: 'upheld' | 'dismissed';
    readonly reason: string;
    /** The station's supervisor, who neither made nor reviewed the check. */
    readonly answeredByAccountId: string;
    readonly answeredAt: string;
  } | null;
  readonly withdrawnAt: string | null;
}

export interface DemoResponseUnit {
  readonly id: string;
  readonly stationId: string;
  readonly label: string;
  readonly kind: string;
  readonly strength: number;
  readonly state: string;
  readonly stateSince: string;
  readonly expectedBackAt: string | null;
  readonly post: {
    readonly divisionCode: string;
    readonly text: string;
    readonly coordinates: readonly [longitude: number, latitude: number];
  } | null;
  /** The alert on which it is. */
  readonly alertId: string | null;
}

/** A move of an alert; units are those that a dispatch sends. */
export interface DemoAlertMove {
  readonly move: AlertMove;
  readonly at: string;
  readonly accountId: string;
  readonly note: string | null;
  readonly unitIds: readonly string[];
  readonly outcome: string | null;
}

/** An alert as its story; what follows from it by the contract's tables is not told again. */
export interface DemoAlert {
  readonly id: string;
  readonly stationId: string;
  readonly priority: string;
  readonly category: string;
  readonly channel: string;
  readonly summary: string;
  readonly description: string | null;
  readonly place: {
    readonly divisionCode: string;
    readonly text: string;
    readonly coordinates: readonly [longitude: number, latitude: number] | null;
    readonly premisesId: string | null;
  };
  readonly reporter: { readonly name: string; readonly telephone: string } | null;
  readonly receivedAt: string;
  readonly receivedByAccountId: string;
  readonly duplicateOfId: string | null;
  /** In their order, from the intake on. */
  readonly moves: readonly DemoAlertMove[];
}

export interface DemoAlertRepeat {
  readonly id: string;
  readonly stationId: string;
  /** The oldest first. */
  readonly alertIds: readonly string[];
  readonly note: string | null;
  /** Null for one that the server proposes. */
  readonly confirmedByAccountId: string | null;
}

/** How many alerts of earlier years a station has filed; the loader makes them by rule. */
export interface DemoFiledAlerts {
  readonly stationId: string;
  readonly count: number;
}

/** Every role of the contract that signs in. */
export type DemoRole = Exclude<Role, 'stranger'>;

export interface DemoAccount {
  readonly id: string;
  /** The `sub` of the development issuer's token. */
  readonly subject: string;
  readonly displayName: string;
  readonly roles: readonly DemoRole[];
  readonly stationId: string;
  /** For landlords, residents and parties: the person record they are linked to. */
  readonly personId: string | null;
}

/** A note between two shifts. */
export interface DemoShiftHandover {
  readonly id: string;
  readonly stationId: string;
  readonly shiftStart: string;
  readonly shiftEnd: string;
  readonly note: string;
  readonly alerts: readonly { readonly alertId: string; readonly remark: string | null }[];
  readonly writtenAt: string;
  readonly writtenByAccountId: string;
  /** Null while nobody has taken the shift over. */
  readonly takenOverAt: string | null;
  readonly takenOverByAccountId: string | null;
}

export interface DemoDevice {
  readonly id: string;
  readonly stationId: string;
  readonly accountId: string;
  readonly label: string;
  readonly state: 'in-use' | 'wipe-ordered' | 'wiped';
  readonly registeredAt: string;
  readonly lastSeenOn: string;
  readonly wipeOrderedAt: string | null;
  readonly wipeReason: string | null;
  readonly wipedAt: string | null;
  readonly unsentLost: number | null;
}

export interface DemoInvitation {
  readonly id: string;
  readonly stationId: string;
  readonly personId: string;
  readonly role: DemoRole;
  /** As on paper; the server keeps its keyed hash. */
  readonly code: string;
  readonly createdAt: string;
  readonly createdByAccountId: string;
  readonly expiresAt: string;
  readonly redeemedAt: string | null;
  readonly redeemedByAccountId: string | null;
  readonly revokedAt: string | null;
}

export interface DemoEmbedSession {
  readonly id: string;
  readonly stationId: string;
  readonly accountId: string;
  readonly subject: string;
  readonly origin: string;
  readonly widgets: readonly string[];
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly createdByAccountId: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}

/** A line of the sign-in list that `npm start` prints and the demo portal offers. */
export interface DemoSignIn {
  readonly subject: string;
  readonly role: DemoRole;
  readonly label: DemoText;
}

export interface DemoData {
  readonly seed: string;
  readonly scale: DemoScale;
  readonly now: string;
  readonly divisions: readonly Division[];
  readonly stations: readonly DemoStation[];
  readonly addresses: readonly DemoAddress[];
  readonly organisations: readonly DemoOrganisation[];
  readonly persons: readonly DemoPerson[];
  readonly premises: readonly DemoPremises[];
  readonly dwellings: readonly DemoDwelling[];
  readonly stays: readonly DemoStay[];
  readonly doorplates: readonly DemoDoorplate[];
  readonly rentalChecks: readonly DemoRentalCheck[];
  readonly hazards: readonly DemoHazard[];
  readonly objections: readonly DemoObjection[];
  readonly responseUnits: readonly DemoResponseUnit[];
  readonly alerts: readonly DemoAlert[];
  readonly alertRepeats: readonly DemoAlertRepeat[];
  readonly filedAlerts: readonly DemoFiledAlerts[];
  readonly shiftHandovers: readonly DemoShiftHandover[];
  readonly mediations: readonly DemoMediation[];
  readonly accounts: readonly DemoAccount[];
  readonly signIns: readonly DemoSignIn[];
  readonly devices: readonly DemoDevice[];
  readonly invitations: readonly DemoInvitation[];
  readonly embedSessions: readonly DemoEmbedSession[];
}

export interface GenerateOptions {
  readonly seed: string;
  readonly scale: DemoScale;
  /** The reference date: deadlines and states are laid around it. */
  readonly now: Date;
}
