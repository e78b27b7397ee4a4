/** The rules of invitations on paper. */
export const invitationsRequirements = {
  'WK-INV-01': 'An invitation tells whether it is open, redeemed, expired or revoked.',
  'WK-INV-02': 'A code links one account, once, and not after its expiresAt, at most 30 days away.',
  'WK-INV-03':
    'A code that is wrong, used, expired or revoked is refused as invitation-invalid, so that the answer does not tell which; a redeemed invitation is not revoked: state-conflict.',
  'WK-INV-04': 'After 10 wrong codes within an hour the account is refused as rate-limited until the hour has passed.',
  'WK-INV-05':
    'A redeemed code gives the account the role and the person of the invitation at its station, and nothing else.',
  'WK-INV-06':
    'Somebody who has signed in and has no account yet may redeem a code: they count as a resident without records.',
} as const;
