import { problemResponse } from '@wardkit/testing';
import { type MediationScript, mediationServer } from '../../mediations/mediation-client.fixtures.ts';
import { composed, type MediationCaseRecord, mediationId } from '../../mediations/mediation-records.fixtures.ts';
import {
  crowded,
  several,
  hostile as texts,
  withGuardian,
  withoutCalendar,
} from '../../mediations/mediation-set.fixtures.ts';
import { appears, pressed } from '../../testing/acting.ts';
import type { Fixture } from '../../testing/element-suite.ts';

/** Opens a form of the case; what stands behind "more" is found there too. */
export const begin =
  (form: string) =>
  async (element: HTMLElement): Promise<void> => {
    if (element.shadowRoot?.querySelector('.case-form') != null) return;
    await pressed(element, `[data-form-of="${form}"]`);
    await appears(element, '.case-form');
  };

const state = (name: string, number: number, script: MediationScript = {}, more: Partial<Fixture> = {}): Fixture => ({
  name,
  client: () => {
    const scripted = mediationServer({ cases: [...several, crowded, texts, withGuardian, withoutCalendar], ...script });
    void script.before?.(scripted);
    return scripted.ward;
  },
  properties: { mediationId: mediationId(number) },
  ...more,
});

/** Mediations as they are shown. */
export const shown: readonly Fixture[] = [
  state('registered', 1),
  state('agreed', 9),
  state('breached', 13),
  state('archived', 15),
  state('two hundred parties', 21),
  state('calendar missing', 24),
  state('hostile texts', 22),
];

/** Why a mediation can't be shown. */
export const notShown: readonly Fixture[] = [
  state('loading', 1, { answers: { 'mediations.get': () => new Promise(() => {}) } }),
  state('offline', 1, { online: false }),
  state('missing', 77),
  state('forbidden', 1, { answers: { 'mediations.get': () => problemResponse('forbidden') } }),
  state('error', 1, { answers: { 'mediations.get': () => problemResponse('unavailable') } }),
];

/** Forms over a mediation. */
export const forms: readonly Fixture[] = [
  state('assessment by facts', 2, {}, { prepare: begin('assess') }),
  state('an agreement is written', 9, {}, { prepare: begin('agreement') }),
  state(
    'to be put right',
    5,
    {},
    {
      prepare: async (element) => {
        await begin('planSession')(element);
        if (element.shadowRoot?.querySelector('.error-summary') != null) return;
        await pressed(element, '.case-form [type="submit"]');
        await appears(element, '.error-summary');
      },
    },
  ),
];

/** A case in which everything that a person can write says this. */
export function hostile(words: string): Fixture {
  const [, , , , , , , , agreed] = several;
  const told = { masked: words, revealable: true };
  const record = {
    ...agreed,
    mediation: {
      ...agreed?.mediation,
      subject: words,
      facts: words,
      number: words,
      takingPart: [{ kind: 'court', name: words }],
    },
    parties: agreed?.parties.map((party) => ({ ...party, name: told, telephone: told, address: told })),
    sessions: agreed?.sessions.map((session) => ({ ...session, place: words, minutes: words })),
    agreement: { ...agreed?.agreement, facts: words, issues: words, liability: words },
  } as MediationCaseRecord;
  return state('hostile', 9, { cases: [composed(record)] });
}
