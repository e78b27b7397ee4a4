import type { Mediation } from '@wardkit/contract/mediation-record';
import { mediationStates } from '@wardkit/contract/mediation-states';
import { stateAfter } from '@wardkit/contract/state-machine';
import { dayInShanghai } from '@wardkit/contract/working-days';
import type { Row } from '../database/insert-rows.ts';
import type { DemoMediation } from '../demo/mediation-types.ts';
import type { DemoData } from '../demo/types.ts';
import { deadlineRow, dueColumns, turned } from '../modules/mediation-deadlines.ts';
import { mediationNumberOf } from '../modules/mediation-intake.ts';
import { outcomeOf, turningOf } from '../modules/mediation-moves.ts';
import { addressColumns, nameColumns, telephoneColumns } from '../modules/mediation-party-record.ts';
import type { KeyRing } from '../privacy/key-ring.ts';

type ActorOf = (accountId: string) => { readonly role: string; readonly displayName: string };

/** The clocks of a mediation as the moves of its story leave them, told of as far as time has come. */
function deadlinesOf(mediation: DemoMediation, now: Date) {
  const key = { station_id: mediation.stationId, id: mediation.id };
  const rows: ReturnType<typeof startedRow>[] = [];
  const startedRow = (starting: Parameters<typeof deadlineRow>[1]) => {
    const row = deadlineRow(key, starting, rows.length + 1);
    const due = row.due_at === null ? null : new Date(row.due_at);
    return {
      ...row,
      due_at: due,
      tell_at: row.tell_at as Date | null,
      outcome: null as string | null,
      ended_at: null as Date | null,
      reminded_at: null as Date | null,
      told_overdue_at: null as Date | null,
    };
  };
  const lastDay = mediation.agreement?.steps
    .map(({ dueOn }) => dueOn)
    .sort()
    .at(-1);
  for (const { move, at } of mediation.moves) {
    const turning = turningOf(mediation, move, new Date(at), lastDay);
    const { ended, starting } = turned(rows, turning);
    for (const { row, outcome } of ended) Object.assign(row, { outcome, ended_at: new Date(at), tell_at: null });
    for (const each of starting) rows.push(startedRow(each));
  }
  for (const row of rows) {
    if (row.outcome !== null || row.tell_at === null || row.tell_at > now || row.due_at === null) continue;
    // What happened before the demo begins was told when it happened.
    row.reminded_at = row.tell_at;
    const over = new Date(row.due_at.getTime() + 1000);
    row.told_overdue_at = over <= now ? over : null;
    row.tell_at = over <= now ? null : over;
  }
  return rows;
}

/** The state of a mediation after the moves of its story, and what is known by them. */
function progressOf(mediation: DemoMediation) {
  let state: string = mediationStates.initial;
  let stateSince = mediation.registeredAt;
  let outcome: string | null = null;
  let closedAt: string | null = null;
  const times = new Map<string, string>();
  for (const { move, at } of mediation.moves) {
    const next = stateAfter(mediationStates, state, move);
    if (next === null) throw new Error(`a mediation of the demo does not ${move} from ${state}`);
    if (next !== state) stateSince = at;
    state = next;
    times.set(move, at);
    const came = outcomeOf[state];
    if (came === undefined || came === outcome) continue;
    outcome = came;
    closedAt = at;
  }
  return { state, stateSince, outcome, closedAt, times };
}

function rowOf(mediation: DemoMediation, number: string, deadlines: ReturnType<typeof deadlinesOf>): Row {
  const { state, stateSince, outcome, closedAt, times } = progressOf(mediation);
  const time = (...moves: readonly string[]) =>
    moves.map((move) => times.get(move)).find((at) => at !== undefined) ?? null;
  const steps = mediation.agreement?.steps ?? [];
  const assessedAt = time('findEligible');
  const eligibility: Mediation['eligibility'] =
    assessedAt === null ? null : { outcome: 'eligible', facts: [...mediation.ticked], reason: null, assessedAt };
  const ending: Mediation['ending'] = mediation.ending === null ? null : { ...mediation.ending, transferredTo: null };
  return {
    station_id: mediation.stationId,
    id: mediation.id,
    version: 1 + mediation.parties.length + mediation.moves.length,
    number,
    kind: mediation.kind,
    state,
    state_since: stateSince,
    dispute_type: mediation.disputeType,
    origin: mediation.origin,
    subject: mediation.subject,
    facts: mediation.facts,
    applied_on: mediation.appliedOn,
    premises_id: mediation.premisesId,
    division_code: mediation.divisionCode,
    alert_id: null,
    taking_part: [],
    eligibility,
    registered_at: mediation.registeredAt,
    assigned_at: mediation.mediatorId === null ? null : (time('consent') ?? mediation.registeredAt),
    consented_at: time('consent'),
    accepted_at: time('accept'),
    in_force_at: time('comeIntoForce'),
    next_session_at: mediation.sessions.find(({ held }) => held === null)?.plannedFor ?? null,
    sessions_held: mediation.sessions.filter(({ held }) => held !== null).length,
    steps_agreed: steps.length,
    steps_performed: steps.filter(({ performedOn }) => performedOn !== null).length,
    ...dueColumns(deadlines),
    confirmation: null,
    ending,
    performance_recorded_at: time('beginPerformance', 'breach'),
    followed_up_at: time('followUp'),
    outcome,
    closed_at: closedAt,
    archived_at: state === 'archived' ? stateSince : null,
    continues: null,
    open_objections: 0,
  };
}

