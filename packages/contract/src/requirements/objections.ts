/** The rules of objections. */
export const objectionsRequirements = {
  'WK-OBJ-01': 'An objection is told to the landlord of its premises and to the staff of the station only.',
  'WK-OBJ-02':
    'A landlord objects to a hazard, a check or the rating of the own premises; a target that is not of those premises is refused as invalid-input.',
  'WK-OBJ-03':
    'A target has one objection at a time that waits for its answer: a second one is refused as already-recorded.',
  'WK-OBJ-04':
    'An objection to a hazard that is verified or annulled, or to a check that is withdrawn, is refused as state-conflict.',
  'WK-OBJ-05':
    'An objection tells by when it is answered: at the latest at the end of the 15th day after its receipt, China Standard Time.',
  'WK-OBJ-06': 'While an objection waits, the deadline of the hazard runs on and the rating stands.',
  'WK-OBJ-08':
    'Whoever answers an objection neither made nor reviewed the check behind its target, nor re-inspected the hazard: forbidden.',
  'WK-OBJ-09': 'An answer tells its decision and its reason to the landlord.',
  'WK-OBJ-10':
    'An objection to a hazard that is upheld annuls the hazard, and one to a check withdraws the check with the reason of the answer, in the same transaction; one to a rating has the rating computed anew.',
  'WK-OBJ-11': 'An objection that is dismissed leaves its target as it was.',
  'WK-OBJ-12': 'An objection that was answered or withdrawn is neither answered nor withdrawn again: state-conflict.',
} as const;
