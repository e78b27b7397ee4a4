import {
  changeJson,
  type Fault,
  jsonOf,
  type ListOf,
  queryOf,
  type Reply,
  refuse,
  refusedAs,
  spoilt,
  spoiltAnswer,
} from '../fault.ts';

interface Address {
  id: string;
  level: string;
  state: string;
  unit: string | null;
  room: string | null;
}

interface Premises {
  use: string;
  letSince: string | null;
  landlord: { telephone: object | null } | null;
}

/** The place that a refusal names first. */
function placeOf(reply: Reply): string | undefined {
  const errors = jsonOf<{ errors?: { pointer?: string }[] }>(reply)?.errors;
  return errors?.[0]?.pointer;
}

/** A refusal for the input at one place that comes under another code. */
function misplaced(name: string, rule: Fault['breaks'][number], operation: string, pointer: string): Fault {
  return spoilt(name, [rule], (reply, asked) => {
    if (asked.operation?.id === operation && placeOf(reply) === pointer) refuse(reply, 'already-recorded');
  });
}

/** Stations, addresses, premises, dwellings and organisations as registers. */
export const registersOfPlacesFaults: readonly Fault[] = [
  {
    name: 'tells every station, whatever the division',
    breaks: ['WK-PLC-05'],
    start: () => (asked, pass) => {
      if (asked.operation?.id === 'places.listStations') {
        asked.path = asked.path.replace(/([?&])division=\d+/, '$1limit=200').replace(/(limit=\d+).*limit=\d+/, '$1');
      }
      return pass();
    },
  },
  spoiltAnswer<ListOf<object>>('tells who of the staff is which person', ['WK-PLC-06'], 'places.listStaff', (page) => {
    page.items = page.items.map((member) => ({ ...member, personId: null }));
  }),
  spoiltAnswer<ListOf<Address>>(
    'tells a unit of what is a number',
    ['WK-ADR-01'],
    'places.listAddresses',
    ({ items }) => {
      for (const address of items) if (address.level === 'number') address.unit = '1 单元';
    },
  ),
  spoilt('knows addresses by narrow digits only', ['WK-ADR-02'], (reply, asked) => {
    if (asked.operation?.id !== 'places.listAddresses' || !/[！-～]/.test(queryOf(asked).get('text') ?? '')) return;
    changeJson<ListOf<Address>>(reply, () => ({ items: [], next: null }));
  }),
  spoiltAnswer<Address>('tells a withdrawn address as one in use', ['WK-ADR-03'], 'places.getAddress', (address) => {
    address.state = 'in-use';
  }),
  refusedAs(
    'calls an address that is taken wrong input',
    ['WK-PRM-01'],
    'already-recorded',
    'invalid-input',
    ({ operation }) => operation?.id === 'places.createPremises',
  ),
  misplaced('takes a missing landlord for a second record', 'WK-PRM-02', 'places.createPremises', '/landlord'),
  spoiltAnswer<Premises>('keeps the day of letting of a home', ['WK-PRM-03'], 'places.changePremises', (premises) => {
    if (premises.use === 'self-occupied' && premises.landlord !== null) premises.letSince = '2025-03-01';
  }),
  refusedAs(
    'takes an empty house with people in it for a second record',
    ['WK-PRM-04'],
    'state-conflict',
    'already-recorded',
    ({ operation }) => operation?.id === 'places.changePremises',
  ),
  spoiltAnswer<Premises>(
    'keeps the telephone of a landlord before',
    ['WK-PRM-07'],
    'places.changePremises',
    (premises) => {
      if (premises.use === 'self-occupied' && premises.landlord?.telephone === null) {
        premises.landlord.telephone = { masked: '154****0001', revealable: true };
      }
    },
  ),
  misplaced(
    'takes an unknown organisation for a second record',
    'WK-PRM-10',
    'places.createPremises',
    '/organisationId',
  ),
  spoiltAnswer<ListOf<object>>('leaves a dwelling out', ['WK-DWL-01'], 'places.listDwellings', ({ items }) => {
    if (items.length > 1) items.pop();
  }),
  refusedAs(
    'calls a label that is in use wrong input',
    ['WK-DWL-02'],
    'already-recorded',
    'invalid-input',
    ({ operation }) => operation?.id === 'places.createDwelling',
  ),
  spoiltAnswer<ListOf<{ endedOn: string | null }>>(
    'forgets dwellings that have ended',
    ['WK-DWL-03'],
    'places.listDwellings',
    (page) => {
      page.items = page.items.filter(({ endedOn }) => endedOn === null);
    },
  ),
  refusedAs(
    'takes the end of a dwelling with people in it for a second record',
    ['WK-DWL-04'],
    'state-conflict',
    'already-recorded',
    ({ operation }) => operation?.id === 'places.changeDwelling',
  ),
  misplaced('takes a wrong code for a second record', 'WK-ORG-02', 'places.createOrganisation', '/socialCreditCode'),
  refusedAs(
    'calls a code that is on record wrong input',
    ['WK-ORG-03'],
    'already-recorded',
    'invalid-input',
    ({ operation }) => operation?.id === 'places.createOrganisation',
  ),
  spoilt('finds no organisation by its code', ['WK-ORG-04'], (reply, asked) => {
    const text = queryOf(asked).get('text') ?? '';
    if (asked.operation?.id !== 'places.listOrganisations' || !/^[0-9A-Z]{18}$/.test(text)) return;
    changeJson<ListOf<object>>(reply, () => ({ items: [], next: null }));
  }),
  refusedAs(
    'calls an organisation that premises name none',
    ['WK-ORG-05'],
    'state-conflict',
    'not-found',
    ({ operation }) => operation?.id === 'places.changeOrganisation',
  ),
];
