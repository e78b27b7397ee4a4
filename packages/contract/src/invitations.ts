import * as z from 'zod/mini';
import { closedEnum, openEnum, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { FilterCode, repeatable } from './repeatable.ts';
import { roles } from './role.ts';

/** The longest life of an invitation, in days. */
export const longestInvitation = 30;

/** A code on paper: 16 characters of Crockford base32, 80 random bits. It goes in a body and never in an address. */
export const InvitationCode = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{16}$/));
export type InvitationCode = z.output<typeof InvitationCode>;

export const InvitationRequest = z.object({
  personId: Uuid,
  role: closedEnum(['resident', 'party', 'landlord'], 'staff are never invited by a code on paper'),
  /** Days for which the code can be used. */
  days: z.int().check(z.minimum(1), z.maximum(longestInvitation)),
});
export type InvitationRequest = z.output<typeof InvitationRequest>;

/** An invitation of a person to their own records, without its code. */
export const Invitation = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  personId: Uuid,
  role: openEnum(roles),
  state: openEnum(['open', 'redeemed', 'expired', 'revoked']),
  createdAt: Timestamp,
  expiresAt: Timestamp,
  redeemedAt: z.nullable(Timestamp),
});
export type Invitation = z.output<typeof Invitation>;

/** A new invitation with its code, which is told this once, to be printed. */
export const NewInvitation = z.looseObject({ code: InvitationCode, invitation: Invitation });
export type NewInvitation = z.output<typeof NewInvitation>;

export const InvitationRedemption = z.object({ code: z.string().check(z.minLength(1), z.maxLength(40)) });
export type InvitationRedemption = z.output<typeof InvitationRedemption>;

/** What an account is linked to from now on. */
export const AccountLink = z.looseObject({
  stationId: Uuid,
  personId: Uuid,
  role: openEnum(roles),
  linkedAt: Timestamp,
});
export type AccountLink = z.output<typeof AccountLink>;

/** A mediator invites parties of the mediations that are assigned to them, and sees the invitations that they made. */
const inviters = {
  mediator: 'same-station',
  officer: 'same-station',
  supervisor: 'same-station',
  administrator: 'same-station',
} as const;

export const createInvitation = operation({
  ...write,
  id: 'invitations.create',
  method: 'POST',
  path: '/v1/invitations',
  summary: 'Make a code that links a person’s own account to their record',
  scope: 'invitations:write',
  callers: inviters,
  body: InvitationRequest,
  answers: { 201: NewInvitation },
  problems: [],
  // The id is the server's, since a repeat after a lost answer is to make another code: it can't be told twice.
  idempotency: 'unstored',
  concurrency: 'none',
  offline: {},
  requirements: ['WK-INV-01', 'WK-INV-02'],
});

export const listInvitations = operation({
  ...read,
  id: 'invitations.list',
  method: 'GET',
  path: '/v1/invitations',
  summary: 'Invitations of the own station, the newest first',
  scope: 'invitations:read',
  callers: inviters,
  query: z.object({
    ...pageQuery,
    personId: z.optional(Uuid),
    state: repeatable(FilterCode),
  }),
  answers: { 200: pageOf(Invitation) },
  problems: [],
  offline: {},
  requirements: ['WK-INV-01'],
});

export const getInvitation = operation({
  ...read,
  id: 'invitations.get',
  method: 'GET',
  path: '/v1/invitations/{invitationId}',
  summary: 'An invitation and whether it was used',
  scope: 'invitations:read',
  callers: inviters,
  parameters: z.object({ invitationId: Uuid }),
  answers: { 200: Invitation },
  problems: [],
  offline: {},
  requirements: ['WK-INV-01'],
});

export const revokeInvitation = operation({
  ...write,
  id: 'invitations.revoke',
  method: 'DELETE',
  path: '/v1/invitations/{invitationId}',
  summary: 'End an invitation before it is used',
  scope: 'invitations:write',
  callers: inviters,
  parameters: z.object({ invitationId: Uuid }),
  answers: { 204: null },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  offline: {},
  requirements: ['WK-INV-03'],
});

export const redeemInvitation = operation({
  ...write,
  id: 'invitations.redeem',
  method: 'POST',
  path: '/v1/invitation-redemptions',
  summary: 'Link the own account to the own record, with the code on paper',
  scope: 'invitations:write',
  callers: { resident: 'own', party: 'own', landlord: 'own' },
  body: InvitationRedemption,
  answers: { 200: AccountLink },
  problems: ['invitation-invalid'],
  concurrency: 'none',
  emits: ['invitation.redeemed'],
  offline: {},
  requirements: ['WK-INV-02', 'WK-INV-03', 'WK-INV-04', 'WK-INV-05', 'WK-INV-06'],
});

/** The operations of invitations by their ids. */
export const invitationsOperations = {
  'invitations.create': createInvitation,
  'invitations.list': listInvitations,
  'invitations.get': getInvitation,
  'invitations.revoke': revokeInvitation,
  'invitations.redeem': redeemInvitation,
} as const;
