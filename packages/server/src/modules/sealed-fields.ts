import { cellOfPerson, type SealedCell, type SealedFields } from '../privacy/sealed-fields.ts';

const ofPremises = {
  'places.getPremises': {
    '/landlord/name': ({ landlord }) => cellOfPerson(landlord?.personId, 'name'),
    '/landlord/telephone': ({ landlord }) => cellOfPerson(landlord?.personId, 'phone'),
  },
} satisfies SealedFields;

const ofStays = {
  'stays.get': {
    '/person/name': ({ person }) => cellOfPerson(person.id, 'name'),
    '/person/identityNumber': ({ person }) => cellOfPerson(person.id, 'identity'),
    '/person/telephone': ({ person }) => cellOfPerson(person.id, 'phone'),
  },
} satisfies SealedFields;

const ofPersonRequests = {
  'personRequests.get': {
    '/correctValue': ({ id }) => ({ table: 'person_requests', column: 'correct_value', rowId: id }),
  },
} satisfies SealedFields;

const ofAlerts = {
  'alerts.get': {
    '/reporter/name': ({ id, reporter }) =>
      reporter?.name ? { table: 'alerts', column: 'reporter_name', rowId: id } : undefined,
    '/reporter/telephone': ({ id, reporter }) =>
      reporter?.telephone ? { table: 'alerts', column: 'reporter_telephone', rowId: id } : undefined,
    '/wholeDescription': ({ id, wholeDescription }) =>
      wholeDescription ? { table: 'alerts', column: 'description', rowId: id } : undefined,
  },
} satisfies SealedFields;

/** What a party was entered with stands at the party itself; of its person only the identity number is shown. */
const ofMediations = {
  'mediations.getParty': {
    '/name': ({ id }) => ({ table: 'mediation_parties', column: 'name', rowId: id }),
    '/identityNumber': ({ personId }) => cellOfPerson(personId ?? undefined, 'identity'),
    '/telephone': ({ id, telephone }) =>
      telephone ? { table: 'mediation_parties', column: 'telephone', rowId: id } : undefined,
    '/address': ({ id, address }) =>
      address ? { table: 'mediation_parties', column: 'address', rowId: id } : undefined,
  },
} satisfies SealedFields;

/** Where the masked fields of every module come from: the one index that a module with masked fields is added to. */
export const sealedFields: SealedFields = {
  ...ofPremises,
  ...ofStays,
  ...ofPersonRequests,
  ...ofAlerts,
  ...ofMediations,
};

/** The cell that a field of a record hides. @throws {Error} for a field that no module has named */
export function sealedCellOf(operationId: string, field: string, body: unknown): SealedCell | undefined {
  // Each entry is typed by its own record; here a record is only data.
  const fields = sealedFields as Readonly<Record<string, Record<string, (body: unknown) => SealedCell | undefined>>>;
  const find = fields[operationId]?.[field];
  if (find === undefined) throw new Error(`no module says where ${field} of ${operationId} is kept`);
  return find(body);
}
