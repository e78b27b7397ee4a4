// Made from the operation records by `npm run client:generate`: change the record, not this file.

import {
  type AccountLink,
  createInvitation as createInvitationRecord,
  getInvitation as getInvitationRecord,
  type Invitation,
  type InvitationRedemption,
  type InvitationRequest,
  listInvitations as listInvitationsRecord,
  type NewInvitation,
  redeemInvitation as redeemInvitationRecord,
  revokeInvitation as revokeInvitationRecord,
} from '@wardkit/contract/invitations';
import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * Make a code that links a person’s own account to their record.
 * Scope `invitations:write`.
 * @example
 * const answer = await ward.invitations.create(
 *   { personId: '0190e0a0-0000-7000-8000-000000000021', role: 'landlord', days: 14 },
 * );
 */
export function createInvitation(
  handle: ClientHandle,
  body: InvitationRequest,
  options?: WriteOptions,
): CallPromise<NewInvitation> {
  return handle.call(createInvitationRecord, { body }, options);
}

/**
 * What {@link listInvitations} is asked with.
 * @example
 * const query: ListInvitationsQuery = { personId: '0190e0a0-0000-7000-8000-000000000021' };
 * for await (const each of ward.invitations.list(query)) show(each);
 */
export type ListInvitationsQuery = QueryOf<typeof listInvitationsRecord>;

/**
 * Invitations of the own station, the newest first.
 * Scope `invitations:read`.
 * @example
 * for await (const each of ward.invitations.list({ personId: '0190e0a0-0000-7000-8000-000000000021' })) show(each);
 */
export function listInvitations(
  handle: ClientHandle,
  query: ListInvitationsQuery = {},
  options?: CallOptions,
): ListCall<Page<Invitation>> {
  return handle.list(listInvitationsRecord, { query }, options);
}

/**
 * An invitation and whether it was used.
 * Scope `invitations:read`.
 * @example
 * const answer = await ward.invitations.get('0190e0a0-0000-7000-8000-000000000111');
 */
export function getInvitation(
  handle: ClientHandle,
  invitationId: string,
  options?: CallOptions,
): CallPromise<Invitation> {
  return handle.call(getInvitationRecord, { parameters: { invitationId } }, options);
}

/**
 * End an invitation before it is used.
 * Scope `invitations:write`. Errors: `state-conflict`.
 * @example
 * await ward.invitations.revoke(
 *   '0190e0a0-0000-7000-8000-000000000111',
 *   { ifMatch: etag },
 * );
 */
export function revokeInvitation(
  handle: ClientHandle,
  invitationId: string,
  options: WriteOptions & WithMatch,
): CallPromise<undefined> {
  return handle.call(revokeInvitationRecord, { parameters: { invitationId } }, options);
}

/**
 * Link the own account to the own record, with the code on paper.
 * Scope `invitations:write`. Errors: `invitation-invalid`.
 * @example
 * const answer = await ward.invitations.redeem({ code: '7K3M9QX2ABCD5TVW' });
 */
export function redeemInvitation(
  handle: ClientHandle,
  body: InvitationRedemption,
  options?: WriteOptions,
): CallPromise<AccountLink> {
  return handle.call(redeemInvitationRecord, { body }, options);
}

/**
 * `ward.invitations`
 * @example
 * const invitations: InvitationsModule = invitationsModule(handle);
 * for await (const each of invitations.list({ personId: '0190e0a0-0000-7000-8000-000000000021' })) show(each);
 */
export interface InvitationsModule {
  /** Make a code that links a person’s own account to their record. */
  readonly create: Bound<typeof createInvitation>;
  /** Invitations of the own station, the newest first. */
  readonly list: Bound<typeof listInvitations>;
  /** An invitation and whether it was used. */
  readonly get: Bound<typeof getInvitation>;
  /** End an invitation before it is used. */
  readonly revoke: Bound<typeof revokeInvitation>;
  /** Link the own account to the own record, with the code on paper. */
  readonly redeem: Bound<typeof redeemInvitation>;
}

/**
 * The functions of this module over one client.
 * @example
 * const invitations = invitationsModule(handle);
 * for await (const each of invitations.list({ personId: '0190e0a0-0000-7000-8000-000000000021' })) show(each);
 */
export function invitationsModule(handle: ClientHandle): InvitationsModule {
  return {
    create: (...rest) => createInvitation(handle, ...rest),
    list: (...rest) => listInvitations(handle, ...rest),
    get: (...rest) => getInvitation(handle, ...rest),
    revoke: (...rest) => revokeInvitation(handle, ...rest),
    redeem: (...rest) => redeemInvitation(handle, ...rest),
  };
}
