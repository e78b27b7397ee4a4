import type { AnyWardError, OutboxItem } from '@wardkit/client';
import type { InputError } from '@wardkit/contract/problem';
import type { Stay, StayRegistration, StaySignOff } from '@wardkit/contract/stays';
import { isClientError, keepingFailure } from '../foundation/client-failure.ts';
import { newIdentifier } from '../foundation/new-identifier.ts';
import { outcomeOf, stayOfItem } from './outbox-items.ts';
import type { StayForm } from './stay-form.ts';
import { placeOf } from './stay-place.ts';
import type { StayRegisterController } from './stay-register.controller.ts';
import { type StayAction, StaySavedEvent, StaySaveEvent } from './stay-register.events.ts';
import type { Failure, Outcome, Place, Task } from './stay-register.state.ts';

const purpose = 'stay-registration';

/** What an item holds of what was entered. */
type Entered = StayRegistration | StaySignOff;

/** Registers, changes and signs off, and follows what was saved until the server has it. */
export class StaySaving {
  /** What the server says of single fields, for the summary above the form. */
  faults: readonly InputError[] = [];
  readonly #of: StayRegisterController;
  readonly #form: StayForm;

  constructor(of: StayRegisterController, form: StayForm) {
    this.#of = of;
    this.#form = form;
  }

