/** The rules of what the person concerned may ask for. */
export const personRequestsRequirements = {
  'WK-PRQ-01':
    'The person concerned finds each record that holds data of theirs in own-records, with the fields that it holds.',
  'WK-PRQ-02': 'A request tells the day by which it is answered: at most 30 days after it was received.',
  'WK-PRQ-03':
    'A correction names a record, a field and the correct value; a request about a record without data of that person is refused as invalid-input.',
  'WK-PRQ-04': 'A refusal, whole or in part, names the rule that it rests on, or is refused as invalid-input.',
  'WK-PRQ-05': 'After a granted correction the record has a new version with the correct value, masked.',
  'WK-PRQ-06':
    'After a granted deletion no answer holds the data, and a record of the deletion without the data remains.',
  'WK-PRQ-07': 'After a granted restriction the field stays masked and is no longer revealable.',
} as const;
