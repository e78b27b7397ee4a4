import type { AnyWardError } from '@wardkit/client';
import { actionFault, isClientError, keepingFailure } from '../foundation/client-failure.ts';
import { newIdentifier } from '../foundation/new-identifier.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import { type MediationCaseController, purpose } from './mediation-case.controller.ts';
import type { MediationCaseMessages } from './mediation-case.en.ts';
import { MediationCaseChangedEvent, MediationCaseChangeEvent } from './mediation-case.events.ts';
import {
  type CaseTask,
  type OwnCase,
  objectionSubjects,
  type ReadyState,
  type TaskFault,
} from './mediation-case.state.ts';
import { TaskDraft, type Typed } from './task-draft.ts';

/** The fewest characters of an objection, as the contract has it. */
export const shortestStatement = 10;
/** The most characters of each text. */
export const longest = { refuse: 500, withdraw: 500, object: 2000 } as const;

/** Sends what a party does: a consent, a refusal, a withdrawal, an objection. Nothing typed is lost by a failure. */
export class TaskDesk {
  readonly #host: WardElement<MediationCaseMessages>;
  readonly #controller: MediationCaseController;
  readonly #draft: TaskDraft;
  /** The same objection again after a lost answer is the same objection. */
  #objectionId: string | null = null;

  constructor(host: WardElement<MediationCaseMessages>, controller: MediationCaseController) {
    this.#host = host;
    this.#controller = controller;
    this.#draft = new TaskDraft(host);
  }

  get typed(): Typed {
    return this.#draft.typed;
  }

  /** Turns to the mediation that is shown, with what was typed for it before. */
  open(shown: OwnCase): void {
    void this.#draft.open(shown);
  }

  enter(typed: Partial<Typed>): void {
    this.#controller.changeTask({ fault: null });
    void this.#draft.enter(typed);
  }

  /** Takes an objection back that the server refused, to write it anew. */
  async takeBack(itemId: string): Promise<void> {
    const { client, state } = this.#controller;
    if (client === null || state.kind !== 'ready') return;
    const kept = await client.outbox.exportItem(itemId).catch(() => null);
    const { statement, about } = (kept?.body ?? {}) as { statement?: unknown; about?: unknown };
    // Kept in the one place before it is given up in the other.
    await this.#draft.enter({
      object: typeof statement === 'string' ? statement : '',
      about: objectionSubjects.find((subject) => subject === about) ?? 'other',
    });
    await client.outbox.discard(itemId).catch(() => {});
    this.#controller.begin('object', state.shown.own[0]?.id ?? '');
  }

  async send(): Promise<void> {
    const { state } = this.#controller;
    if (state.kind !== 'ready' || state.task === null || state.task.busy) return;
    const { kind } = state.task;
    if (this.#isShort(kind)) return this.#controller.changeTask({ fault: 'too-short' });
    const { id } = state.shown.mediation;
    if (!this.#host.dispatchEvent(new MediationCaseChangeEvent(id, kind))) return;
    this.#controller.changeTask({ busy: true, fault: null, requestId: null });
    const { signal } = this.#controller;
    try {
      const mediation = kind === 'object' ? await this.#object(state) : await this.#write(state, kind);
      if (signal.aborted) return;
      await this.#draft.sent(kind);
      this.#controller.finish(kind, mediation);
      this.#host.dispatchEvent(new MediationCaseChangedEvent(id, kind));
    } catch (error) {
      if (signal.aborted) return;
      if (!isClientError(error)) throw error;
      this.#fail(error as AnyWardError);
    }
  }

  #isShort(kind: CaseTask): boolean {
    if (kind === 'withdraw') return this.typed.withdraw.trim() === '';
    return kind === 'object' && [...this.typed.object.trim()].length < shortestStatement;
  }

  async #write({ shown, task }: ReadyState, kind: Exclude<CaseTask, 'object'>) {
    const { client, signal } = this.#controller;
    if (client === null || task === null) return null;
    const { id, version } = shown.mediation;
    const at = new Date(this.#host.clock.now()).toISOString();
    const options = { purpose, signal, ifMatch: `"${version}"` } as const;
    if (kind === 'withdraw') {
      const body = { withdrawnAt: at, byPartyId: task.partyId, reason: this.typed.withdraw.trim() };
      return client.mediations.withdraw(id, body, options);
    }
    const note = kind === 'refuse' ? this.typed.refuse.trim() || null : null;
    const answer = kind === 'refuse' ? 'refuses' : 'consents';
    return client.mediations.recordConsent(id, task.partyId, { answer, form: 'written', givenAt: at, note }, options);
  }

  /** Saved on the device first: an objection may be written where there is no network. */
  async #object({ shown }: ReadyState): Promise<null> {
    const { client } = this.#controller;
    const words = this.#host.language?.words;
    if (client === null || words === undefined) return null;
    const { id, number } = shown.mediation;
    this.#objectionId ??= newIdentifier(this.#host.clock.now());
    const body = { about: this.typed.about, statement: this.typed.object.trim() };
    await client.mediations.fileObjection(id, this.#objectionId, body, { label: words.queueLabel(number) });
    this.#objectionId = null;
    return null;
  }

  #fail(error: AnyWardError): void {
    const fault = faultOf(error);
    this.#controller.changeTask({ busy: false, fault, requestId: error.requestId ?? null });
    // How it is by now is shown above what was typed.
    if (fault === 'moved-on') this.#controller.load();
  }
}

function faultOf(error: AnyWardError): TaskFault {
  if (error.kind === 'storage') {
    const why = keepingFailure(error);
    return why === 'full' || why === 'sign-in' ? why : 'error';
  }
  if (error.kind === 'api' && ['version-stale', 'state-conflict', 'need-missing'].includes(error.code))
    return 'moved-on';
  return actionFault(error);
}
