/** The rules of hazards. */
export const hazardsRequirements = {
  'WK-HAZ-01':
    'A fault becomes a hazard whose deadline runs from the observation on the device, bounded by the receipt of the server.',
  'WK-HAZ-02': 'A fault that is already an open hazard of the premises keeps its first deadline.',
  'WK-HAZ-03':
    "The time to put a hazard right, and whether it is to be referred, are those that the check's own checklist gives for the severity of the item; a hazard of basis advice is not to be referred.",
  'WK-HAZ-04': 'A hazard is assigned to who made the check that found it, until it is given to somebody else.',
  'WK-HAZ-05': 'A hazard is given only to staff of its station; anybody else is refused as invalid-input.',
  'WK-HAZ-06':
    'A hazard that is reported as put right still counts as open, and is not reported again before a re-inspection: state-conflict.',
  'WK-HAZ-07':
    'A hazard is closed only by a re-inspection with a date and at least one photograph that no check, no rectification and no earlier re-inspection named; another photograph is refused as invalid-input.',
  'WK-HAZ-08': 'Whoever re-inspects a hazard is not the one whom it is assigned to: forbidden.',
  'WK-HAZ-09':
    'A re-inspection that finds a hazard not put right opens it again with its first deadline; one of a hazard that was not reported as put right is recorded and leaves its state.',
  'WK-HAZ-11':
    'The time of a rectification or re-inspection is not before the hazard was observed and not more than a day ahead of the receipt; else invalid-input.',
  'WK-HAZ-12': 'A hazard that is verified or annulled is changed no more: state-conflict.',
  'WK-HAZ-13':
    'A referral is told with its authority and time, leaves the deadline as it was, and is refused as state-conflict for a hazard that is already referred or reported as put right, and as invalid-input for one of basis advice.',
  'WK-HAZ-14':
    'The filter severity keeps hazards of the severities that it names, overdue=true those that count as open and whose deadline is past, assignedToMe=true those that the caller follows up; no filter asks for those of another member of the staff.',
  'WK-HAZ-15':
    'A landlord reports a hazard as put right with at least one photograph; a report without is refused as invalid-input.',
  'WK-HAZ-16':
    'A referral is told with its reason, its reference number where one was given, and the role and name of who made it.',
} as const;
