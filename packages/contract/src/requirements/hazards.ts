/** The rules of hazards. */
export const hazardsRequirements = {
  'WK-HAZ-01':
    'A fault becomes a hazard whose deadline runs from the observation on the device, bounded by the receipt of the server.',
  'WK-HAZ-02': 'A fault that is already an open hazard of the premises keeps its first deadline.',
} as const;
