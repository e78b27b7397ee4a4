import { codeOf, type Fault, jsonOf, type ListOf, refuse, spoilt, spoiltAnswer } from '../fault.ts';

interface Stay {
  premisesId: string;
  person: Record<'name' | 'telephone' | 'identityNumber', { masked: string }>;
}

/** Personal data that leaves the server as it should not. */
export const personalDataFaults: readonly Fault[] = [
  spoilt('tells a whole telephone in place of its mask', ['WK-PER-01'], (reply, { operation }) => {
    if (operation?.id !== 'stays.list') return;
    reply.body = Buffer.from(reply.body.toString('utf8').replaceAll(/"\d{3}\*{4}\d{4}"/g, '"13800000000"'));
  }),
  spoiltAnswer<ListOf<{ landlord: { name: { masked: string } } | null }>>(
    'forgets the mask of a name in one of its lists',
    ['WK-PER-01'],
    'places.listPremises',
    ({ items }) => {
      for (const { landlord } of items) if (landlord !== null) landlord.name.masked = '贺兰山';
    },
  ),
  {
    name: 'takes personal data for no purpose',
    breaks: ['WK-PER-02'],
    start: () => (asked, pass) => {
      if (asked.operation?.personalData === 'masked') asked.headers['wardkit-purpose'] ??= 'rental-check';
      return pass();
    },
  },
  {
    name: 'tells a record in the refusal for want of a purpose',
    breaks: ['WK-PER-03'],
    start: () => async (asked, pass) => {
      const reply = await pass();
      if (codeOf(reply) !== 'purpose-required' || asked.operation?.id !== 'places.listPremises') return reply;
      asked.headers['wardkit-purpose'] = 'rental-check';
      const told = await pass();
      if (told.status === 200) refuse(reply, 'purpose-required', jsonOf(told));
      return reply;
    },
  },
  spoiltAnswer<ListOf<Stay>>(
    'shows the birth year that an identity number holds',
    ['WK-PSN-06'],
    'stays.list',
    ({ items }) => {
      for (const { person } of items) {
        if (person.identityNumber?.masked !== undefined) person.identityNumber.masked = '441602**1990*******X';
      }
    },
  ),
];
