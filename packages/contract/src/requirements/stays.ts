/** The rules of stays. */
export const staysRequirements = {
  'WK-STY-01': 'A stay belongs to premises and has a masked person.',
  'WK-STY-02':
    'A stay is registered by premisesId or by the plateCode of a plate in force, exactly one of them, or is refused as invalid-input; a code that no station issued is refused as plate-unknown.',
  'WK-STY-03':
    'A landlord registers stays in the own premises only (others are not-found), and a resident the own person only (another is forbidden).',
  'WK-STY-04':
    'Days are those of China Standard Time: startedOn is at most 30 days ahead, expectedEndOn and endedOn are not before startedOn, and endedOn is not after today; else invalid-input.',
  'WK-STY-05': 'A dwelling that a stay names is one of its premises that is in use, or it is refused as invalid-input.',
  'WK-STY-06':
    'A person has one stay in the same premises at a time: a second one while the first has not ended is refused as already-recorded.',
  'WK-STY-07':
    'A stay is told as sign-off-overdue from the day after its expectedEndOn until it is signed off, and as current again when its expectedEndOn is moved to today or later or taken away.',
  'WK-STY-08': 'A stay that has ended is neither changed nor signed off again: state-conflict.',
  'WK-STY-09': 'The list of overdue stays holds those that are sign-off-overdue now and no other, by expectedEndOn.',
  'WK-STY-10': 'A person sees the own stays wherever they are at the station, and nobody else who stays there.',
  'WK-STY-11':
    'A change of a name or an identity number by somebody who is no staff is refused as forbidden, and nothing of that change is made.',
  'WK-STY-12': 'A stay is registered in premises of any use: people come before the register is put right.',
  'WK-STY-13':
    'When a stay falls overdue it gets a new version and one event stay.overdue, within an hour of the beginning of the day.',
} as const;
