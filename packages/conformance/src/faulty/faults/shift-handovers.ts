import { changeRequest, type Fault, type ListOf, refusedAs, spoiltAnswer } from '../fault.ts';

/** Notes between shifts. */
export const shiftHandoversFaults: readonly Fault[] = [
  spoiltAnswer<ListOf<unknown>>('has the oldest shift first', ['WK-SHF-01'], 'shiftHandovers.list', ({ items }) => {
    items.reverse();
  }),
  {
    name: 'takes a shift of whatever length',
    breaks: ['WK-SHF-02'],
    start: () => async (asked, pass) => {
      if (asked.operation?.id === 'shiftHandovers.write') {
        await changeRequest(asked, (body) => {
          const [start, end] = [Date.parse(String(body.shiftStart)), Date.parse(String(body.shiftEnd))];
          if (end - start > 48 * 3_600_000) body.shiftStart = body.shiftEnd;
          if (body.shiftStart === body.shiftEnd) body.shiftStart = new Date(end - 3_600_000).toISOString();
        });
      }
      return pass();
    },
  },
  refusedAs(
    'says of a note that was taken over that the version is an old one',
    ['WK-SHF-04'],
    'state-conflict',
    'version-stale',
    ({ operation }) => operation?.id === 'shiftHandovers.change',
  ),
  refusedAs(
    'says of a shift that was taken over that the version is an old one',
    ['WK-SHF-05'],
    'state-conflict',
    'version-stale',
    ({ operation }) => operation?.id === 'shiftHandovers.takeOver',
  ),
];
