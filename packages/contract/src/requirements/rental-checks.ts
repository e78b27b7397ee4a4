/** The rules of rental checks. */
export const rentalChecksRequirements = {
  'WK-CHK-01': 'A check keeps the version of the checklist that it was made under.',
  'WK-CHK-02': 'A check is complete when each item of its checklist has one answer.',
  'WK-CHK-03':
    'A check names the check that it builds on; where another came in between it is refused with version-stale.',
  'WK-CHK-04': 'A check is accepted only when each photograph that it names has arrived whole.',
  'WK-CHK-05': 'Answers that were given together are kept as given together.',
  'WK-CHK-06': 'Only premises that are let are checked.',
  'WK-CHK-07':
    'The times of a check are in order, and none is more than a day ahead of the receipt or more than 60 days before it.',
  'WK-RAT-01': 'A rating follows from the answers and the open hazards alone, and tells its reasons.',
} as const;
