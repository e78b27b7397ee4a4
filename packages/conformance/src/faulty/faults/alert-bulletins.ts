import { type Fault, refusedAs, spoiltAnswer } from '../fault.ts';

interface BulletinTold {
  received: number;
  byArea: object | null;
  byHour: object;
}

const bulletin = 'alertBulletins.get';

/** Bulletins of alerts. */
export const alertBulletinsFaults: readonly Fault[] = [
  spoiltAnswer<BulletinTold>(
    'counts an alert more in a bulletin than in its tables',
    ['WK-BUL-01'],
    bulletin,
    (told) => {
      told.received += 1;
    },
  ),
  refusedAs(
    'finds no week that begins on a Sunday',
    ['WK-BUL-02'],
    'invalid-input',
    'not-found',
    ({ operation, path }) => operation?.id === bulletin && path.includes('/week/'),
  ),
  spoiltAnswer<BulletinTold>('has a table by area for a day', ['WK-BUL-03'], bulletin, (told) => {
    told.byArea ??= told.byHour;
  }),
];
