import type { WardClient } from '@wardkit/client';
import { keepingFailure } from '../foundation/client-failure.ts';
import type { Desk } from './desk.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { progressOf } from './progress.ts';
import { CheckSavedEvent } from './rental-check.events.ts';
import type { CheckInHand } from './rental-check.state.ts';

/** Keeps the check in hand on the device, says where it is, and takes in what other tabs change. */
export class Keeping {
  keeper: DraftKeeper | null = null;
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  watch(client: WardClient, premisesId: string): void {
    this.keeper?.stop();
    this.keeper = new DraftKeeper(client, premisesId, this.#desk.writer, {
      saving: () => this.#desk.replace({ save: { kind: 'saving' } }),
      saved: () => this.#saved(),
      failed: (error) => this.#desk.replace({ save: { kind: 'failed', reason: keepingFailure(error) } }),
      changedElsewhere: (stored) => void this.#mergeFrom(stored),
    });
  }

  /** Stops hearing other tabs. What waits is still kept. */
  stop(): void {
    this.keeper?.stop();
  }

  /** Lets go of the draft, and resolves when what waited is kept. */
  async end(): Promise<void> {
    const before = this.keeper;
    before?.stop();
    this.keeper = null;
    await before?.flush();
  }

  #saved(): void {
    const save = savedNow(this.#desk);
    this.#desk.replace({ save });
    const { check, host } = this.#desk;
    if (check === null || save.kind !== 'saved') return;
    const progress = progressOf(check);
    const answered = progress.reduce((sum, each) => sum + each.answered, 0);
    const total = progress.reduce((sum, each) => sum + each.total, 0);
    const { premisesId } = check.draft;
    host.dispatchEvent(new CheckSavedEvent({ premisesId, answered, total, kept: save.kept }));
  }

  async #mergeFrom(stored: unknown): Promise<void> {
    const desk = this.#desk;
    const more = stored === null ? null : await desk.bring().catch(() => null);
    const { check } = desk;
    if (check === null || desk.state.kind === 'handing-in') return;
    const reading = more?.readDraft(stored);
    if (stored !== null && reading?.kind !== 'draft') return;
    const theirs = reading?.kind === 'draft' ? reading.draft : null;
    // The other tab handed it in, or dropped it: the outbox or the server knows.
    if (theirs === null || (theirs.handedInAt !== null && check.draft.handedInAt === null)) return void desk.open();
    const draft = { ...(more?.mergeDrafts(check.draft, theirs) ?? check.draft), writer: desk.writer };
    const differs = more?.lacks(check.draft, draft) ?? false;
    desk.replace({ draft });
    if (differs) desk.notice({ kind: 'other-tab' });
    // Only what they lack is worth a write, or two tabs would answer each other for ever.
    if (more?.lacks(theirs, draft)) this.keeper?.put(draft);
  }
}

/** That everything is kept by now, and where. */
export function savedNow({ client, now }: Desk): CheckInHand['save'] {
  const kept = client?.outbox.status.kept ?? 'memory';
  return { kind: 'saved', at: new Date(now).toISOString(), kept };
}
