/** The rules of showing one field unmasked. */
export const revealsRequirements = {
  'WK-REV-01':
    'A reveal answers one field, and only where the answer of the record to the same caller has that field masked with revealable true; another pointer is refused as invalid-input, one that is not revealable as forbidden.',
  'WK-REV-02':
    'A reason of fewer than 10 characters, not counting white space at its ends, is refused as invalid-input.',
  'WK-REV-03': 'The answer says until when the value may be shown: at most 5 minutes.',
  'WK-REV-04':
    'The entry of a reveal holds its field, and neither the value nor the reason, which may hold personal data.',
} as const;
