export const messages = {
  heading: 'Star board',
  loading: 'Loading the rating…',
  noPremisesHeading: 'No premises chosen',
  noPremisesBody: 'Choose let premises, and their star board appears here.',
  notRatedHeading: (address: string) => `${address} has no stars yet`,
  notRatedBody: 'Stars come with the first check. Then the board can be printed here.',
  incompleteBody: 'The last check left items unanswered, so it gives no stars. The next complete check does.',
  notFoundHeading: 'No such premises',
  notFoundBody: 'They are not on record, or not open to you. Choose other premises.',
  paper: 'Paper',
  papers: { A4: 'A4, at the door', A3: 'A3, at the gate' },
  print: 'Print',
  printNote: 'At 100 %, without scaling. For a PDF, choose “Save as PDF” in the print dialog.',
  printFailed:
    'This browser could not open a print dialog. Try again, or open this page in another browser, such as the one of your computer.',
  noAddress: 'No page for objections is known, so the board has no QR and tells the telephone alone.',
  partMissing: 'Objections are not on this device. They load when the network is back.',
  none: '—',

  boardPicture: (address: string, stars: string) => `Star board: ${address}, ${stars}`,
  boardHeading: 'Safety stars of this let house',
  stars: (stars: number) => ['No star', 'One star', 'Two stars', 'Three stars'][stars] ?? `${stars} stars`,
  score: (score: string) => `${score} of 100`,
  notCounted: 'not counted',
  rule: 'The stars follow from four aspects of the last check and from hazards that are not yet put right. Who lives here has no part in them.',
  checkedOn: 'Checked on',
  nextCheck: 'Next check by',
  objectHeading: 'Object to the stars',
  howToObject:
    'The landlord can object and is answered within 15 days: scan the code, call, or come to the station. The code leads to the page for objections and shows nothing of this house.',
  howToObjectByVoice: 'The landlord can object and is answered within 15 days: call, or come to the station.',

  why: (stars: string) => `Why: ${stars}`,
  reasons: {
    'life-threatening-hazard': 'A life-threatening hazard is open: no star until it is put right.',
    'serious-hazard': 'A serious hazard is open: one star at most until it is put right.',
    'nothing-counts': 'No item counts here, so there is no star.',
    incomplete: 'Items lack an answer.',
  } as Record<string, string>,
  scoreReason: (score: string, stars: string) => `${score} of 100 on average of the four aspects: ${stars}.`,
};

export type RatingBoardMessages = typeof messages;
