import type { Fixture } from '../testing/element-suite.ts';
import { checkClient, draftWith, entry, premises, premisesId } from './check-client.fixtures.ts';
import { handedIn } from './check-handed-in.fixtures.ts';
import { inHand } from './check-in-hand.fixtures.ts';
import { recordStates } from './check-on-record.fixtures.ts';
import { fixture, kept } from './check-states.fixtures.ts';
import { draftKey } from './draft-keeper.ts';

/** Where there is no check to show. */
const withoutCheck: readonly Fixture[] = [
  {
    name: 'loading',
    client: () => checkClient({ before: ({ server }) => server.fault('places.getPremises', { kind: 'hang' }, 9) }),
    properties: { premisesId },
  },
  { name: 'no premises', client: () => checkClient(), properties: {} },
  fixture('sign in', {
    before: ({ server }) => server.fault('places.getPremises', { kind: 'problem', code: 'unauthenticated' }, 9),
  }),
  fixture('forbidden', {
    before: ({ server }) => server.fault('places.getPremises', { kind: 'problem', code: 'forbidden' }, 9),
  }),
  fixture('not found', {
    before: ({ server }) => server.fault('places.getPremises', { kind: 'problem', code: 'not-found' }, 9),
  }),
  fixture('offline, nothing kept', { online: false }),
  fixture('error', {
    before: ({ server }) => server.fault('places.getPremises', { kind: 'problem', code: 'malformed-request' }, 9),
  }),
  fixture('not let', { answers: { 'places.getPremises': { ...premises, use: 'self-occupied' } } }),
  fixture('draft unreadable', {
    before: async ({ ward }) => void (await ward.drafts.put(draftKey(premisesId), { format: 99, answers: {} })),
  }),
];

/** The states up to handing in, and those without a check. */
export const beforeHandingIn: readonly Fixture[] = [...inHand, ...withoutCheck];
/** The states from the receipt on. */
export const fromReceiptOn: readonly Fixture[] = [...handedIn, ...recordStates];
/** One fixture for each state of `<ward-rental-check>`. */
export const fixtures: readonly Fixture[] = [...beforeHandingIn, ...fromReceiptOn];

/** A check in which a text of a person and one of the server are on screen. */
export function hostile(text: string): Fixture {
  return fixture('hostile', {
    ...kept(
      draftWith(
        { 'STR-01': entry('fault', { note: text.slice(0, 2000) }) },
        { place: { aspect: 'structure', itemCode: null } },
      ),
    ),
    answers: { 'places.getPremises': { ...premises, address: { ...premises.address, text } } },
  });
}
