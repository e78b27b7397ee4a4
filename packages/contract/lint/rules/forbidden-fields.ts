import type { OperationRecord } from '@wardkit/contract/operation';
import { type Contract, everyOperation, type Fault, type Rule } from '../contract.ts';
import { answersOf, inputsOf, type Place, placesIn, placesOf, wordsOf } from '../schema-places.ts';

/** What Wardkit never does, as the words that a field for it would have, one or many. The product's own page is the source. */
const never: readonly (readonly [what: string, words: RegExp])[] = [
  [
    'biometrics',
    /^((face|voice|finger|palm)(print)?|faces|facial|gait|biometr.*|iris|irises|retina|dna|portrait|selfie|mugshot)s?$/,
  ],
  ['ethnicity', /^(ethnic|ethnicit(y|ie)|race|racial|minzu|tribe|tribal|minorit(y|ie))s?$/],
  ['religion or politics', /^(religio.*|faith|church|churche|creed|sect|politic.*|ideolog.*|petitioner)s?$/],
  [
    'health',
    /^(health.*|medical|medicine|disease|illness|illnesse|disabilit(y|ie)|diagnosis|diagnose|psychiatr.*|mental|pregnan.*|drug|addict|addiction|hiv)s?$/,
  ],
  ['birth dates and ages', /^(birth(day|date)?|dateofbirth|born|age)s?$/],
  [
    'scores and lists of persons',
    /^(scor(e|ing)|risk|threat|ranking|rank|leaderboard|streak|(watch|black|block)list(ed)?|suspect|suspicion|profil(e|ing)|reputation|credit|riskiness|trustworthiness|dangerousness)s?$/,
  ],
  [
    'tracking',
    /^(trajector(y|ie)|track|tracking|trail|gps|whereabout|movement|heartbeat|geofenc.*|wifi|bluetooth|imei|imsi|mac|latitude|longitude|location|position)s?$/,
  ],
  ['cameras', /^(camera|cctv|footage|surveillance|livestream)s?$/],
];

/** The unified social credit code (GB 32100) is the number of an organisation, and no mark of anybody. */
const harmless = /^((unified)?socialCreditCode|creditCode)$/i;

/** A house has stars, and the score that they follow from stands beside them; nothing else has a score. */
function isOfHouse({ name, siblings, within }: Pick<Place, 'name' | 'siblings' | 'within'>): boolean {
  return name === 'score' && (siblings.includes('stars') || within[0] === 'aspects');
}

/** What a stranger never learns of a house. */
const indoors =
  /^(occupant|occupants|occupancy|resident|residents|tenant|tenants|stay|stays|person|persons|people|landlord|household|households|letting|rented|rental|use|headcount|dwelling|dwellings)$/;

/** Field names of kinds that Wardkit never has. */
export const forbiddenFields: Rule[] = [
  {
    name: 'forbidden-field',
    why: 'what Wardkit never does cannot begin with a field for it',
    *check(contract) {
      for (const { operation, where, name, isAllowed } of allNames(contract)) {
        const found = never.find(([, words]) => !isAllowed && wordsOf(name).some((word) => words.test(word)));
        if (found !== undefined)
          yield { operation, where, message: `${name} is of a kind that Wardkit never keeps: ${found[0]}` };
      }
    },
  },
  {
    name: 'stranger-looks-indoors',
    why: 'a stranger never learns who lives at an address, how many, or whether it is let',
    *check(contract) {
      for (const operation of everyOperation(contract)) {
        if (operation.callers.stranger !== undefined) yield* indoorFields(operation);
      }
    },
  },
];

function* indoorFields(operation: OperationRecord): Generator<Fault> {
  for (const { name, where } of placesIn(answersOf(operation))) {
    if (name !== null && wordsOf(name).some((word) => indoors.test(word))) {
      yield { operation: operation.id, where, message: `${name} would tell a stranger about people or letting` };
    }
  }
}

function* allNames(
  contract: Contract,
): Generator<{ operation: string | null; where: string; name: string; isAllowed: boolean }> {
  const named = (place: Place, operation: string | null, where: string) =>
    place.name === null ? [] : [{ operation, where, name: place.name, isAllowed: isAllowed(place) }];
  for (const operation of everyOperation(contract)) {
    for (const place of placesIn([...inputsOf(operation), ...answersOf(operation)])) {
      yield* named(place, operation.id, place.where);
    }
  }
  for (const [type, { data }] of Object.entries(contract.events)) {
    for (const place of placesOf(data)) yield* named(place, null, `${type} ${place.pointer}`);
  }
}

function isAllowed(place: Place): boolean {
  return harmless.test(place.name ?? '') || isOfHouse(place);
}
