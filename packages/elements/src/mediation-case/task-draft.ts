import type { WardClient } from '@wardkit/client';
import type { WardElement } from '../foundation/ward-element.ts';
import { type CaseTask, type ObjectionSubject, type OwnCase, objectionSubjects } from './mediation-case.state.ts';
import { asksOf, mayObject, mayWithdraw } from './own-case.ts';

/** What a person types: it outlives a refusal, a way back without sending, and a reload. */
export interface Typed {
  readonly refuse: string;
  readonly withdraw: string;
  readonly object: string;
  readonly about: ObjectionSubject;
}

const nothing: Typed = { refuse: '', withdraw: '', object: '', about: 'mediator' };

/** Where it lies on the device. */
function draftKey(mediationId: string): string {
  return `own-mediation:${mediationId}`;
}

/** What a party types about one mediation: on their device, for them alone, until it is sent or taken out of the field. */
export class TaskDraft {
  typed: Typed = nothing;
  readonly #host: WardElement;
  #client: WardClient | null = null;
  #session: AbortSignal = AbortSignal.abort();
  #mediationId: string | null = null;
  #keeping: Promise<unknown> = Promise.resolve();

  constructor(host: WardElement) {
    this.#host = host;
    host.withClient((client, signal) => {
      this.#client = client;
      this.#session = signal;
      // Whoever signs in next finds nothing of what was typed.
      signal.addEventListener('abort', () => this.#forget(), { once: true });
    });
  }

  /** Turns to the mediation that is shown, with what was typed for it before. */
  async open(shown: OwnCase): Promise<void> {
    const client = this.#client;
    const session = this.#session;
    const { id } = shown.mediation;
    if (client === null || this.#mediationId === id) return;
    this.#mediationId = id;
    this.typed = nothing;
    const stored = await this.#keeping.then(() => client.drafts.get(draftKey(id))).catch(() => null);
    if (stored === null || session.aborted || this.#mediationId !== id) return;
    const { refuse, withdraw, object, about } = readTyped(stored, shown, this.#host.clock.now());
    // What is typed already is newer.
    const now = this.typed;
    this.typed = {
      refuse: now.refuse || refuse,
      withdraw: now.withdraw || withdraw,
      ...(now.object === '' ? { object, about } : { object: now.object, about: now.about }),
    };
    this.#keep();
    this.#host.requestUpdate();
  }

  enter(typed: Partial<Typed>): Promise<unknown> {
    this.typed = { ...this.typed, ...typed };
    this.#host.requestUpdate();
    return this.#keep();
  }

  /** What was sent is typed no longer. */
  async sent(kind: CaseTask): Promise<void> {
    if (kind !== 'consent') await this.enter({ [kind]: '' });
  }

  /** One write after the other, so that the newest is the last. A device that keeps nothing still has it on screen. */
  #keep(): Promise<unknown> {
    const { typed } = this;
    const client = this.#client;
    const session = this.#session;
    if (client === null || this.#mediationId === null) return this.#keeping;
    const key = draftKey(this.#mediationId);
    const isEmpty = `${typed.refuse}${typed.withdraw}${typed.object}` === '';
    this.#keeping = this.#keeping
      .then(() => {
        // By now the device may be somebody else's.
        if (session.aborted) return;
        return isEmpty ? client.drafts.delete(key) : client.drafts.put(key, typed);
      })
      .catch(() => {});
    return this.#keeping;
  }

  #forget(): void {
    this.#client = null;
    this.#mediationId = null;
    this.typed = nothing;
  }
}

/** Reads what this or another version kept, and leaves out what can't be sent any more: the mediation has moved on. */
function readTyped(stored: unknown, shown: OwnCase, now: number): Typed {
  const kept = Object(stored) as Partial<Record<keyof Typed, unknown>>;
  const text = (name: 'refuse' | 'withdraw' | 'object', isAsked: boolean) => {
    const value = kept[name];
    return isAsked && typeof value === 'string' ? value : '';
  };
  return {
    refuse: text(
      'refuse',
      asksOf(shown, now).some(({ kind }) => kind === 'consent'),
    ),
    withdraw: text('withdraw', mayWithdraw(shown)),
    object: text('object', mayObject(shown)),
    about: objectionSubjects.find((subject) => subject === kept.about) ?? nothing.about,
  };
}
