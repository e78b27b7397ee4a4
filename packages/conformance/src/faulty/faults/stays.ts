import { codeOf, type Fault, jsonOf, type ListOf, refuse, refusedAs, spoilt, spoiltAnswer } from '../fault.ts';

interface Stay {
  state: string;
  version: number;
  person: { id: string };
}

const isRegistration = ({ operation }: { operation: { id: string } | null }) => operation?.id === 'stays.register';

/** Refuses for another reason than a fault at a place of the input, where every fault lies there. */
function misnamed(name: string, breaks: Fault['breaks'], isMeant: (pointer: string, code: string) => boolean): Fault {
  return spoilt(name, breaks, (reply, asked) => {
    if (!isRegistration(asked) || codeOf(reply) !== 'invalid-input') return;
    const errors = jsonOf<{ errors?: { pointer: string; code: string }[] }>(reply)?.errors ?? [];
    // What the schema finds is refused as ever.
    const isOfRule = errors.every(({ pointer, code }) => isMeant(pointer, code) && !code.startsWith('invalid-'));
    if (errors.length > 0 && isOfRule) refuse(reply, 'state-conflict');
  });
}

/** Stays, the people in them, and the keys of the plates at their doors. */
export const staysFaults: readonly Fault[] = [
  refusedAs(
    'does not know premises where no station issued the plate',
    ['WK-STY-02'],
    'plate-unknown',
    'not-found',
    isRegistration,
  ),
  misnamed('calls wrong days of a stay a conflict', ['WK-STY-04'], (pointer) => /^\/\w+On$/.test(pointer)),
  misnamed('calls a dwelling of others a conflict', ['WK-STY-05'], (pointer) => pointer === '/dwellingId'),
  misnamed('calls a wrong identity number a conflict', ['WK-PSN-02'], (_pointer, code) =>
    code.startsWith('identity-number-'),
  ),
  spoiltAnswer<ListOf<Stay>>(
    'lists a stay among the overdue that is none of them',
    ['WK-STY-09'],
    'stays.listOverdue',
    ({ items }) => {
      for (const stay of items.slice(0, 1)) stay.state = 'current';
    },
  ),
  spoiltAnswer<ListOf<Stay>>(
    'shows a resident the stay of a neighbour',
    ['WK-STY-10'],
    'stays.listOwn',
    ({ items }) => {
      const [own] = items;
      if (own !== undefined)
        items.push({ ...own, person: { ...own.person, id: '01890000-0000-7000-8000-000000000000' } });
    },
  ),
  spoiltAnswer<ListOf<Stay>>(
    'leaves a stay that fell overdue in its first version',
    ['WK-STY-13'],
    'stays.listOverdue',
    ({ items }) => {
      for (const stay of items) stay.version = 1;
    },
  ),
  spoiltAnswer<ListOf<Record<string, unknown>>>(
    'tells the seed of a plate key',
    ['WK-KEY-01'],
    'doorplates.listKeys',
    ({ items }) => {
      for (const key of items) key.seed = 'AAAA';
    },
  ),
  refusedAs(
    'says of the only key of a station that it is recorded already',
    ['WK-KEY-04'],
    'state-conflict',
    'already-recorded',
    ({ operation }) => operation?.id === 'doorplates.retireKey',
  ),
];
