import type { AnyWardError, WardClient } from '@wardkit/client';
import type { Doorplate, issueDoorplate } from '@wardkit/contract/doorplates';
import { actionFault } from '../foundation/client-failure.ts';
import { Dialog } from '../foundation/dialog.ts';
import { focusAfterUpdate } from '../foundation/focus.ts';
import type { Language } from '../foundation/language.ts';
import { newIdentifier } from '../foundation/new-identifier.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { DoorplateSheetMessages } from './doorplate-sheet.en.ts';
import type { PlateAct, PlateChangeState, PlateFault, PlateOutcome } from './plate-change.state.ts';
import { plateChangeContent } from './plate-change-dialog.ts';

// Not imported, so that the contract's schemas stay out; the type keeps it equal to the record's callers.
const MAY_CHANGE: Record<keyof typeof issueDoorplate.callers, true> = { supervisor: true, administrator: true };
/** Characters of a reason, white space at its ends aside. */
export const SHORTEST_REASON = 10;
const OVERTAKEN = ['version-stale', 'state-conflict', 'already-exists'];

/** One intent: pressed again after a lost answer, it is known as a repeat and done once. */
interface Attempt {
  readonly newPlateId: string;
  /** What the idempotency key was made for: it fits one body and one version. */
  sent: string;
  key: string;
}

/** Issues, replaces and revokes plates, each after a question in a dialog. */
export class PlateChangeController {
  /** Whether the caller's roles allow it; null while that is not known. The server decides in the end. */
  mayChange: boolean | null = null;
  readonly #host: WardElement<DoorplateSheetMessages>;
  readonly #done: (outcome: PlateOutcome) => void;
  readonly #overtaken: () => void;
  readonly #dialog: Dialog<never>;
  #client: WardClient | null = null;
  #state: PlateChangeState = { kind: 'closed' };
  #attempt: Attempt | null = null;
  #running: AbortController | null = null;

  /**
   * @param done told what came of it
   * @param overtaken called when the person has read that somebody else was quicker
   */
  constructor(host: WardElement<DoorplateSheetMessages>, done: (outcome: PlateOutcome) => void, overtaken: () => void) {
    this.#host = host;
    this.#done = done;
    this.#overtaken = overtaken;
    this.#dialog = new Dialog<never>(host);
    host.withClient((client, signal) => {
      this.#client = client;
      signal.addEventListener(
        'abort',
        () => {
          this.#forget();
          this.#client = null;
        },
        { once: true },
      );
      void this.#askRoles(client, signal);
    });
  }

