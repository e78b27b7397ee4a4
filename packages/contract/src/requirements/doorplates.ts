/** The rules of doorplates. */
export const doorplatesRequirements = {
  'WK-PLT-01': 'A plate is a signed link whose code says nothing about the address.',
  'WK-PLT-02':
    'A scan tells a stranger the address to the building, the station and its services, and nothing about people or letting.',
  'WK-PLT-03': 'A revoked or replaced plate is told as such to everybody.',
  'WK-PLT-04': 'The codes of revoked plates can be fetched in advance for use offline.',
} as const;
