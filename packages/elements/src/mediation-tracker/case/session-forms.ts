import type { SessionPatch } from '@wardkit/contract/mediation-sessions';
import { newIdentifier } from '../../foundation/new-identifier.ts';
import { etagOf, optionsOf, partyOptions } from './case-words.ts';
import {
  type Field,
  type FormFacts,
  type FormSpec,
  fieldTarget,
  listOf,
  momentDraft,
  momentOf,
  textOf,
} from './form-fields.ts';

function sessionOf({ record, target }: FormFacts) {
  return record.sessions?.find(({ id }) => id === target) ?? null;
}

function planFields({ language: { words } }: FormFacts): Field[] {
  return [
    { kind: 'moment', name: 'plannedFor', label: words.fields.plannedFor ?? '' },
    { kind: 'text', name: 'place', label: words.fields.place ?? '', most: 500 },
  ];
}

/** Until when the second session of a public-security mediation must be done, where that is known. */
function limitNote({ record, language: { words, format } }: FormFacts) {
  const limit = record.deadlines?.find(
    ({ ruleId, state }) => ruleId === 'public-security-second-session' && state === 'running',
  );
  if (limit === undefined) return [];
  if (limit.dueAt === null) return [{ text: words.calendarMissing(limit.missingCalendarYear), isWarning: true }];
  return [{ text: words.secondUntil(format.dateTime(limit.dueAt)) }];
}

const planSession: FormSpec = {
  queued: true,
  start: ({ record }) => ({ place: record.sessions?.at(-1)?.place ?? '' }),
  fields: planFields,
  notes: limitNote,
  send: ({ mediations }, { record: { mediation }, draft, now }, { purpose }) => {
    const body = { plannedFor: momentOf(draft, 'plannedFor') ?? '', place: textOf(draft, 'place') };
    return mediations.planSession(mediation.id, newIdentifier(now), body, { purpose, label: mediation.number });
  },
};

/** Changes the session that was pressed, on this device first. */
async function changeSession(
  client: Parameters<FormSpec['send']>[0],
  facts: FormFacts,
  body: SessionPatch,
): Promise<unknown> {
  const session = sessionOf(facts);
  if (session === null) return;
  const { id, number } = facts.record.mediation;
  const how = { purpose: 'mediation', label: number, ifMatch: etagOf(session), base: session } as const;
  return client.mediations.changeSession(id, session.id, body, how);
}

const moveSession: FormSpec = {
  queued: true,
  start: (facts) => {
    const session = sessionOf(facts);
    return session === null ? {} : { ...momentDraft('plannedFor', session.plannedFor), place: session.place };
  },
  fields: planFields,
  notes: limitNote,
  send: (client, facts) =>
    changeSession(client, facts, {
      plannedFor: momentOf(facts.draft, 'plannedFor') ?? '',
      place: textOf(facts.draft, 'place'),
    }),
};

const cancelSession: FormSpec = {
  queued: true,
  danger: true,
  fields: () => [],
  notes: ({ language: { words } }) => [{ text: words.cancels }],
  send: (client, facts) => changeSession(client, facts, { state: 'cancelled' }),
};

/** The parties who need a guardian in a session and whose guardian is not among those who are there. */
function withoutGuardian({ record, draft }: FormFacts) {
  const there = listOf(draft, 'presentPartyIds');
  const parties = record.parties ?? [];
  return parties.filter(
    ({ id, needsGuardian }) =>
      needsGuardian &&
      there.includes(id) &&
      !parties.some((each) => each.role === 'guardian' && each.standsForPartyId === id && there.includes(each.id)),
  );
}

const holdSession: FormSpec = {
  queued: true,
  start: (facts) => {
    const session = sessionOf(facts);
    return session === null ? {} : momentDraft('startedAt', session.plannedFor);
  },
  fields: ({ record, language: { words } }) => [
    { kind: 'moment', name: 'startedAt', label: words.fields.startedAt ?? '', past: true },
    { kind: 'moment', name: 'endedAt', label: words.fields.endedAt ?? '', past: true },
    {
      kind: 'many',
      name: 'presentPartyIds',
      label: words.fields.present ?? '',
      options: partyOptions(record, words, () => true),
    },
    { kind: 'area', name: 'minutes', label: words.fields.minutes ?? '', hint: words.hints.minutes ?? '', most: 8000 },
    { kind: 'one', name: 'outcome', label: words.fields.outcome ?? '', options: optionsOf(words.sessionOutcomes) },
  ],
  check: (facts) => {
    const { draft, language } = facts;
    const { words } = language;
    const [start, end] = [momentOf(draft, 'startedAt'), momentOf(draft, 'endedAt')];
    const isTurned = start !== null && end !== null && Date.parse(end) <= Date.parse(start);
    return [
      ...(isTurned ? [{ message: words.endBeforeStart, target: fieldTarget('endedAt') }] : []),
      ...withoutGuardian(facts).map(({ name }) => ({
        message: words.guardianPresent(name.masked),
        target: fieldTarget('presentPartyIds'),
      })),
    ];
  },
  send: (client, facts) =>
    changeSession(client, facts, {
      state: 'held',
      startedAt: momentOf(facts.draft, 'startedAt'),
      endedAt: momentOf(facts.draft, 'endedAt'),
      presentPartyIds: [...listOf(facts.draft, 'presentPartyIds')],
      minutes: textOf(facts.draft, 'minutes'),
      outcome: textOf(facts.draft, 'outcome') as 'agreement' | 'no-agreement' | 'adjourned',
    }),
};

export const sessionForms = { planSession, moveSession, cancelSession, holdSession };
