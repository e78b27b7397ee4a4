/** The rules of meta. */
export const metaRequirements = {
  'WK-DSC-01': 'The meta document tells versions, capabilities, limits and the time of the server.',
  'WK-DSC-02': 'The discovery document tells the public keys of plates and the bases that their links may have.',
} as const;