  /** Asks before anything is done. */
  open(act: PlateAct): void {
    this.#forget();
    const newPlateId = newIdentifier(this.#host.clock.now());
    this.#attempt = { newPlateId, sent: '', key: '' };
    this.#set({ kind: 'asking', act, reason: '', fault: null, requestId: null });
    void this.#dialog.open().then(() => {
      const wasOvertaken = this.#state.kind === 'overtaken';
      this.#forget();
      if (wasOvertaken) this.#overtaken();
    });
  }

  render(language: Language<DoorplateSheetMessages>): unknown {
    const state = this.#state;
    if (state.kind === 'closed') return null;
    return this.#dialog.render(
      plateChangeContent(state, language, {
        write: (reason) => this.#write(reason),
        send: () => void this.#send(),
        close: () => this.#dialog.close(null),
      }),
    );
  }

  async #askRoles(client: WardClient, signal: AbortSignal): Promise<void> {
    const session = await client.session.get({ signal }).safe();
    if (signal.aborted) return;
    this.mayChange = session.ok ? session.data.roles.some((role) => Object.hasOwn(MAY_CHANGE, role)) : null;
    this.#host.requestUpdate();
  }

  #write(reason: string): void {
    if (this.#state.kind === 'asking') this.#set({ ...this.#state, reason, fault: null });
  }

  async #send(): Promise<void> {
    const state = this.#state;
    const client = this.#client;
    const attempt = this.#attempt;
    if (state.kind !== 'asking' || client === null || attempt === null) return;
    const reason = state.reason.trim();
    if (state.act.kind !== 'issue' && [...reason].length < SHORTEST_REASON) return this.#fail('too-short', null);
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const { signal } = running;
    this.#set({ ...state, kind: 'sending', fault: null });
    try {
      const issued =
        state.act.kind === 'issue'
          ? await this.#issue(client, state.act.premisesId, attempt, signal)
          : await this.#end(client, state.act.kind, state.act.plate, reason, attempt, signal);
      if (signal.aborted) return;
      if (issued !== null && 'now' in issued) {
        this.#set({ kind: 'overtaken', act: state.act, now: issued.now });
        return void focusAfterUpdate(this.#host, '.overtaken');
      }
      this.#forget();
      this.#dialog.close(null);
      this.#done({ act: state.act, issued: issued?.plate ?? null });
    } catch (error) {
      if (signal.aborted) return;
      this.#set({ ...state, kind: 'asking' });
      this.#fail(faultOf(error as AnyWardError), (error as AnyWardError).requestId ?? null);
    }
  }

  async #issue(
    client: WardClient,
    premisesId: string,
    attempt: Attempt,
    signal: AbortSignal,
  ): Promise<{ plate: Doorplate } | { now: Doorplate }> {
    // An issue would put the plate that is there out of force: whoever has not seen it is told instead.
    const { items } = await client.doorplates.list({ premisesId, state: 'in-force', limit: 1 }, { signal });
    const [standing] = items;
    if (standing !== undefined) return standing.id === attempt.newPlateId ? { plate: standing } : { now: standing };
    const idempotencyKey = keyFor(attempt, premisesId, this.#host.clock.now());
    return { plate: await client.doorplates.issue(attempt.newPlateId, { premisesId }, { idempotencyKey, signal }) };
  }

  async #end(
    client: WardClient,
    kind: 'replace' | 'revoke',
    plate: Doorplate,
    reason: string,
    attempt: Attempt,
    signal: AbortSignal,
  ): Promise<{ plate: Doorplate } | { now: Doorplate } | null> {
    const read = () => client.doorplates.get(plate.id, { signal }).withResponse();
    const settled = async (now: Doorplate) => {
      if (kind === 'replace' && now.replacedById === attempt.newPlateId)
        return { plate: await client.doorplates.get(attempt.newPlateId, { signal }) };
      return kind === 'revoke' && now.state === 'revoked' && now.endReason === reason ? null : { now };
    };
    const { data: now, etag } = await read();
    if (now.state !== 'in-force') return settled(now);
    const ifMatch = etag ?? `"${now.version}"`;
    const idempotencyKey = keyFor(attempt, `${ifMatch} ${reason}`, this.#host.clock.now());
    const options = { ifMatch, idempotencyKey, signal };
    try {
      if (kind === 'revoke') {
        await client.doorplates.revoke(plate.id, { reason }, options);
        return null;
      }
      const body = { newDoorplateId: attempt.newPlateId, reason };
      return { plate: (await client.doorplates.replace(plate.id, body, options)).issued };
    } catch (error) {
      const { kind: of, code } = error as { kind?: string; code?: string };
      if (of !== 'api' || !OVERTAKEN.includes(code ?? '')) throw error;
      const { data: later } = await read();
      if (later.state !== 'in-force') return settled(later);
      throw error; // it is still in force: pressed again, it goes by the plate as it is by now
    }
  }

  #fail(fault: PlateFault, requestId: string | null): void {
    if (this.#state.kind !== 'asking') return;
    this.#set({ ...this.#state, fault, requestId });
    void focusAfterUpdate(this.#host, fault === 'too-short' ? '.plate-change textarea' : '.plate-fault');
  }

  #forget(): void {
    this.#running?.abort();
    this.#running = null;
    this.#attempt = null;
    this.#set({ kind: 'closed' });
  }

  #set(state: PlateChangeState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

function keyFor(attempt: Attempt, sent: string, now: number): string {
  if (attempt.key === '' || attempt.sent !== sent) {
    attempt.key = newIdentifier(now);
    attempt.sent = sent;
  }
  return attempt.key;
}

function faultOf(error: AnyWardError): PlateFault {
  return error.kind === 'api' && OVERTAKEN.includes(error.code) ? 'changed' : actionFault(error);
}