/** Every row of the demo's mediations, by table, in an order in which they can be stored. */
export function mediationRows(data: DemoData, keys: KeyRing, actorOf: ActorOf) {
  const now = new Date(data.now);
  const ofYears = new Map<string, number>();
  const inOrder = data.mediations.toSorted((one, other) => (one.registeredAt < other.registeredAt ? -1 : 1));
  const mediations = inOrder.map((mediation) => {
    const year = Number(dayInShanghai(mediation.registeredAt).slice(0, 4));
    const counted = `${mediation.stationId} ${year}`;
    const last = (ofYears.get(counted) ?? 0) + 1;
    ofYears.set(counted, last);
    const deadlines = deadlinesOf(mediation, now);
    return { mediation, deadlines, row: rowOf(mediation, mediationNumberOf(year, last), deadlines) };
  });
  const each = <T>(of: (mediation: DemoMediation, key: { station_id: string; mediation_id: string }) => readonly T[]) =>
    data.mediations.flatMap((mediation) =>
      of(mediation, { station_id: mediation.stationId, mediation_id: mediation.id }),
    );
  const version = 1;
  const personOf = new Map(data.persons.map((person) => [person.id, person]));
  const cellsOf = (party: DemoMediation['parties'][number], stationId: string) => {
    const [key, person] = [{ stationId, id: party.id }, personOf.get(party.personId)];
    if (person === undefined) throw new Error('a party of the demo is nobody');
    return {
      ...addressColumns(keys, key, party.address),
      ...nameColumns(keys, key, person.name),
      ...telephoneColumns(keys, key, person.telephone),
    };
  };
  return [
    ['mediations', mediations.map(({ row }) => row)],
    [
      'mediation_numbers',
      [...ofYears].map(([counted, last]) => {
        const [stationId, year] = counted.split(' ');
        return { station_id: stationId, year: Number(year), last };
      }),
    ],
    [
      'mediation_parties',
      each((mediation, key) =>
        mediation.parties.map((party) => ({
          ...key,
          id: party.id,
          version: party.consent === null ? 1 : 2,
          entered_at: mediation.registeredAt,
          person_id: party.personId,
          role: party.role,
          form: 'person',
          ...cellsOf(party, mediation.stationId),
          stands_for_party_id: party.standsForPartyId,
          needs_guardian: party.needsGuardian,
          consent: party.consent === null ? null : { ...party.consent, form: 'written', note: null },
        })),
      ),
    ],
    [
      'mediation_mediators',
      each(({ mediatorId }, key) => (mediatorId === null ? [] : [{ ...key, mediator_id: mediatorId, ordinal: 0 }])),
    ],
    [
      'mediation_sessions',
      each(({ sessions, parties }, key) =>
        sessions.map(({ id, plannedFor, place, held }) => ({
          ...key,
          id,
          version: held === null ? 1 : 2,
          state: held === null ? 'planned' : 'held',
          planned_for: plannedFor,
          place,
          started_at: held?.startedAt ?? null,
          ended_at: held?.endedAt ?? null,
          present_party_ids: held === null ? [] : parties.map((party) => party.id),
          minutes: held?.minutes ?? null,
          outcome: held?.outcome ?? null,
        })),
      ),
    ],
    [
      'mediation_agreements',
      each(({ agreement }, key) =>
        agreement === null
          ? []
          : [
              {
                ...key,
                id: agreement.id,
                version: 1 + agreement.signatures.length,
                form: agreement.form,
                agreed_at: agreement.agreedAt,
                facts: agreement.facts,
                issues: agreement.issues,
                liability: agreement.liability,
                in_force_at: agreement.form === 'oral' ? agreement.agreedAt : null,
              },
            ],
      ),
    ],
    [
      'mediation_steps',
      each(({ agreement }, key) =>
        (agreement?.steps ?? []).map((step, ordinal) => ({
          ...key,
          id: step.id,
          ordinal,
          by_party_id: step.byPartyId,
          to_party_id: step.toPartyId,
          content: step.content,
          way: step.way,
          due_on: step.dueOn,
          performed_on: step.performedOn,
          attachment_ids: [],
        })),
      ),
    ],
    [
      'mediation_signatures',
      each(({ agreement }, key) =>
        (agreement?.signatures ?? []).map((signature, ordinal) => ({
          ...key,
          signer_id: signature.signerId,
          signer: signature.signer,
          form: 'signature',
          signed_at: signature.signedAt,
          ordinal,
        })),
      ),
    ],
    [
      'mediation_follow_ups',
      each(({ followUps, mediatorId }, key) =>
        followUps.map((followUp) => ({
          ...key,
          id: followUp.id,
          version,
          followed_up_at: followUp.followedUpAt,
          way: 'telephone',
          outcome: 'settled',
          note: followUp.note,
          followed_up_by: actorOf(mediatorId ?? ''),
        })),
      ),
    ],
    ['mediation_deadlines', mediations.flatMap(({ deadlines }) => deadlines)],
  ] as const satisfies readonly (readonly [string, readonly Row[]])[];
}
