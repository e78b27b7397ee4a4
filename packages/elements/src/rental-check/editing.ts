import type { WardClient } from '@wardkit/client';
import type { Outcome } from '@wardkit/contract/rental-checks';
import { newIdentifier } from '../foundation/new-identifier.ts';
import type { Desk } from './desk.ts';
import { type Draft, hasContent, photographIdsOf, startDraft } from './draft.ts';
import { answer, answerTogether, moveTo, undoLast, writeNote } from './draft-changes.ts';
import { changeFact, confirmFacts } from './fact-changes.ts';
import type { FactName } from './house-facts.ts';
import { savedNow } from './keeping.ts';
import { currentAspect, restOf } from './progress.ts';
import type { CheckInHand, CheckNotice, CheckSubject } from './rental-check.state.ts';
import { draftFromSentBack, sentBackCheck } from './sent-back.ts';

/** Changes the check in hand. Every change is kept, and can be taken back. */
export class Editing {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /**
   * Puts a check on the desk.
   * @param resumed a draft that goes on, or null for a new one
   * @param memory the same check as it was on this page before
   */
  begin(
    client: WardClient,
    subject: CheckSubject,
    resumed: Draft | null,
    currentVersion: string,
    memory: CheckInHand | null,
  ): void {
    const desk = this.#desk;
    const draft = resumed ?? this.#start(subject);
    const goesOn = resumed !== null && hasContent(draft);
    const notices: CheckNotice[] = [];
    if (goesOn) notices.push({ kind: 'resumed', startedAt: draft.startedAt });
    if (draft.standardVersion !== currentVersion) {
      notices.push({ kind: 'older-standard', version: draft.standardVersion, current: currentVersion });
    }
    desk.watch(client, draft.premisesId);
    const place = { ...draft.place, aspect: currentAspect({ ...subject, draft }) };
    const check: CheckInHand = {
      ...subject,
      draft: { ...draft, place, writer: desk.writer },
      save: memory?.save ?? (goesOn ? savedNow(desk) : { kind: 'untouched' }),
      // Taken off the page and put back is no reload: what was said stays said.
      notices: memory?.notices ?? notices,
      faults: memory?.faults ?? [],
    };
    desk.set({ kind: 'editing', check });
    if (check.save.kind === 'failed') this.saveAgain();
  }

  #start(subject: CheckSubject): Draft {
    const { now, writer } = this.#desk;
    const { premises, standard } = subject;
    const given = { checkId: newIdentifier(now), startedAt: new Date(now).toISOString(), writer };
    const sentBack = sentBackCheck(subject);
    if (sentBack !== null) return draftFromSentBack(subject, sentBack, given);
    return startDraft({
      premisesId: premises.id,
      previousCheckId: premises.lastCheck?.id ?? null,
      standardVersion: standard.version,
      ...given,
    });
  }

  answer(itemCode: string, outcome: Outcome): void {
    this.change((draft, now) => answer(draft, itemCode, outcome, now));
  }

  /** @returns how many items it answered */
  answerRest(aspect: string): number {
    const { check } = this.#desk;
    if (check === null) return 0;
    const codes = restOf(check, aspect).map((item) => item.code);
    this.change((draft, now) => answerTogether(draft, codes, now));
    return codes.length;
  }

  writeNote(itemCode: string, note: string): void {
    this.change((draft, now) => writeNote(draft, itemCode, note, now));
  }

  confirmFacts(names: readonly FactName[]): void {
    const { check } = this.#desk;
    if (check !== null) this.change((draft, now) => confirmFacts(draft, names, check, now));
  }

  changeFact(name: FactName, value: string | number): void {
    const { check } = this.#desk;
    if (check !== null) this.change((draft, now) => changeFact(draft, name, value, check, now));
  }

  changeResident(stayId: string, state: 'lives-here' | 'left'): void {
    const later = this.#desk.later.loaded;
    if (later !== null) this.change((draft, now) => later.changeResident(draft, stayId, state, now));
  }

  async addPhotographs(itemCode: string, files: readonly File[]): Promise<void> {
    const desk = this.#desk;
    const { check, photographs, signal } = desk;
    const later = desk.later.loaded;
    if (check === null || later === null) return;
    const { checkId, premisesId, answers } = check.draft;
    const about = { record: { premisesId }, held: answers[itemCode]?.photographs.length ?? 0, signal };
    await photographs?.add(itemCode, files, about, (photograph) => {
      if (desk.check?.draft.checkId !== checkId) return void photographs.forget(photograph.id);
      this.change((draft, now) => later.addPhotograph(draft, itemCode, photograph, now));
    });
  }

  removePhotograph(itemCode: string, photographId: string): void {
    const later = this.#desk.later.loaded;
    if (later !== null) this.change((draft, now) => later.removePhotograph(draft, itemCode, photographId, now));
  }

  undo(): void {
    this.change(undoLast);
  }

  /** Goes to an aspect, and to an item of it. */
  goTo(aspect: string, itemCode: string | null = null): void {
    this.backToItems();
    this.change((draft) => moveTo(draft, { aspect, itemCode }));
  }

  /** Shows what will be handed in. */
  review(): void {
    const { check } = this.#desk;
    if (check !== null) this.#desk.set({ kind: 'summary', check, asked: false, failure: null });
  }

  /** Goes back from the summary, or from what the server refused, to the items. */
  backToItems(): void {
    const { check, state } = this.#desk;
    if (check !== null && state.kind !== 'handing-in') this.#desk.set({ kind: 'editing', check });
  }

  dismiss(notice: CheckNotice): void {
    const { check } = this.#desk;
    if (check !== null) this.#desk.replace({ notices: check.notices.filter((each) => each !== notice) });
  }

  /** Tries again to keep what the device would not keep. */
  saveAgain(): void {
    const { check, keeper } = this.#desk;
    if (check !== null) keeper?.put(check.draft);
  }

  /** Changes the draft and keeps it. */
  change(make: (draft: Draft, now: number) => Draft): void {
    const { check, state, now, writer } = this.#desk;
    if (check === null || state.kind === 'handing-in') return;
    const made = make(check.draft, now);
    if (made === check.draft) return;
    const draft = { ...made, writer };
    const faults = check.faults.filter(
      ({ itemCode }) => itemCode === null || draft.answers[itemCode] === check.draft.answers[itemCode],
    );
    this.#desk.replace({ draft, faults });
    if (check.save.kind !== 'untouched' || hasContent(draft)) this.#keep(check.draft, draft);
  }

  #keep(before: Draft, draft: Draft): void {
    const { keeper, photographs } = this.#desk;
    keeper?.put(draft);
    const needed = photographIdsOf(draft);
    const orphans = [...photographIdsOf(before)].filter((id) => !needed.has(id));
    // Only when the draft that no longer names them is kept: a crash in between must not leave it without its pictures.
    if (orphans.length > 0) void keeper?.flush().then(() => orphans.map((id) => photographs?.forget(id)));
  }
}
