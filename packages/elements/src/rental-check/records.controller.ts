import type { WardClient } from '@wardkit/client';
import type { RentalCheck, reviewRentalCheck, withdrawRentalCheck } from '@wardkit/contract/rental-checks';
import type { LitElement } from 'lit';
import { isClientError } from '../foundation/client-failure.ts';
import type { Desk } from './desk.ts';
import { ReasonDialog } from './reason-dialog.ts';
import type { RentalCheckState } from './rental-check.state.ts';
import { readSubject } from './subject-reading.ts';

type RecordScreen = Extract<RentalCheckState, { kind: 'record' }>;

// The compiler keeps these roles to those that the operations name.
const reviewers: readonly string[] = ['officer', 'supervisor'] satisfies (keyof typeof reviewRentalCheck.callers)[];
const withdrawers = {
  auxiliary: 'own',
  officer: 'own',
  supervisor: 'same-station',
} as const satisfies typeof withdrawRentalCheck.callers;

/** What whoever is signed in may do with a check on record. The server decides; this is what is offered. */
export function offersOf(
  { state, isOwn }: Pick<RentalCheck, 'state' | 'isOwn'>,
  roles: readonly string[],
): { readonly review: boolean; readonly withdraw: boolean } {
  const withdraw = Object.entries(withdrawers).some(
    ([role, reach]) => roles.includes(role) && (reach === 'same-station' || isOwn === true),
  );
  return {
    review: state === 'submitted' && isOwn !== true && roles.some((role) => reviewers.includes(role)),
    withdraw: withdraw && (state === 'submitted' || state === 'sent-back'),
  };
}

/** Opens a check on record, has it reviewed by somebody other than its maker, and takes one back. */
export class Records {
  readonly sendBackDialog: ReasonDialog;
  readonly withdrawDialog: ReasonDialog;
  readonly #desk: Desk;

  constructor(host: LitElement, desk: Desk) {
    this.#desk = desk;
    this.sendBackDialog = new ReasonDialog(host);
    this.withdrawDialog = new ReasonDialog(host);
  }

  /** @throws an error of the SDK */
  async open(client: WardClient, checkId: string, signal: AbortSignal): Promise<void> {
    const answered = await client.rentalChecks.get(checkId, { signal }).withResponse();
    const check = answered.data;
    const [{ currentVersion: _current, ...subject }, session] = await Promise.all([
      readSubject(client, check.premisesId, check.standardVersion, signal),
      client.session.get(),
    ]);
    if (signal.aborted) return;
    this.#desk.set({
      kind: 'record',
      subject: { ...subject, stale: answered.stale ?? subject.stale },
      record: check,
      etag: answered.etag,
      offers: offersOf(check, session.roles),
      roles: session.roles,
      work: null,
      done: null,
      failure: null,
    });
  }

  async accept(): Promise<void> {
    await this.#decide('accepting', 'accepted', (client, { record, etag }) =>
      client.rentalChecks.review(record.id, { decision: 'accept', reason: null }, { ifMatch: etag ?? '' }),
    );
  }

  async sendBack(): Promise<void> {
    const reason = await this.sendBackDialog.open();
    if (reason === null) return;
    const isDone = await this.#decide('sending-back', 'sent-back', (client, { record, etag }) =>
      client.rentalChecks.review(record.id, { decision: 'send-back', reason }, { ifMatch: etag ?? '' }),
    );
    if (isDone) this.sendBackDialog.clear();
  }

  async withdraw(): Promise<void> {
    const reason = await this.withdrawDialog.open();
    if (reason === null) return;
    const isDone = await this.#decide('withdrawing', 'withdrawn', (client, { record, etag }) =>
      client.rentalChecks.withdraw(record.id, { reason }, { ifMatch: etag ?? '' }),
    );
    if (isDone) this.withdrawDialog.clear();
  }

  /** Goes on from a check that was sent back, as its maker. */
  correct(): void {
    const { state, host } = this.#desk;
    if (state.kind !== 'record') return;
    host.premisesId = state.record.premisesId;
    host.checkId = '';
  }

  async #decide(
    work: NonNullable<RecordScreen['work']>,
    done: NonNullable<RecordScreen['done']>,
    call: (client: WardClient, state: RecordScreen) => ReturnType<WardClient['rentalChecks']['review']>,
  ): Promise<boolean> {
    const { client, state, opening } = this.#desk;
    if (client === null || state.kind !== 'record' || state.work !== null) return false;
    this.#desk.set({ ...state, work, done: null, failure: null });
    try {
      const { data, etag } = await call(client, state).withResponse();
      if (opening.aborted) return true;
      const offers = offersOf(data, state.roles);
      this.#desk.set({ ...state, record: data, etag, offers, work: null, done, failure: null });
      return true;
    } catch (error) {
      if (!opening.aborted) await this.#failed(client, state, error);
      return false;
    }
  }

  async #failed(client: WardClient, state: RecordScreen, error: unknown): Promise<void> {
    const failure = failureOf(error);
    // What it says by now is what can be decided about.
    const again =
      failure === 'changed'
        ? await client.rentalChecks
            .get(state.record.id)
            .withResponse()
            .catch(() => null)
        : null;
    const { data: record, etag } = again ?? { data: state.record, etag: state.etag };
    this.#desk.set({ ...state, record, etag, offers: offersOf(record, state.roles), work: null, done: null, failure });
    if (failure === 'error' && !isClientError(error)) reportError(error);
  }
}

function failureOf(error: unknown): NonNullable<RecordScreen['failure']> {
  if (!isClientError(error)) return 'error';
  if (error.kind === 'network' || error.kind === 'timeout') return 'offline';
  if (error.kind !== 'api') return 'error';
  if (error.status === 403) return 'forbidden';
  return error.status === 409 || error.status === 412 ? 'changed' : 'error';
}
