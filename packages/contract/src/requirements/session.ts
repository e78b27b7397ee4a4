/** The rules of session. */
export const sessionRequirements = {
  'WK-SES-01': 'The session tells the caller their own roles, station and scopes.',
  'WK-SES-02':
    'The subject of a session is the id by which the list of staff and records name the account, in every sign-in the same.',
} as const;
