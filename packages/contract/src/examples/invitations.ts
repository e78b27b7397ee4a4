import type { invitationsOperations } from '../invitations.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const invitationId = '0190e0a0-0000-7000-8000-000000000111';
const code = '7K3M9QX2ABCD5TVW';
const invitation = {
  id: invitationId,
  version: 1,
  stationId: invented.stationId,
  personId: invented.landlordPersonId,
  role: 'landlord',
  state: 'open',
  createdAt: invented.at,
  expiresAt: '2026-12-04T09:30:00+08:00',
  redeemedAt: null,
};

/** Examples of invitations. */
export const invitationsExamples = {
  'invitations.create': [
    {
      summary: 'A landlord gets a code on paper',
      request: { body: { personId: invented.landlordPersonId, role: 'landlord', days: 14 } },
      status: 201,
      answer: { code, invitation },
    },
  ],
  'invitations.list': [
    {
      summary: 'Those of one person',
      request: { query: { personId: invented.landlordPersonId } },
      status: 200,
      answer: { items: [invitation], next: null },
    },
  ],
  'invitations.get': [
    {
      summary: 'It was used',
      request: { parameters: { invitationId } },
      status: 200,
      answer: { ...invitation, version: 2, state: 'redeemed', redeemedAt: invented.later },
    },
  ],
  'invitations.revoke': [
    { summary: 'The paper was lost', request: { parameters: { invitationId } }, status: 204, answer: null },
  ],
  'invitations.redeem': [
    {
      summary: 'The landlord types it in',
      request: { body: { code } },
      status: 200,
      answer: {
        stationId: invented.stationId,
        personId: invented.landlordPersonId,
        role: 'landlord',
        linkedAt: invented.later,
      },
    },
  ],
} as const satisfies ModuleExamples<typeof invitationsOperations>;
