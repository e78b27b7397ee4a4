import type { ProblemCode } from '@wardkit/contract/problem';
import type { RequirementId } from '@wardkit/contract/requirements';
import { codeOf, type Fault, jsonOf, type ListOf, refuse, refusedAs, spoilt, spoiltAnswer } from '../fault.ts';

interface MediationTold {
  number: string;
  outcome: string | null;
  mediators: { lead: boolean }[];
  facts: string;
  ending: { transferredTo: string | null; continuedBy?: object | null } | null;
}

const of =
  (operation: string) =>
  ({ operation: asked }: { operation: { id: string } | null }) =>
    asked?.id === operation;

/** A server that refuses, for another reason than the rule has. */
function misnamed(name: string, breaks: RequirementId, operation: string, from: ProblemCode, to: ProblemCode): Fault {
  return refusedAs(name, [breaks], from, to, of(operation));
}

/** Takes one member out of what a list tells of each of its rows. */
function without(
  name: string,
  breaks: RequirementId,
  operation: string,
  change: (row: Record<string, unknown>) => void,
) {
  return spoiltAnswer<ListOf<Record<string, unknown>>>(name, [breaks], operation, ({ items }) => {
    for (const row of items) change(row);
  });
}

/** Mediations from intake to archive. */
export const mediationsFaults: readonly Fault[] = [
  without('tells a party who the others are', 'WK-MED-37', 'mediations.listParties', (row) => {
    row.personId ??= row.id;
  }),
  spoiltAnswer<MediationTold>('gives every mediation one number', ['WK-MED-46'], 'mediations.register', (told) => {
    told.number = 'MD-1';
  }),
  spoiltAnswer<MediationTold>(
    'names no lead mediator of what a mediator registered',
    ['WK-MED-15'],
    'mediations.register',
    ({ mediators }) => {
      for (const mediator of mediators) mediator.lead = false;
    },
  ),
  misnamed(
    'calls a second assessment a wrong input',
    'WK-MED-06',
    'mediations.assess',
    'state-conflict',
    'invalid-input',
  ),
  misnamed(
    'says of a session too many that the state does not allow it',
    'WK-MED-17',
    'mediations.planSession',
    'session-limit-reached',
    'state-conflict',
  ),
  misnamed(
    'says of a session too late that the state does not allow it',
    'WK-MED-18',
    'mediations.planSession',
    'deadline-passed',
    'state-conflict',
  ),
  misnamed(
    'says of a party who has answered that they are not there',
    'WK-MED-11',
    'mediations.removeParty',
    'state-conflict',
    'not-found',
  ),
  misnamed(
    'says of an agreement in force that another version is there',
    'WK-MED-25',
    'mediations.changeAgreement',
    'state-conflict',
    'version-stale',
  ),
  misnamed(
    'calls a step that was performed twice a wrong input',
    'WK-MED-32',
    'mediations.recordPerformance',
    'state-conflict',
    'invalid-input',
  ),
  misnamed(
    'calls a list that lacks a party a conflict',
    'WK-MED-29',
    'mediations.fail',
    'invalid-input',
    'state-conflict',
  ),
  misnamed(
    'calls an unknown mediator a conflict',
    'WK-MED-14',
    'mediations.assignMediators',
    'invalid-input',
    'state-conflict',
  ),
  misnamed(
    'calls a second answer to an objection a wrong input',
    'WK-MED-58',
    'mediations.answerObjection',
    'state-conflict',
    'invalid-input',
  ),
  misnamed('calls an unknown scan a conflict', 'WK-MED-42', 'mediations.filePaper', 'invalid-input', 'state-conflict'),
  without('tells a cancelled session with a number', 'WK-MED-16', 'mediations.listSessions', (session) => {
    session.number ??= 1;
  }),
  without('tells that a deadline runs on which was met', 'WK-MED-47', 'mediations.listDeadlines', (deadline) => {
    if (deadline.state === 'met') deadline.state = 'running';
  }),
  spoiltAnswer<ListOf<unknown>>('forgets an objection', ['WK-MED-57'], 'mediations.listObjections', ({ items }) => {
    items.length = 0;
  }),
  spoiltAnswer<MediationTold>('does not say to whom it went', ['WK-MED-31'], 'mediations.transfer', ({ ending }) => {
    if (ending !== null && ending.continuedBy == null) ending.transferredTo = null;
  }),
  spoiltAnswer<MediationTold>(
    'does not name the mediation that goes on at another station',
    ['WK-MED-55'],
    'mediations.transfer',
    ({ ending }) => {
      if (ending !== null) ending.continuedBy = null;
    },
  ),
  misnamed(
    'calls it a wrong input that who has consented becomes somebody else',
    'WK-MED-61',
    'mediations.changeParty',
    'state-conflict',
    'invalid-input',
  ),
  spoiltAnswer<{ telephone: object | null }>(
    'shows of a party a telephone that is on record elsewhere',
    ['WK-MED-62'],
    'mediations.addParty',
    (party) => {
      party.telephone ??= { masked: '154****0000', revealable: true };
    },
  ),
  spoilt('calls a party too many a conflict', ['WK-MED-53'], (reply, asked) => {
    const errors = jsonOf<{ errors?: { code: string }[] }>(reply)?.errors ?? [];
    const isTooMany = codeOf(reply) === 'invalid-input' && errors.some(({ code }) => code === 'too-many-parties');
    if (of('mediations.addParty')(asked) && isTooMany) refuse(reply, 'state-conflict');
  }),
];
