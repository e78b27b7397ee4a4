import type { OperationRecord } from '@wardkit/contract/operation';
import { type Contract, everyOperation, type Fault, type Rule } from '../contract.ts';
import { answersOf, inputsOf, placesIn, placesOf, wordsOf } from '../schema-places.ts';

/** What Wardkit never does, as the words that a field for it would have. The product's own page is the source. */
const never: readonly (readonly [what: string, words: RegExp])[] = [
  ['biometrics', /^(face|faces|facial|voice|voiceprint|gait|biometric|biometrics|fingerprint|iris|palm|retina|dna)$/],
  ['ethnicity', /^(ethnic|ethnicity|race|racial|minzu|tribe)$/],
  ['religion or politics', /^(religion|religious|faith|church|politic|political|politics|ideology|petitioner)$/],
  [
    'health',
    /^(health|medical|medicine|disease|illness|disability|disabilities|diagnosis|psychiatric|pregnant|drug|drugs)$/,
  ],
  ['birth dates and ages', /^(birth|birthday|born|birthdate|age)$/],
  [
    'scores and lists of persons',
    /^(ranking|rank|leaderboard|streak|watchlist|blacklist|blocklist|suspect|suspicion|profile|profiling|reputation|credit|riskiness|trustworthiness)$/,
  ],
  [
    'tracking',
    /^(trajectory|trajectories|track|tracks|tracking|trail|gps|whereabouts|movement|movements|heartbeat|geofence|wifi|bluetooth|imei|imsi|mac)$/,
  ],
  ['cameras', /^(camera|cameras|cctv|footage|surveillance|livestream)$/],
];

/** The unified social credit code (GB 32100) is the number of an organisation, and no mark of anybody. */
const harmless = /^((unified)?socialCreditCode|creditCode)$/i;

/** What a stranger never learns of a house. */
const indoors =
  /^(occupant|occupants|occupancy|resident|residents|tenant|tenants|stay|stays|person|persons|people|landlord|household|households|letting|rented|rental|use|headcount|dwelling|dwellings)$/;

/** Field names of kinds that Wardkit never has. */
export const forbiddenFields: Rule[] = [
  {
    name: 'forbidden-field',
    why: 'what Wardkit never does cannot begin with a field for it',
    *check(contract) {
      for (const { operation, where, name } of allNames(contract)) {
        const found = never.find(([, words]) => !harmless.test(name) && wordsOf(name).some((word) => words.test(word)));
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

function* allNames(contract: Contract): Generator<{ operation: string | null; where: string; name: string }> {
  for (const operation of everyOperation(contract)) {
    for (const { name, where } of placesIn([...inputsOf(operation), ...answersOf(operation)])) {
      if (name !== null) yield { operation: operation.id, where, name };
    }
  }
  for (const [type, { data }] of Object.entries(contract.events)) {
    for (const { name, pointer } of placesOf(data)) {
      if (name !== null) yield { operation: null, where: `${type} ${pointer}`, name };
    }
  }
}
