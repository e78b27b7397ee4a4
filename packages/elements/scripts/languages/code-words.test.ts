import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AlertCategory, AlertChannel, AlertOutcome, AlertPriority } from '@wardkit/contract/alert';
import { AlertDeadline } from '@wardkit/contract/alert-deadlines';
import { AlertState } from '@wardkit/contract/alert-states';
import { unitExclusions } from '@wardkit/contract/alert-units';
import { Hazard } from '@wardkit/contract/hazards';
import { mediationNeeds } from '@wardkit/contract/mediation-needs';
import { MediationObjection, MediationObjectionAnswer } from '@wardkit/contract/mediation-objections';
import { ConfirmationDecision } from '@wardkit/contract/mediation-performance';
import {
  Mediation,
  MediationDeadline,
  MediationRegistration,
  mediationOutcomes,
  PartySummary,
  takingPartKinds,
} from '@wardkit/contract/mediation-record';
import { MediationSession } from '@wardkit/contract/mediation-sessions';
import { ObjectionAnswer } from '@wardkit/contract/objections';
import { ResponseUnitState } from '@wardkit/contract/response-unit-states';
import { ResponseUnit } from '@wardkit/contract/response-units';
import { roles } from '@wardkit/contract/role';
import { ShiftHandover } from '@wardkit/contract/shift-handovers';
import { Stay } from '@wardkit/contract/stays';
import { messages as log } from '../../src/access-log/access-log.en.ts';
import { messages as alert } from '../../src/alerts/alert.en.ts';
import { messages as hazard } from '../../src/hazard-list/hazard-list.en.ts';
import { codes as mediation } from '../../src/mediations/mediation-codes.en.ts';
import { messages as objection } from '../../src/objections/objections.en.ts';
import { messages as handover } from '../../src/shift-handover/shift-handover.en.ts';
import { messages as stay } from '../../src/stay-register/stay-register.en.ts';
import { messages as unit } from '../../src/unit-board/unit-board.en.ts';

/** What of zod's own description of a schema tells its codes. */
interface Described {
  readonly def: {
    readonly entries?: Readonly<Record<string, string>>;
    readonly innerType?: unknown;
    readonly options?: readonly unknown[];
  };
}

/** The codes that a schema knows by name, however many more it lets through. */
function codesOf(schema: unknown): readonly string[] {
  const { entries, innerType, options } = (schema as Described).def;
  if (entries !== undefined) return Object.values(entries);
  if (innerType !== undefined) return codesOf(innerType);
  return codesOf(options?.[0]);
}

// Of the other languages it is known that their keys are those of English.
for (const [what, words, codes] of [
  ['states of alerts', alert.states, codesOf(AlertState)],
  ['priorities', alert.priorities, codesOf(AlertPriority)],
  ['kinds of alerts', alert.categories, codesOf(AlertCategory)],
  ['channels', alert.channels, codesOf(AlertChannel)],
  ['outcomes of alerts', alert.outcomes, codesOf(AlertOutcome)],
  ['limits', alert.limits, codesOf(AlertDeadline.shape.limit)],
  ['why a unit is not sent', alert.exclusions, unitExclusions],
  ['states of units', alert.unitStates, codesOf(ResponseUnitState)],
  ['kinds of units', unit.kinds, codesOf(ResponseUnit.shape.kind)],
  ['states of hazards', hazard.states, codesOf(Hazard.shape.state)],
  ['states of stays', stay.states, codesOf(Stay.shape.state)],
  ['states of notes between shifts', handover.noteStates, codesOf(ShiftHandover.shape.state)],
  ['decisions on objections', objection.decisions, codesOf(ObjectionAnswer.shape.decision)],
  ['who looked', log.roles, roles],
  ['states of mediations', mediation.states, codesOf(Mediation.shape.state)],
  ['kinds of mediations', mediation.kinds, codesOf(Mediation.shape.kind)],
  ['types of disputes', mediation.disputeTypes, codesOf(MediationRegistration.shape.disputeType)],
  ['origins', mediation.origins, codesOf(Mediation.shape.origin)],
  ['roles of parties', mediation.roles, codesOf(PartySummary.shape.role)],
  ['answers of parties', mediation.answers, codesOf(PartySummary.shape.consent)],
  ['outcomes of mediations', mediation.outcomes, mediationOutcomes],
  ['needs', mediation.needs, Object.keys(mediationNeeds)],
  ['bodies that take part', mediation.takingPart, takingPartKinds],
  ['states of deadlines', mediation.deadlineStates, codesOf(MediationDeadline.shape.state)],
  ['states of sessions', mediation.sessionStates, codesOf(MediationSession.shape.state)],
  ['outcomes of sessions', mediation.sessionOutcomes, codesOf(MediationSession.shape.outcome)],
  ['decisions of courts', mediation.confirmations, codesOf(ConfirmationDecision.shape.outcome)],
  ['what a party objects to', mediation.objectionSubjects, codesOf(MediationObjection.shape.about)],
  [
    'decisions on objections of parties',
    mediation.objectionDecisions,
    codesOf(MediationObjectionAnswer.shape.decision),
  ],
] as const) {
  test(`${what}: a word for each code of the contract, and none for a code that is in none`, () => {
    assert.ok(codes.length > 1, 'the contract lists codes');
    assert.deepEqual(Object.keys(words).toSorted(), [...codes].toSorted());
  });
}
