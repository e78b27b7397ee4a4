import type { HelpRequest } from '@wardkit/contract/help-requests';
import { type Fault, refusedAs, spoiltAnswer } from '../fault.ts';

/** Calls for help from a doorplate. */
export const helpRequestsFaults: readonly Fault[] = [
  refusedAs(
    'says of a plate that nobody issued that there is no such call for help',
    ['WK-HLP-02'],
    'plate-unknown',
    'not-found',
    ({ operation }) => operation?.id === 'helpRequests.create',
  ),
  spoiltAnswer<HelpRequest>('leaves the sender of a call waiting', ['WK-HLP-06'], 'helpRequests.get', (request) => {
    request.state = 'received';
  }),
  spoiltAnswer<HelpRequest>(
    'does not say when a call was taken back',
    ['WK-HLP-07'],
    'helpRequests.cancel',
    (request) => {
      request.cancelledAt = null;
    },
  ),
];
