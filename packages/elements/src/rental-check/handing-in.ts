import type { OutboxItem, Receipt, WardClient } from '@wardkit/client';
import type { RentalCheck } from '@wardkit/contract/rental-checks';
import { keepingFailure } from '../foundation/client-failure.ts';
import { ConflictKeeping, choicesKey } from './conflict-keeping.ts';
import { type ConflictChoices, mergeChecks } from './conflict-merging.ts';
import type { Desk } from './desk.ts';
import type { Draft } from './draft.ts';
import { draftKey } from './draft-keeper.ts';
import { savedNow } from './keeping.ts';
import { itemInLane } from './lane.ts';
import { receiptOf, stateOfItem } from './outbox-reading.ts';
import { missingItems } from './progress.ts';
import { CheckSubmitEvent, CheckSubmittedEvent } from './rental-check.events.ts';
import type { CheckInHand, CheckSubject, RentalCheckState } from './rental-check.state.ts';
import { sentBackCheck } from './sent-back.ts';
import { toSubmission } from './submission.ts';

type ConflictState = Extract<RentalCheckState, { kind: 'conflict' }>;

/** Hands a check in, follows it through the outbox, and carries out what a person decides about a conflict. */
export class HandingIn {
  readonly #desk: Desk;
  readonly #seen = new Set<string>();
  #choosing: ConflictKeeping | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Hands the check in. @returns false while answers are missing or the portal kept it back */
  async handIn(): Promise<boolean> {
    const { client, check, state, host, now, signal } = this.#desk;
    if (client === null || check === null || state.kind === 'handing-in') return false;
    if (missingItems(check).length > 0) {
      this.#desk.set({ kind: 'summary', check, asked: true, failure: null });
      return false;
    }
    const { submission, photographIds } = toSubmission(check, now);
    const { checkId, premisesId } = check.draft;
    if (!host.dispatchEvent(new CheckSubmitEvent(checkId, submission))) return false;
    this.#desk.set({ kind: 'handing-in', check });
    try {
      await this.#desk.keeper?.flush();
      const premisesLabel = check.premises.address.text;
      const receipt = await client.rentalChecks.submit(submission, { checkId, photos: photographIds, premisesLabel });
      this.#handedIn(client, this.#desk.check ?? check, receipt);
      host.dispatchEvent(new CheckSubmittedEvent({ checkId, premisesId, kept: receipt.kept }));
      return true;
    } catch (error) {
      const failure = keepingFailure(error);
      if (!signal.aborted) this.#desk.set({ kind: 'summary', check, asked: false, failure });
      return false;
    }
  }

