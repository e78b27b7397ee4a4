import { changeJson, codeOf, type Fault, type ListOf, queryOf, refuse, spoilt, spoiltAnswer } from '../fault.ts';

interface Premises {
  id: string;
  openHazards: { count: number };
}

interface Plate {
  id: string;
  version: number;
  premisesId: string;
  state: string;
}

const somePremises = '018f8e5c-d680-7173-bc59-e46fc9aab7da';

/** Divisions, stations, premises and who stays in them. */
export const placesFaults: readonly Fault[] = [
  {
    name: 'knows no divisions below a code that was withdrawn',
    breaks: ['WK-PLC-01'],
    start() {
      const withdrawn = new Set<string>();
      return async (asked, pass) => {
        const reply = await pass();
        if (asked.operation?.id !== 'places.listDivisions' || reply.status !== 200) return reply;
        changeJson<ListOf<{ code: string; lastYear: number | null }>>(reply, ({ items }) => {
          for (const { code, lastYear } of items) if (lastYear !== null && lastYear < 2026) withdrawn.add(code);
        });
        if (withdrawn.has(queryOf(asked).get('parent') ?? '')) refuse(reply, 'not-found');
        return reply;
      };
    },
  },
  spoilt('tells no stranger about a station', ['WK-PLC-02'], (reply, { operation, headers }) => {
    if (operation?.id === 'places.getStation' && headers.authorization === undefined) refuse(reply, 'not-found');
  }),
  spoiltAnswer<ListOf<unknown>>('tells divisions backwards', ['WK-PLC-04'], 'places.listDivisions', (page) => {
    page.items.reverse();
  }),
  spoiltAnswer<ListOf<Premises>>(
    'counts hazards of premises that were verified',
    ['WK-PRM-05'],
    'places.listPremises',
    ({ items }) => {
      for (const { openHazards } of items) if (openHazards.count > 0) openHazards.count += 1;
    },
  ),
  spoiltAnswer<ListOf<{ address?: { text: string } }>>(
    'tells another address of an objection',
    ['WK-PRM-11'],
    'objections.list',
    ({ items }) => {
      for (const { address } of items) if (address !== undefined) address.text = 'elsewhere';
    },
  ),
  spoilt('tells premises with open hazards by their ids', ['WK-PRM-06'], (reply, asked) => {
    if (asked.operation?.id !== 'places.listPremises' || queryOf(asked).get('openHazards') !== 'true') return;
    changeJson<ListOf<Premises>>(reply, ({ items }) => {
      items?.sort((one, other) => (one.id < other.id ? -1 : 1));
    });
  }),
  spoiltAnswer<ListOf<{ premisesId: string }>>(
    'lists stays of other premises than those asked for',
    ['WK-STY-01'],
    'stays.list',
    ({ items }) => {
      for (const stay of items.slice(-1)) stay.premisesId = '01890000-0000-7000-8000-000000000000';
    },
  ),
];

/** Plates on doors, and what their scan tells whom. */
export const doorplatesFaults: readonly Fault[] = [
  spoilt('tells a stranger which premises a plate is of', ['WK-PLT-02'], (reply, { operation, headers }) => {
    if (operation?.id !== 'doorplates.scan' || reply.status !== 200 || headers.authorization !== undefined) return;
    changeJson<Plate>(reply, (scan) => {
      scan.premisesId = somePremises;
    });
  }),
  spoiltAnswer<Plate>('tells of a revoked plate that it is in force', ['WK-PLT-03'], 'doorplates.scan', (scan) => {
    scan.state = 'in-force';
  }),
  spoiltAnswer<ListOf<{ codeHash: string }>>(
    'tells hashes of ended plates that are of no plate',
    ['WK-PLT-04'],
    'doorplates.listRevocations',
    ({ items }) => {
      for (const item of items) item.codeHash = [...item.codeHash].reverse().join('');
    },
  ),
  spoiltAnswer<ListOf<Plate>>('has two plates in force at one door', ['WK-PLT-05'], 'doorplates.list', ({ items }) => {
    const inForce = items.filter(({ state }) => state === 'in-force');
    const [last, other] = [inForce.at(-1), inForce.at(-2)];
    if (items.length > 30 && last !== undefined && other !== undefined) last.premisesId = other.premisesId;
  }),
  spoilt('calls a plate that has ended none', ['WK-PLT-06'], (reply, { operation }) => {
    if (operation?.id === 'doorplates.revoke' && codeOf(reply) === 'state-conflict') refuse(reply, 'not-found');
  }),
  {
    name: 'changes a plate by a revocation that it refuses',
    breaks: ['WK-CON-08'],
    start() {
      const touched = new Set<string>();
      return async (asked, pass) => {
        const reply = await pass();
        const [, , , plate = ''] = asked.path.split('/');
        const { id } = asked.operation ?? {};
        if (id === 'doorplates.revoke' && codeOf(reply) === 'state-conflict') touched.add(plate);
        if (id !== 'doorplates.get' || reply.status !== 200 || !touched.has(plate)) return reply;
        changeJson<Plate>(reply, (body) => {
          body.version += 1;
          reply.headers.set('etag', `"${body.version}"`);
        });
        return reply;
      };
    },
  },
  spoiltAnswer<ListOf<object>>(
    'tells the addresses of ended plates beside their hashes',
    ['WK-PLT-08'],
    'doorplates.listRevocations',
    (page) => {
      page.items = page.items.map((item) => ({ ...item, address: '长塘路 4 号' }));
    },
  ),
  spoilt('tells staff of another station which premises a plate is of', ['WK-PLT-09'], (reply, asked) => {
    const { operation, headers } = asked;
    if (operation?.id !== 'doorplates.scan' || reply.status !== 200 || headers.authorization === undefined) return;
    changeJson<Omit<Plate, 'premisesId'> & { premisesId: string | null; caller: string }>(reply, (scan) => {
      scan.premisesId ??= scan.state === 'in-force' ? somePremises : null;
    });
  }),
  spoilt('calls a code that no station issued a plate that was revoked', ['WK-PLT-10'], (reply, { operation }) => {
    if (operation?.id === 'doorplates.scan' && codeOf(reply) === 'plate-unknown') refuse(reply, 'not-found');
  }),
];
