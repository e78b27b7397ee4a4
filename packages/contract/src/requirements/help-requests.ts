/** The rules of calls for help. */
export const helpRequestsRequirements = {
  'WK-HLP-01':
    'A call for help needs a plate of the place and a kind and nothing else; one that asks for help becomes an alert of priority urgent, one that asks for advice one of priority low, both by the channel help-button at the station and the premises of the plate.',
  'WK-HLP-02':
    'A replaced plate leads to its place like one in force; an unknown or revoked one is refused as plate-unknown.',
  'WK-HLP-03':
    'A call is told, and taken back, only to whoever sends the receipt that its creation had; any other receipt is answered as not-found, also to staff.',
  'WK-HLP-04':
    'A further call for help of the same kind from the same premises within 10 minutes, while the alert of the earlier one is open, makes no alert but a note on it.',
  'WK-HLP-05':
    'A position is kept only with the time of the consent to it, as the point of the alert; without one the alert has the point of the premises.',
  'WK-HLP-06':
    'The sender is told the state and its time, and never a unit, an officer, a number or another caller; after a transfer or a mark as duplicate it is the state of the alert that goes on.',
  'WK-HLP-07':
    'A call that is taken back leaves its alert as it is, with a note in its timeline; taken back again it answers the same; one that is closed is refused as state-conflict.',
} as const;
