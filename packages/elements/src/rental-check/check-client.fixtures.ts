import { StorageError, type WardClient } from '@wardkit/client';
import type { Outcome } from '@wardkit/contract/rental-checks';
import { createScriptedClient, fixtures, type ScriptedClient } from '@wardkit/testing';
import { picture } from '../testing/picture.ts';
import { type Draft, type DraftAnswer, startDraft } from './draft.ts';
import { draftKey } from './draft-keeper.ts';
// Fetched before the first test, whose time would run out while they come on a busy machine.
import './later.ts';
import './on-record.ts';
import './screen.ts';

/** The premises of all fixtures. */
export const premisesId = fixtures.ids.premises;
/** The check that fixtures hand in. */
export const checkId = '0193a000-0000-7000-8000-0000000000c1';
/** Shortly before the moment at which the pictures stand still. */
const startedAt = '2026-11-22T14:05:00+08:00';

const base = fixtures.premisesOf();
/** Premises with their address to the door in one line, as a server tells it. */
export const premises = { ...base, address: { ...base.address, text: '兴埔路18号2栋 1单元 302' } };

/** How a client of a fixture differs from one that is online and has nothing kept. */
export interface CheckScript {
  /** Runs before the widget reads anything. */
  readonly before?: (scripted: ScriptedClient) => Promise<void> | void;
  readonly answers?: Parameters<typeof createScriptedClient>[0] extends infer O | undefined
    ? O extends { answers?: infer A }
      ? A
      : never
    : never;
  readonly online?: boolean;
  readonly kept?: 'device' | 'memory';
  /** Replaces what the client does, such as keeping a draft. */
  readonly over?: (ward: WardClient) => Partial<WardClient>;
}

/** A real client over a scripted server, with what the script has put on the device. */
export function checkClient({ before, answers, online = true, kept = 'device', over }: CheckScript = {}): WardClient {
  const scripted = createScriptedClient({
    clock: runningFrom('2026-11-22T14:31:00+08:00'),
    // Full jitter of nothing: what is tried again is tried at once.
    random: () => 0,
    online,
    kept,
    answers: { 'places.getPremises': () => premises, ...answers },
  });
  const { ward } = scripted;
  const ready = Promise.resolve(before?.(scripted)).then(() => ward.outbox.ready);
  const changed = { ...ward, ...over?.(ward) };
  const descriptors = Object.getOwnPropertyDescriptors(changed.outbox);
  const outbox = Object.defineProperties({}, { ...descriptors, ready: { value: ready, enumerable: true } });
  return { ...changed, outbox: outbox as WardClient['outbox'] };
}

/** A clock that begins at a moment of the pictures and then runs. */
function runningFrom(start: string): { now(): number; schedule(milliseconds: number, run: () => void): () => void } {
  const ahead = Date.parse(start) - Date.now();
  return {
    now: () => Date.now() + ahead,
    schedule(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** An answer as a draft has it. */
export function entry(outcome: Outcome | null, over: Partial<DraftAnswer> = {}): DraftAnswer {
  const observedAt = '2026-11-22T14:10:00+08:00';
  return {
    outcome,
    observedAt,
    answeredTogether: false,
    note: '',
    photographs: [],
    changedAt: Date.parse(observedAt),
    ...over,
  };
}

/** A draft in which these items are answered. */
export function draftWith(answers: Record<string, DraftAnswer>, over: Partial<Draft> = {}): Draft {
  const draft = startDraft({
    premisesId,
    checkId,
    previousCheckId: fixtures.ids.earlierCheck,
    standardVersion: fixtures.standard.version,
    startedAt,
    writer: 'another page',
  });
  return { ...draft, answers, ...over };
}

/** All items as conforming, but those given. */
export function allAnswered(over: Record<string, DraftAnswer> = {}): Record<string, DraftAnswer> {
  const conforming = fixtures.standard.items.map(({ code, aspect }) => [
    code,
    entry('conforms', { answeredTogether: aspect === 'security' }),
  ]);
  return { ...Object.fromEntries(conforming), ...over };
}

/** Puts a draft on the device, with photographs in place of those that it names. */
export async function keep(ward: WardClient, draft: Draft, photographs: Record<string, number> = {}): Promise<Draft> {
  const answers = { ...draft.answers };
  for (const [code, count] of Object.entries(photographs)) {
    const kept = [];
    for (let index = 0; index < count; index += 1) {
      const { id, size } = await ward.drafts.putPhoto(await picture(index), { premisesId });
      kept.push({ id, size });
    }
    answers[code] = { ...(answers[code] ?? entry('fault')), photographs: kept };
  }
  const whole = { ...draft, answers };
  await ward.drafts.put(draftKey(premisesId), whole);
  return whole;
}

/** Reads what a check needs, so that the device has kept it. */
export async function readBefore(ward: WardClient): Promise<void> {
  await ward.session.get();
  await Promise.all([
    ward.places.getPremises(premisesId, { purpose: 'rental-check' }),
    ward.rentalChecks.listStandards(),
    ward.hazards.list({ premisesId, limit: 200 }),
    ward.rentalChecks.list({ premisesId, limit: 3 }),
  ]);
}

/** Resolves when the submission of the fixtures is in a state. */
export async function settledAs(ward: WardClient, state: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      if (ward.outbox.items.some((item) => item.state === state)) {
        stop();
        resolve();
      }
    };
    const stop = ward.outbox.subscribe(look);
    look();
  });
}

/** A device that has no room left. */
export function fullDevice(ward: WardClient): Partial<WardClient> {
  const refuse = () => Promise.reject(new StorageError('quota', 'The device is full.'));
  return { drafts: { ...ward.drafts, put: refuse, putPhoto: refuse } };
}

/** Shows what waits as being sent: a call that really hung would hold the lock that all clients of a page share. */
export function sendingNow(ward: WardClient): Partial<WardClient> {
  const descriptors = Object.getOwnPropertyDescriptors(ward.outbox);
  const items = () => ward.outbox.items.map((item) => ({ ...item, state: 'sending', photos: { done: 1, total: 2 } }));
  const status = () => ({ ...ward.outbox.status, online: true });
  return {
    outbox: Object.defineProperties(
      {},
      { ...descriptors, items: { get: items, enumerable: true }, status: { get: status, enumerable: true } },
    ) as WardClient['outbox'],
  };
}
