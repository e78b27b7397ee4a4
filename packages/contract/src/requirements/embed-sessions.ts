/** The rules of embed sessions. */
export const embedSessionsRequirements = {
  'WK-EMB-01':
    'A token of an embed session is refused as unauthenticated from its expiresAt on, within the clock skew.',
  'WK-EMB-02':
    'A token of an embed session is refused as forbidden in a call with another Origin than the one it was made for.',
  'WK-EMB-03':
    'A token of an embed session reaches the operations that its widgets need, at its station, and never more than its account may.',
  'WK-EMB-04': 'A token of an embed session makes no embed session.',
  'WK-EMB-05': 'A session tells whether it lives, has expired or was revoked.',
  'WK-EMB-06': 'Within 60 seconds of its revocation a token is refused as unauthenticated.',
  'WK-EMB-07':
    'A widget that the server does not know, an origin that it does not list, a station that is not the caller’s or a subject without an account there is refused as invalid-input.',
} as const;
