/** The rules of rental checks, of their checklists and of ratings. */
export const rentalChecksRequirements = {
  'WK-CHK-01': 'A check keeps the version of the checklist that it was made under.',
  'WK-CHK-02':
    'A check is complete when each item of its checklist that is asked of the house has one answer; an answer to an item that is not asked is kept, is no hazard and counts for nothing.',
  'WK-CHK-03':
    'A check names the check that it builds on; where another came in between it is refused with version-stale.',
  'WK-CHK-04':
    'A photograph that a check, rectification, re-inspection, objection or the closing of an alert names belongs to the same premises or alert and has arrived whole, or the call is refused as photograph-missing.',
  'WK-CHK-05': 'Answers that were given together are kept as given together.',
  'WK-CHK-06': 'Only premises that are let are checked.',
  'WK-CHK-07':
    'The times of a check are in order, and none is more than a day ahead of the receipt or more than 60 days before it.',
  'WK-CHK-08':
    'The list of checklists begins with the one that was published last, and holds those of the own station and those for all.',
  'WK-CHK-09':
    'A checklist is taken only when its item codes differ, each item has an aspect and a source of the checklist, and each severity that occurs has a rectification of either hours or days; else invalid-input.',
  'WK-CHK-10':
    'A published checklist is never changed or removed, and a version that is taken on the server is refused as already-exists.',
  'WK-CHK-11':
    'A checklist that a station published is unknown at every other station: standard-unknown for a check, not-found for a reading.',
  'WK-CHK-12': 'Whoever reviews a check is not the one who made it: forbidden.',
  'WK-CHK-13': 'A check is sent back only with a reason, or the review is refused as invalid-input.',
  'WK-CHK-14':
    'A check that was sent back keeps its rating and hazards in force until it is withdrawn or another check follows.',
  'WK-CHK-15':
    'From the withdrawal of a check on the rating and lastCheck of its premises are those of the last check that is not withdrawn, or null, and the hazards that it opened are annulled, those left out whose item a later check that counts found at fault.',
  'WK-CHK-16':
    'A withdrawn check stays on record with the reason, and the next check still names it as the one that it builds on.',
  'WK-CHK-17':
    'A check that was reviewed, sent back or withdrawn is not reviewed again, and one that was reviewed or withdrawn is not withdrawn: state-conflict.',
  'WK-CHK-18':
    'A check tells its caller by isOwn whether the caller made it, and own=true lists only those that the caller made; the ETag of a check is the same for every caller.',
  'WK-CHK-19':
    'A fact that a check says is changed is applied to its premises in the transaction of the check, as long as they say what the check says they said, and isApplied tells it; where they say something else by then the fact stays with the check alone. A fact that is confirmed or carried over changes nothing.',
  'WK-CHK-20':
    'A stay of which a check says that the person left is signed off in the transaction of the check; one that has ended or is no more is no fault, and one of other premises is refused as invalid-input. What a check says of residents is carried out and told by no answer.',
  'WK-CHK-21':
    'Officer and landlord each sign a check at most once, by a picture that has arrived whole or by a refusal with its reason; anything else is refused as invalid-input.',
  'WK-CHK-22':
    'An item of a checklist hangs on facts of the building and on answers to items that stand before it, and on nothing about people; a checklist with another condition is refused as invalid-input.',
  'WK-CHK-23':
    'A rating and its premises tell the day by which the premises are to be checked again: that of the check, and the days that its checklist gives for the stars or else 30, 90, 180 and 365 for none, 1, 2 and 3 stars.',
  'WK-RAT-01': 'A rating follows from the answers and the open hazards alone, and tells its reasons.',
  'WK-RAT-02':
    'An item weighs what its checklist gives it, or its severity where it gives none; the score of an aspect is the share of the weight of its items that conform, of those that count, in percent; the score of a rating is the mean of the scores of its aspects as computed; scores are told rounded down to one decimal.',
  'WK-RAT-03':
    'An item that does not apply does not count, nor one whose rule is not in force at the address; the latter are named in notCounted; an aspect in which nothing counts has a null score and is left out of the mean.',
  'WK-RAT-04': 'A score of 90 or over allows 3 stars, of 80 or over 2, of 70 or over 1, less none.',
  'WK-RAT-05':
    'An open hazard of severity 4 leaves no star and one of severity 3 at most one, where its basis is a rule; an item counts as a fault while a hazard of it is open, and as conforming once that hazard is verified or annulled.',
  'WK-RAT-06': 'A check with an item that lacks its answer is rated incomplete: no star and a null score.',
  'WK-RAT-07':
    'A rating is computed anew in the transaction that changes what it follows from: a check, a verified or annulled hazard, a withdrawn check.',
  'WK-RAT-09':
    'The reasons of a rating are told with the fewest stars that one leaves first, each with the items behind it; its stars are the fewest that any of them leaves.',
  'WK-RAT-08':
    'A rating is told to the staff of the station and the own landlord; no operation tells it to a stranger.',
} as const;
