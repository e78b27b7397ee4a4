/** The rules of session. */
export const sessionRequirements = {
  'WK-SES-01': 'The session tells the caller their own roles, station and scopes.',
} as const;
