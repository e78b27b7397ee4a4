import { problemResponse } from '@wardkit/testing';
import { appears, pressed, typed } from '../testing/acting.ts';
import type { Fixture } from '../testing/element-suite.ts';
import { ago, several, type UnitScript, unit, unitClient, unitId } from './unit-client.fixtures.ts';

const state = (name: string, script: UnitScript = {}, more: Partial<Fixture> = {}): Fixture => ({
  name,
  client: () => unitClient(script),
  ...more,
});

export const row = (number: number) => `[data-unit="${unitId(number)}"]`;

/** Opens the form over a unit, and chooses a state in it. */
export async function choose(element: HTMLElement, number: number, wanted: string): Promise<void> {
  if (element.shadowRoot?.querySelector('.unit-form') == null)
    await pressed(element, `${row(number)} [data-do="change"]`);
  await pressed(element, `.unit-form input[value="${wanted}"]`);
}

/** Puts a unit into another state by hand. */
export async function save(element: HTMLElement, number: number, wanted: string): Promise<void> {
  await choose(element, number, wanted);
  await pressed(element, '.unit-form [type="submit"]');
}

const refusedAs = (answer: unknown): Partial<UnitScript> => ({
  answers: { 'responseUnits.changeAvailability': () => answer },
});
const once = (mark: string, act: (element: HTMLElement) => Promise<void>) => async (element: HTMLElement) => {
  await appears(element, '[data-unit]');
  if (element.shadowRoot?.querySelector(mark) === null) await act(element);
  await appears(element, mark);
};

/** One fixture for each state of `<ward-unit-board>`. */
export const fixtures: readonly Fixture[] = [
  state('a shift'),
  state('a change by hand', {}, { prepare: once('#unit-back-time', (element) => choose(element, 2, 'unavailable')) }),
  state(
    'a time that is past',
    {},
    {
      prepare: once('.error-summary', async (element) => {
        await choose(element, 1, 'delayed');
        await typed(element, '#unit-back-time', '00:01');
        await pressed(element, '.unit-form [type="submit"]');
      }),
    },
  ),
  state('being saved', refusedAs(new Promise(() => {})), {
    prepare: once(`${row(1)} [data-do="change"][aria-disabled="true"]`, (element) => save(element, 1, 'delayed')),
  }),
  state(
    'overtaken by somebody else',
    refusedAs(
      problemResponse('version-stale', {
        current: unit(1, '长塘 01 组', { version: 4, state: 'delayed', stateSince: ago(0) }),
      }),
    ),
    { prepare: once('.unit-note .notice.severe', (element) => save(element, 1, 'unavailable')) },
  ),
  state('not allowed', refusedAs(problemResponse('forbidden')), {
    prepare: once('.unit-note .notice.extreme', (element) => save(element, 1, 'unavailable')),
  }),
  state(
    'only what can be sent',
    {},
    { prepare: once('.chip[aria-pressed="true"]', (element) => pressed(element, '[data-group="sendable"]')) },
  ),
  state(
    'a supervisor’s view',
    { role: 'supervisor' },
    { prepare: async (element) => void (await appears(element, '[data-do="set-up"]')) },
  ),
  state(
    'a unit is set up',
    { role: 'administrator' },
    { prepare: once('.unit-form', (element) => pressed(element, `${row(3)} [data-do="set-up"]`)) },
  ),
  state(
    'a new unit, incomplete',
    { role: 'administrator' },
    {
      prepare: once('.error-summary', async (element) => {
        await pressed(element, '[data-do="add"]');
        await pressed(element, '.unit-form [type="submit"]');
      }),
    },
  ),
  state(
    'before a unit goes off the list',
    { role: 'administrator' },
    {
      prepare: once('dialog[open]', async (element) => {
        await pressed(element, `${row(3)} [data-do="set-up"]`);
        await pressed(element, '[data-do="remove"]');
      }),
    },
  ),
  state('an unknown state', {
    units: [unit(1, '长塘 01 组', { state: 'in-training', kind: 'drone' }), ...several.slice(1)],
  }),
  state('nobody can be sent', { units: several.slice(4, 11) }),
  state('loading', { answers: { 'responseUnits.list': () => new Promise(() => {}) } }),
  state('no unit', { units: [] }),
  state(
    'stale',
    {
      before: async ({ ward, setOnline }) => {
        await ward.session.get();
        await ward.responseUnits.list({ limit: 200 });
        setOnline(false);
      },
    },
    { prepare: async (element) => void (await appears(element, '.live.stale')) },
  ),
  state('offline', { online: false }),
  state('forbidden', { answers: { 'responseUnits.list': () => problemResponse('forbidden') } }),
  state('sign in', { answers: { 'responseUnits.list': () => problemResponse('unauthenticated') } }),
  state('error', { answers: { 'responseUnits.list': () => problemResponse('unavailable') } }),
];

/** A unit in which everything that a person can write says this. */
export function hostile(words: string): Fixture {
  const known = several[0] as (typeof several)[number];
  const said = {
    ...known,
    label: words,
    kind: words,
    post: known.post === null ? null : { ...known.post, text: words },
  };
  return state('hostile', { units: [said] });
}
