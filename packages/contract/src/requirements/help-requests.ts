/** The rules of calls for help. */
export const helpRequestsRequirements = {
  'WK-HLP-01':
    'A call for help needs a plate of the place and a kind and nothing else; one that asks for help becomes an alert of priority urgent, one that asks for advice one of priority low, both by the channel help-button at the station and the premises of the plate.',
  'WK-HLP-02':
    'A replaced plate leads to its place like one in force; an unknown or revoked one is refused as plate-unknown.',
  'WK-HLP-03':
    'A call is told, and taken back, only to whoever sends the receipt that its creation had; any other receipt is answered as not-found, also to staff.',
  'WK-HLP-04':
    'Each call makes an alert of its own that the server puts into no group: a plate is there for everybody to read, and a call from the same door changes, hides or delays no other one.',
  'WK-HLP-05':
    'A position is kept only with the time of the consent to it, as the point of the alert; without one the alert has the point of the premises.',
  'WK-HLP-06':
    'The sender is told the state and its time, and never a unit, an officer, a number or another caller; after a transfer or a mark as duplicate it is the state of the alert that goes on, and never since before the call.',
  'WK-HLP-07':
    'A call that is taken back leaves its alert as it is, with a note in the timeline that names the alert of this call; taken back again it answers the same; one that is closed is refused as state-conflict.',
} as const;
