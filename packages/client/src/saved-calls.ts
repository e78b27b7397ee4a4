import type { OperationRecord } from '@wardkit/contract/operation';
import type { WithMatch, WithPurpose } from './call-options.ts';
import type { CallPromise } from './call-promise.ts';
import type { Receipt } from './outbox/outbox.types.ts';
import type { OutboxGate } from './outbox/outbox-gate.ts';
import { loadQueueable } from './outbox/queueable.ts';

/**
 * What goes with a call that is saved on this device before it is sent.
 * @example
 * const photo = await ward.drafts.putPhoto(picture, { premisesId });
 * const how: SaveOptions = { label: '长塘路 18 号', photos: [photo.id] };
 * const body = { rectifiedAt: '2026-11-23T16:00:00+08:00', note: '已整改', photographIds: [photo.id] };
 * await ward.hazards.rectify(hazardId, body, { ...how, ifMatch: etag });
 */
export interface SaveOptions {
  /** What the outbox calls it, for the person: an address, say. */
  label?: string | undefined;
  /** Ids of photographs that `ward.drafts.putPhoto` gave; they are uploaded before the call is sent. */
  photos?: readonly string[] | undefined;
  /** Ids of queued items that must have been accepted before. */
  dependsOn?: readonly string[] | undefined;
  /** The record as the person saw it: by it a conflict is merged (`ward.outbox.resolve(id, 'merge')`). */
  base?: unknown;
}

type SaveOptionsOf<Options> = SaveOptions &
  (Options extends WithPurpose ? WithPurpose : unknown) &
  (Options extends WithMatch ? WithMatch : unknown);
type SavedRest<Rest extends unknown[]> = Rest extends [...infer First, infer Options]
  ? [...First, options: SaveOptionsOf<Options>]
  : Rest extends [...infer First, (infer Options)?]
    ? [...First, options?: SaveOptionsOf<Options>]
    : Rest;

/**
 * A verb whose call is saved first: it gives a receipt once the device has it, and the receipt tells what came of it.
 * @example
 * import type { AlertsModule } from '@wardkit/client/alerts';
 *
 * const addNote: SavedVerb<AlertsModule['addNote']> = ward.alerts.addNote;
 */
export type SavedVerb<Verb> = Verb extends (...rest: infer Rest) => CallPromise<infer Answer>
  ? (...rest: SavedRest<Rest>) => Promise<Receipt<Answer>>
  : never;

/**
 * A module some of whose verbs are saved first.
 * @example
 * import type { StaysModule } from '@wardkit/client/stays';
 *
 * const stays: Saved<StaysModule, 'register' | 'signOff'> = ward.stays;
 */
export type Saved<Module, Verbs extends keyof Module> = Omit<Module, Verbs> & {
  readonly [Verb in Verbs]: SavedVerb<Module[Verb]>;
};

/** Puts the outbox before the verbs of a module. */
export function savedModule<Module extends object, Verb extends keyof Module & string>(
  name: string,
  module: Module,
  verbs: readonly Verb[],
  outbox: OutboxGate,
): Saved<Module, Verb> {
  const saved = verbs.map((verb) => {
    const save = async (...rest: unknown[]) => {
      const record = await loadQueueable(`${name}.${verb}`);
      return outbox.save(record, savingOf(record, rest));
    };
    return [verb, save] as const;
  });
  return { ...module, ...Object.fromEntries(saved) } as unknown as Saved<Module, Verb>;
}

/** The arguments of a verb: those of the path, the body, and how to save it. */
function savingOf(record: OperationRecord, rest: readonly unknown[]): Parameters<OutboxGate['save']>[1] {
  const names = [...record.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const parameters = Object.fromEntries(names.map((name, at) => [name, rest[at] as string]));
  const body = record.body === undefined ? undefined : rest[names.length];
  const options = (rest[names.length + (record.body === undefined ? 0 : 1)] ?? {}) as SaveOptionsOf<
    WithPurpose & WithMatch
  >;
  const { label = '', photos = [], dependsOn, base, purpose, ifMatch } = options;
  return { parameters, body: body as never, label, photos, dependsOn, base, purpose, ifMatch };
}
