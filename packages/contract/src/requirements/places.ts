/** The rules of places: divisions, stations, addresses, premises, dwellings and organisations. */
export const placesRequirements = {
  'WK-PLC-01':
    'Divisions are told with the first and last year of their code, and a withdrawn code is accepted and marked.',
  'WK-PLC-02': 'A station tells its public telephone and service links to everybody.',
  'WK-PLC-03': 'Premises are told to the staff of their station and to their own landlord only.',
  'WK-PLC-04':
    'Divisions are listed in the order of their codes; without a parent the list holds the provinces, and a parent that has nothing below it gives an empty list.',
  'WK-PLC-05': 'Stations that are asked for by a division are those whose own division it is or lies in it.',
  'WK-PLC-06':
    'Staff are listed with the name that the station shows and their roles, those who can no longer sign in left out, and nothing else is told of them.',
  'WK-PLC-07': 'A filter by community takes a code of 6, 9 or 12 digits, and finds what lies in that division.',

  'WK-ADR-01':
    'A standard address tells each of its levels; what lies below its own level is null, and its text is the whole line.',
  'WK-ADR-02':
    'An address is found by any part of its line, whether letters and digits are full-width or half-width, capital or small.',
  'WK-ADR-03': 'A withdrawn address is still told, marked as withdrawn, with the address that took its place.',

  'WK-PRM-01':
    'Premises stand at a standard address of the station that is in use; another address is refused as invalid-input, and one at which premises are recorded already as already-recorded.',
  'WK-PRM-02':
    'Premises that are let name who lets them, a landlord or an organisation, or are refused as invalid-input.',
  'WK-PRM-03':
    'letSince is told for premises that are let only: given for another use it is refused as invalid-input, and a change of use away from let clears it.',
  'WK-PRM-04':
    'While stays in premises are current or overdue, a change of their use to empty is refused as state-conflict.',
  'WK-PRM-05':
    'openHazards counts the hazards of the premises that are neither verified nor annulled, and tells the highest severity and the nearest deadline among them.',
  'WK-PRM-06':
    'Premises are listed in the order of their ids; with openHazards=true only those that have one, in the order of the nearest deadline.',
  'WK-PRM-07':
    'A landlord in a change takes the place of the one before as a whole; from then on the premises are within reach of the new landlord and no longer of the one before.',
  'WK-PRM-08': 'The rating of premises that are not let is not told: null in the premises, not-found as a rating.',
  'WK-PRM-09':
    'A write that names premises of which the caller may not know is refused as not-found, exactly as one that names premises that do not exist.',
  'WK-PRM-10':
    'An organisation that premises name is one of their station that has not ended, or it is refused as invalid-input.',
  'WK-PRM-11':
    'A hazard, an objection, a check and a stay tell the standard address of their premises, the same that the premises tell, and a stay the label of its dwelling.',

  'WK-DWL-01': 'A dwelling belongs to premises, and is told to those who may know of the premises.',
  'WK-DWL-02':
    'Two dwellings of the same premises that are in use have different labels: a second one is refused as already-recorded.',
  'WK-DWL-03': 'A dwelling that ended is still told, and no longer among the dwellings of its premises.',
  'WK-DWL-04': 'A dwelling in which a stay is current or overdue cannot be ended: state-conflict.',

  'WK-ORG-01': 'Organisations are told to the staff of their station only.',
  'WK-ORG-02': 'A social credit code whose check character is wrong is refused as invalid-input.',
  'WK-ORG-03': 'A station has one organisation a social credit code: a second one is refused as already-recorded.',
  'WK-ORG-04': 'An organisation is found by a part of its name or by its whole social credit code.',
  'WK-ORG-05': 'An organisation that premises name cannot be ended: state-conflict.',
} as const;
