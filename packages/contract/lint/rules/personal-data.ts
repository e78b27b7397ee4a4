import { Masked } from '@wardkit/contract/field';
import type { OperationRecord, Schema } from '@wardkit/contract/operation';
import { definitionOf } from '@wardkit/contract/schema-definition';
import { everyOperation, type Rule } from '../contract.ts';
import { answersOf, inputsOf, type Place, placesIn, placesOf, plain } from '../schema-places.ts';

/** Members that hold personal data wherever they stand. */
const personal =
  /^(identityNumber|identityCard|idNumber|passportNumber|telephone|phone|mobile|email|wechat|fullName|signature|(person|party|landlord|tenant|caller|reporter|contact|applicant|resident)Name)$/i;
/** Objects about one person, in which a `name` is that person's. */
const aboutPerson =
  /^(person|people|landlord|tenant|party|parties|caller|reporter|contact|applicant|resident|occupant|visitor|owner|proxy|agent)s?$/i;

/** Personal data: masked on its way out, never in an address, never in an event. */
export const personalData: Rule[] = [
  {
    name: 'personal-field-without-mask',
    why: 'personal data leaves the server masked',
    *check(contract) {
      for (const operation of everyOperation(contract)) {
        for (const place of placesIn(answersOf(operation))) {
          if (isPersonal(place) && !isMasked(place.schema)) {
            yield { operation: operation.id, where: place.where, message: `${place.name} is personal and not masked` };
          }
        }
      }
    },
  },
  {
    name: 'masked-without-purpose',
    why: 'a reading of personal data names its purpose and is in the log',
    *check(contract) {
      for (const operation of everyOperation(contract)) {
        const masked = [...placesIn(answersOf(operation))].find(({ schema }) => isMasked(schema));
        if (operation.personalData === 'none' && masked !== undefined) {
          yield { operation: operation.id, where: masked.where, message: 'is personal, and the record says none' };
        }
      }
    },
  },
  {
    name: 'masked-input',
    why: 'a masked value that is written back would replace the true one',
    *check(contract) {
      for (const operation of everyOperation(contract)) {
        for (const { schema, where } of placesIn(inputsOf(operation))) {
          if (isMasked(schema)) yield { operation: operation.id, where, message: 'a write takes the plain text' };
        }
      }
    },
  },
  {
    name: 'personal-input',
    why: 'who writes personal data gets it back masked, for a purpose',
    *check(contract) {
      for (const operation of everyOperation(contract)) {
        for (const place of placesIn(inputsOf(operation).filter(({ part }) => part === 'body'))) {
          if (isPersonal(place) && operation.personalData === 'none' && answersOf(operation).length > 0) {
            yield { operation: operation.id, where: place.where, message: 'is personal, and the answer is not masked' };
          }
        }
      }
    },
  },
  {
    name: 'personal-data-in-address',
    why: 'addresses are written into logs',
    *check(contract) {
      for (const operation of everyOperation(contract)) {
        for (const place of placesIn(inputsOf(operation).filter(({ part }) => part !== 'body'))) {
          if (isPersonal(place) || (place.name !== null && /^(name|code|token|secret)$/i.test(place.name))) {
            yield { operation: operation.id, where: place.where, message: `${place.name} belongs into a body` };
          }
        }
      }
    },
  },
  {
    name: 'personal-data-in-event',
    why: 'events go to readers with other rights',
    *check({ events }) {
      for (const [type, { data }] of Object.entries(events)) {
        for (const place of placesOf(data)) {
          if (isPersonal(place) || isMasked(place.schema)) {
            yield {
              operation: null,
              where: `${type} ${place.pointer}`,
              message: 'an event tells ids, versions and states',
            };
          }
        }
      }
    },
  },
  {
    name: 'personal-data-for-strangers',
    why: 'somebody without a token has no purpose that could be checked',
    *check(contract) {
      for (const { id, personalData: kind, callers, scope } of everyOperation(contract)) {
        if (kind === 'none') continue;
        if (callers.stranger !== undefined || scope === null) {
          yield { operation: id, where: 'callers', message: 'a stranger sees no personal data' };
        }
      }
    },
  },
  {
    name: 'secret-that-is-stored',
    why: 'what is stored for a replay, or can be read again, is no longer told once',
    *check(contract) {
      for (const operation of everyOperation(contract)) yield* storedSecrets(operation);
    },
  },
];

function* storedSecrets(operation: OperationRecord) {
  for (const { name, where } of placesIn(answersOf(operation))) {
    if (name !== null && /^(token|secret|password|privateKey)$/i.test(name) && operation.idempotency !== 'unstored') {
      yield { operation: operation.id, where, message: `${name} may only be in an answer that is not stored` };
    }
  }
  if (operation.personalData === 'revealed' && operation.idempotency !== 'unstored') {
    yield { operation: operation.id, where: 'idempotency', message: 'a revealed value is never stored' };
  }
}

function isPersonal({ name, within, siblings }: Place): boolean {
  if (name === null) return false;
  if (personal.test(name)) return true;
  // A displayName is that of somebody in their office, unless it stands where a person's does.
  if (name !== 'name' && name !== 'displayName') return false;
  return aboutPerson.test(within[0] ?? '') || siblings.some((each) => /^(identityNumber|personId)$/.test(each));
}

function isMasked(schema: Schema): boolean {
  const below = plain(schema);
  const { type, element, shape } = definitionOf(below);
  if (type === 'array' && element !== undefined) return isMasked(element);
  return below === Masked || (shape !== undefined && 'masked' in shape && 'revealable' in shape);
}
