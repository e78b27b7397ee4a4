/** The rules of stays. */
export const staysRequirements = {
  'WK-STY-01': 'A stay belongs to premises and has a masked person.',
} as const;