  /** Shows the submission of these premises that a person should see before a new check; false where there is none. */
  async showWaiting(subject: CheckSubject, draft: Draft | null): Promise<boolean> {
    const { client, host, now } = this.#desk;
    const item = client === null ? null : itemInLane(client.outbox.items, host.premisesId, now);
    if (item === null || this.#seen.has(item.id)) return false;
    // It came back: what is to be corrected is more than a receipt.
    if (item.state === 'accepted' && sentBackCheck(subject) !== null) return false;
    await this.#show(item, subject, draft);
    return true;
  }

  /** A handed-in draft that the outbox has no more was accepted while this page was away: unless the server says no. */
  async isDone(draft: Draft): Promise<boolean> {
    const { client, signal } = this.#desk;
    if (client === null || draft.handedInAt === null || this.#desk.itemOf(draft.checkId) !== null) return false;
    const answered = await client.rentalChecks.get(draft.checkId, { signal }).safe();
    if (answered.ok) {
      await client.drafts.delete(draftKey(draft.premisesId));
      await client.drafts.delete(choicesKey(draft.premisesId));
    }
    return answered.ok;
  }

  /** Looks at what the outbox says now. */
  follow(): void {
    const { state } = this.#desk;
    if (state.kind === 'receipt' || state.kind === 'conflict') this.#followItem(state);
    if (state.kind === 'editing' || state.kind === 'summary') {
      const item = this.#desk.itemOf(state.check.draft.checkId);
      // Another tab handed this very draft in.
      if (item !== null && item.state !== 'rejected') void this.#showSafely(item, state.check, state.check.draft);
    }
  }

  /** Chooses whose answer to an item holds. */
  choose(itemCode: string, choice: 'mine' | 'theirs'): void {
    const { state } = this.#desk;
    if (state.kind !== 'conflict' || state.deciding) return;
    this.#desk.set({ ...state, choices: { ...state.choices, [itemCode]: choice } });
    this.#choosing?.choose(itemCode, choice, this.#desk.now);
  }

  /** Tries again to keep what was chosen. */
  saveAgain(): void {
    this.#choosing?.save();
  }

  /** Decides a conflict: hand in what was chosen on top of theirs, or drop ours for good. */
  async decide(choice: 'mine' | 'theirs'): Promise<void> {
    const { client, state, signal, now } = this.#desk;
    if (client === null || state.kind !== 'conflict' || state.deciding) return;
    const { subject, checkId, mine, theirs, choices } = state;
    this.#desk.set({ ...state, deciding: true });
    this.#choosing?.stop();
    try {
      await this.#choosing?.flush();
      if (choice === 'mine') {
        await client.outbox.resolve(checkId, { merged: mergeChecks(mine, theirs, choices) });
        // They are in what is handed in now.
        await client.drafts.delete(choicesKey(subject.premises.id)).catch(() => {});
        const item = this.#desk.itemOf(checkId);
        if (item !== null) await this.#show(item, subject, null);
      } else {
        await client.outbox.resolve(checkId, 'theirs');
        await this.#dropDraft(client);
        this.#seen.add(checkId);
        const savedAt = new Date(now).toISOString();
        const { kept } = client.outbox.status;
        this.#desk.set({
          kind: 'receipt',
          subject,
          checkId,
          savedAt,
          kept,
          receipt: { kind: 'dropped', check: theirs },
        });
      }
    } catch (error) {
      if (!signal.aborted) this.#desk.fail(error);
    }
  }

  /** Starts another check of the same premises after one that is done. */
  startAnother(): void {
    const { state } = this.#desk;
    if (state.kind === 'receipt') this.#seen.add(state.checkId);
    void this.#desk.open();
  }

