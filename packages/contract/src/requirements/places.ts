/** The rules of places. */
export const placesRequirements = {
  'WK-PLC-01':
    'Divisions are told with the first and last year of their code, and a withdrawn code is accepted and marked.',
  'WK-PLC-02': 'A station tells its public telephone and service links to everybody.',
  'WK-PLC-03': 'Premises are told to the staff of their station and to their own landlord only.',
} as const;
