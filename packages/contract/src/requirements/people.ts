/** The rules of people, wherever a record names one. */
export const peopleRequirements = {
  'WK-PSN-01':
    'A write gives a name, an identity number or a telephone number as plain text; a masked object in its place is refused as invalid-input.',
  'WK-PSN-02':
    'An identity number with a wrong check character, a date that does not exist or lies ahead, or a division that never was is refused as invalid-input; one of a withdrawn division is taken.',
  'WK-PSN-03':
    'What a write gave as an identity number or telephone number is sent back by no answer but that of a reveal: neither in a body, nor in a problem, nor in a header.',
  'WK-PSN-04':
    'Writes at one station that give the same identity number name one person record; each that gives none makes a record of its own.',
  'WK-PSN-05': 'A person without a resident identity number is recorded with null there.',
  'WK-PSN-06':
    'A masked name shows its first character and two stars; a masked telephone number of ten digits or more its first three and last four digits without the country code of China, a shorter one its last two; a masked identity number its first and last character.',
  'WK-PSN-07':
    'A write by somebody who is no staff changes no name that is on record and tells none: its answer masks what was given.',
} as const;