  /** Begins a registration; `place` null where the person says it by a plate. */
  beginRegistration(place: Place | null): void {
    this.#form.clear();
    const stayId = newIdentifier(this.#of.host.clock.now());
    this.#set({ kind: 'registering', place, stayId, itemId: null, busy: false, failure: null });
  }

  beginChange(stay: Stay): void {
    this.#begin('changing', stay);
  }

  beginSignOff(stay: Stay): void {
    this.#begin('signing-off', stay);
  }

  /** Back to the list; what was entered is gone. */
  leave(): void {
    this.#form.clear();
    this.faults = [];
    this.#set({ kind: 'none' });
  }

  /** Shows where the stay of a restored form stands, unless the person is at something. */
  async resume(): Promise<void> {
    const { client } = this.#of;
    const item = client?.outbox.items.find((each) => this.#of.value !== null && stayOfItem(each) === this.#of.value);
    if (this.#of.task.kind === 'none' && item !== undefined && item.state !== 'accepted') await this.open(item.id);
  }

  /** @returns whether it was saved */
  async register(): Promise<boolean> {
    const { client } = this.#of;
    const { task } = this.#of;
    if (client === null || task.kind !== 'registering' || task.busy || !this.#mayGo(task.stayId, 'register'))
      return false;
    const { place, stayId, itemId } = task;
    const body = this.#form.registration(place);
    const label = labelOf(place, body);
    this.#set({ ...task, busy: true, failure: null });
    try {
      if (itemId !== null) {
        // It came back and is sent anew: what was refused is replaced, and stays one item.
        await client.outbox.resolve(itemId, { merged: body });
        await this.open(itemId);
      } else {
        const receipt = await client.stays.register(stayId, body, { purpose, label });
        await this.#saved('register', stayId, receipt.id, label, receipt);
      }
      this.#form.clear();
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  /** @returns whether the server has it: a change does not wait */
  async change(): Promise<boolean> {
    const { client } = this.#of;
    const { task } = this.#of;
    if (client === null || task.kind !== 'changing' || task.busy || !this.#mayGo(task.stay.id, 'change')) return false;
    const { stay } = task;
    const body = this.#form.change(stay);
    this.#set({ ...task, busy: true, failure: null });
    try {
      const changed = await client.stays.change(stay.id, body, { purpose, ifMatch: `"${stay.version}"` });
      this.#form.clear();
      this.#set({
        kind: 'receipt',
        action: 'change',
        stayId: stay.id,
        itemId: null,
        label: placeOf(stay),
        savedAt: new Date(this.#of.host.clock.now()).toISOString(),
        kept: 'server',
        outcome: { kind: 'accepted', stay: changed },
        busy: false,
      });
      this.#tell('change', stay.id, 'server');
      this.#of.load();
      return true;
    } catch (error) {
      await this.#changeFailed(error, stay);
      return false;
    }
  }

  /** @returns whether it was saved */
  async signOff(): Promise<boolean> {
    const { client } = this.#of;
    const { task } = this.#of;
    if (client === null || task.kind !== 'signing-off' || task.busy) return false;
    const { stay } = task;
    const endedOn = this.#form.endedOn.value;
    if (endedOn === null || !this.#mayGo(stay.id, 'sign-off')) return false;
    this.#set({ ...task, busy: true, failure: null });
    try {
      const label = placeOf(stay);
      const options = { purpose, label, ifMatch: `"${stay.version}"`, base: stay } as const;
      const receipt = await client.stays.signOff(stay.id, { endedOn }, options);
      await this.#saved('sign-off', stay.id, receipt.id, label, receipt);
      this.#form.clear();
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  /** Shows the receipt of what waits in the outbox. */
  async open(itemId: string): Promise<void> {
    const { client } = this.#of;
    const item = client?.outbox.items.find((each) => each.id === itemId);
    if (client === null || item === undefined) return;
    const action: StayAction = item.operationId === 'stays.signOff' ? 'sign-off' : 'register';
    this.#set({
      kind: 'receipt',
      action,
      stayId: stayOfItem(item),
      itemId,
      label: item.label,
      savedAt: item.createdAt,
      kept: client.outbox.status.kept,
      outcome: outcomeOf(item, client.outbox.status.online),
      busy: false,
    });
    await this.#lookAtConflict(item);
    const receipt = await client.outbox.receipt<Stay>(itemId);
    if (receipt !== null) this.#await(itemId, receipt.settled);
  }

  /** Puts what came back into the form again. */
  async correct(): Promise<void> {
    const { client } = this.#of;
    const { task } = this.#of;
    if (client === null || task.kind !== 'receipt' || task.itemId === null) return;
    const { itemId, stayId, label } = task;
    const { item, body } = await client.outbox.exportItem(itemId);
    const entered = body as Entered;
    if (!('person' in entered)) return;
    this.#form.fill(entered);
    this.faults = item.problem?.errors ?? [];
    const { premisesId, plateCode } = entered;
    const open = this.#of.state.kind === 'ready' ? this.#of.state.place : null;
    const place: Place | null =
      premisesId === undefined
        ? open?.by === 'plate' && open.plateCode === plateCode
          ? open
          : null
        : open?.by === 'premises' && open.premisesId === premisesId
          ? open
          : { by: 'premises', premisesId, label, dwellings: [] };
    this.#set({ kind: 'registering', place, stayId, itemId, busy: false, failure: null });
  }

  /** Decides what was changed by two: signs off all the same, or leaves the stay as it is. */
  async decide(choice: 'mine' | 'theirs'): Promise<void> {
    const { client } = this.#of;
    const { task } = this.#of;
    if (client === null || task.kind !== 'receipt' || task.itemId === null || task.busy) return;
    const { itemId, outcome } = task;
    this.#set({ ...task, busy: true });
    try {
      if (choice === 'theirs') {
        await client.outbox.resolve(itemId, 'theirs');
        this.#set({ ...task, outcome: { kind: 'dropped' }, busy: false });
        this.#setValue(null);
      } else {
        const { body } = await client.outbox.exportItem(itemId);
        const stay = outcome.kind === 'conflict' ? outcome.stay : null;
        const ifMatch = stay === null ? {} : { ifMatch: `"${stay.version}"` };
        await client.outbox.resolve(itemId, { merged: body, ...ifMatch });
        await this.open(itemId);
      }
    } catch {
      // It is as it was before; what is in the way is said by the item itself.
      this.#set({ ...task, busy: false });
      this.follow();
    }
  }

  /** Gives up what came back, for good. */
  async discard(): Promise<void> {
    const { client } = this.#of;
    const { task } = this.#of;
    if (client === null || task.kind !== 'receipt' || task.itemId === null) return;
    await client.outbox.discard(task.itemId);
    if (this.#of.value === task.stayId) this.#setValue(null);
    this.leave();
    this.#of.load();
  }

  /** Sends what waits now. */
  sendNow(): void {
    void this.#of.client?.outbox.drain();
  }

  /** Looks at what the outbox says now. */
  follow(): void {
    const { client } = this.#of;
    const { task } = this.#of;
    if (client === null || task.kind !== 'receipt' || task.outcome.kind === 'accepted') return;
    const item = client.outbox.items.find((each) => each.id === task.itemId);
    if (item === undefined || item.state === 'accepted' || task.outcome.kind === 'dropped') return;
    const outcome = outcomeOf(item, client.outbox.status.online);
    if (outcome.kind === 'conflict' && task.outcome.kind === 'conflict') return;
    this.#set({ ...task, outcome });
    if (outcome.kind === 'rejected' && this.#of.value === task.stayId) this.#setValue(null);
    void this.#lookAtConflict(item);
  }

  #begin(kind: 'changing' | 'signing-off', stay: Stay): void {
    this.#form.begin(stay);
    const dwellings = this.#of.dwellingsFor(stay);
    this.#set({ kind, stay, dwellings, changedMeanwhile: false, busy: false, failure: null });
  }

  #mayGo(stayId: string, action: StayAction): boolean {
    this.faults = [];
    return this.#of.host.dispatchEvent(new StaySaveEvent(stayId, action));
  }

  async #saved(
    action: StayAction,
    stayId: string,
    itemId: string,
    label: string,
    receipt: { savedAt: string; kept: 'device' | 'memory'; settled: Promise<Settled> },
  ): Promise<void> {
    const { client } = this.#of;
    const { savedAt, kept } = receipt;
    const item = client?.outbox.items.find((each) => each.id === itemId);
    const online = client?.outbox.status.online ?? false;
    const outcome: Outcome = item === undefined ? { kind: 'waiting', online } : outcomeOf(item, online);
    this.#set({ kind: 'receipt', action, stayId, itemId, label, savedAt, kept, outcome, busy: false });
    this.#tell(action, stayId, kept);
    if (item !== undefined) await this.#lookAtConflict(item);
    this.#await(itemId, receipt.settled);
  }

  #await(itemId: string, settled: Promise<Settled>): void {
    const { signal } = this.#of;
    void settled.then((how) => {
      if (signal.aborted) return;
      const { task } = this.#of;
      if (how.state === 'accepted') {
        if (task.kind === 'receipt' && task.itemId === itemId) {
          this.#set({ ...task, outcome: { kind: 'accepted', stay: how.data } });
        }
        this.#of.load();
      } else this.follow();
    });
  }

  /** A conflict that did not bring the stay with it: it is read again. */
  async #lookAtConflict(item: OutboxItem): Promise<void> {
    const { client, signal } = this.#of;
    const { task } = this.#of;
    if (client === null || task.kind !== 'receipt' || task.outcome.kind !== 'conflict') return;
    const told = item.current as Stay | null;
    const read = told === null ? await client.stays.get(stayOfItem(item), { signal, purpose }).safe() : null;
    const stay = told ?? (read?.ok ? read.data : null);
    if (signal.aborted || this.#of.task.kind !== 'receipt' || this.#of.task.itemId !== item.id) return;
    this.#set({ ...this.#of.task, outcome: { kind: 'conflict', stay } });
  }

  async #changeFailed(error: unknown, before: Stay): Promise<void> {
    const { client, signal } = this.#of;
    const { task } = this.#of;
    if (signal.aborted || client === null || task.kind !== 'changing') return;
    if (!isClientError(error) || error.kind !== 'api' || error.code !== 'version-stale') return this.#failed(error);
    const told = (error.problem.current ?? null) as Stay | null;
    const read = told === null ? await client.stays.get(before.id, { signal, purpose }).safe() : null;
    if (signal.aborted || this.#of.task.kind !== 'changing') return;
    if (read !== null && !read.ok) return this.#failed(read.error);
    const now = told ?? (read?.ok ? read.data : before);
    this.#form.meet(before, now);
    this.#set({ ...task, stay: now, changedMeanwhile: true, busy: false, failure: null });
  }

  #failed(error: unknown): void {
    const { task } = this.#of;
    if (this.#of.signal.aborted || !('failure' in task)) return;
    if (isClientError(error) && error.kind === 'api') this.faults = error.problem.errors ?? [];
    this.#set({ ...task, busy: false, failure: failureOf(error) });
  }

  #tell(action: StayAction, stayId: string, kept: 'device' | 'memory' | 'server'): void {
    this.#setValue(stayId);
    this.#of.host.dispatchEvent(new StaySavedEvent(stayId, action, kept));
  }

  #setValue(value: string | null): void {
    if (value === this.#of.value) return;
    this.#of.value = value;
    this.#of.host.valueChanged();
  }

  #set(task: Task): void {
    this.#of.setTask(task);
  }
}

type Settled = { state: 'accepted'; data: Stay } | { state: 'conflict' | 'rejected' | 'discarded' };

/** What the outbox calls it: where it is, and nobody's name. */
function labelOf(place: Place | null, { plateCode }: StayRegistration): string {
  return place?.label ?? plateCode ?? '';
}

function failureOf(error: unknown): Failure {
  if (!isClientError(error)) return { kind: 'error', requestId: null };
  const { kind, requestId } = error as AnyWardError;
  if (kind === 'network' || kind === 'timeout') return { kind: 'offline' };
  if (kind === 'storage') {
    const why = keepingFailure(error);
    return { kind: why === 'unavailable' ? 'not-kept' : why };
  }
  if (error.kind !== 'api') return { kind: 'error', requestId };
  if (error.status === 401) return { kind: 'sign-in' };
  if (error.status === 403 || error.status === 404) return { kind: 'forbidden' };
  if (error.code === 'state-conflict') return { kind: 'ended' };
  return { kind: 'error', requestId };
}