  #handedIn(client: WardClient, check: CheckInHand, receipt: Receipt<RentalCheck>): void {
    const { draft, save: _save, notices: _notices, faults: _faults, ...subject } = check;
    // Until the server has it the draft stays: a rejection gives it back for editing.
    this.#desk.keeper?.put({ ...draft, handedInAt: receipt.savedAt });
    const item = this.#desk.itemOf(receipt.id);
    const { online } = this.#desk;
    this.#desk.set({
      kind: 'receipt',
      subject,
      checkId: receipt.id,
      savedAt: receipt.savedAt,
      kept: receipt.kept,
      receipt: item === null ? { kind: 'waiting', online } : receiptOf(item, online),
    });
    this.#await(client, subject, receipt);
  }

  #await(client: WardClient, subject: CheckSubject, receipt: Receipt<RentalCheck>): void {
    const { signal, host } = this.#desk;
    const { premisesId } = host;
    void receipt.settled.then(async (settled) => {
      if (signal.aborted || host.premisesId !== premisesId) return;
      if (settled.state === 'accepted') {
        await this.#dropDraft(client);
        const { id, savedAt, kept } = receipt;
        const accepted = { kind: 'accepted', check: settled.data } as const;
        this.#desk.set({ kind: 'receipt', subject, checkId: id, savedAt, kept, receipt: accepted });
      } else if (settled.state === 'discarded') {
        const { state } = this.#desk;
        if (state.kind === 'receipt' && state.receipt.kind === 'dropped') return;
        await this.#dropDraft(client);
        void this.#desk.open();
      } else {
        this.follow();
      }
    });
  }

  async #dropDraft(client: WardClient): Promise<void> {
    const { keeper, host } = this.#desk;
    // The draft is of no use any more; that it could not be deleted must not hide the receipt.
    await (keeper?.drop() ?? client.drafts.delete(draftKey(host.premisesId))).catch(() => {});
    await client.drafts.delete(choicesKey(host.premisesId)).catch(() => {});
  }

  async #show(item: OutboxItem, subject: CheckSubject, draft: Draft | null): Promise<void> {
    const { client, opening, writer } = this.#desk;
    if (client === null) return;
    const state = await stateOfItem(client, item, subject, draft, writer);
    if (state.kind === 'conflict' && !opening.aborted) return this.#showConflict(client, state);
    if (opening.aborted) return;
    if ('check' in state) this.#desk.watch(client, state.check.draft.premisesId);
    this.#desk.set(state);
    if (state.kind !== 'receipt') return;
    const receipt = await client.outbox.receipt<RentalCheck>(item.id);
    if (receipt !== null && !opening.aborted) this.#await(client, subject, receipt);
  }

  async #showConflict(client: WardClient, state: ConflictState): Promise<void> {
    const { opening, state: shown } = this.#desk;
    const { subject, checkId, theirs } = state;
    // The outbox may tell of it twice. What was chosen in between is not asked again, though it is not kept yet.
    const isSame = shown.kind === 'conflict' && shown.checkId === checkId && shown.theirs.id === theirs.id;
    if (isSame && !shown.deciding) return;
    const change = (changed: Partial<ConflictState>) => {
      const now = this.#desk.state;
      if (now.kind === 'conflict' && now.checkId === checkId) this.#desk.set({ ...now, ...changed });
    };
    const sides = { premisesId: subject.premises.id, mineId: checkId, theirsId: theirs.id };
    this.#choosing?.stop();
    const choosing = new ConflictKeeping(client, sides, {
      saving: () => change({ save: { kind: 'saving' } }),
      saved: () => change({ save: savedNow(this.#desk) }),
      failed: (error) => change({ save: { kind: 'failed', reason: keepingFailure(error) } }),
      changed: (kept) => change({ choices: chosen(state, kept) }),
    });
    this.#choosing = choosing;
    opening.addEventListener('abort', () => choosing.stop(), { once: true });
    const kept = await choosing.read();
    const save = Object.keys(kept).length === 0 ? state.save : savedNow(this.#desk);
    if (!opening.aborted) this.#desk.set({ ...state, choices: chosen(state, kept), save });
  }

  #followItem(state: Extract<RentalCheckState, { kind: 'receipt' | 'conflict' }>): void {
    const item = this.#desk.itemOf(state.checkId);
    if (item === null || (state.kind === 'conflict' && (item.state === 'conflict' || state.deciding))) return;
    if (item.state === 'conflict' || item.state === 'rejected' || state.kind === 'conflict') {
      void this.#showSafely(item, state.subject, null);
    } else if (state.receipt.kind !== 'accepted' && item.state !== 'accepted') {
      this.#desk.set({ ...state, receipt: receiptOf(item, this.#desk.online) });
    }
  }

  async #showSafely(item: OutboxItem, subject: CheckSubject, draft: Draft | null): Promise<void> {
    const { signal } = this.#desk;
    try {
      await this.#show(item, subject, draft ?? (await this.#desk.storedDraft()));
    } catch (error) {
      if (!signal.aborted) this.#desk.fail(error);
    }
  }
}

/** What was chosen of the items in which the two differ. What theirs does not answer can't be taken from it. */
function chosen({ choices, theirs }: ConflictState, kept: ConflictChoices): ConflictChoices {
  const answered = new Set(theirs.answers.map(({ itemCode }) => itemCode));
  return Object.fromEntries(
    Object.entries(choices).map(([itemCode, side]) => [
      itemCode,
      answered.has(itemCode) ? (kept[itemCode] ?? side) : 'mine',
    ]),
  );
}
