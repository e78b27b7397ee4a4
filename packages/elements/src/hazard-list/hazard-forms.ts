import type { Hazard } from '@wardkit/contract/hazards';
import type { InputError } from '@wardkit/contract/problem';
import type { StaffMember } from '@wardkit/contract/stations';
import { isClientError } from '../foundation/client-failure.ts';
import { ErrorSummary, type Fault, serverFaults } from '../foundation/forms/error-summary.ts';
import { Photographs } from '../foundation/photographs/photographs.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import {
  type DraftFault,
  draftFromItem,
  draftKey,
  emptyDraft,
  faultsOf,
  type HazardDraft,
  readDraft,
  rectificationOf,
  referralOf,
  verificationOf,
} from './hazard-draft.ts';
import type { ChangeOutcome, HazardListController } from './hazard-list.controller.ts';
import type { HazardListMessages } from './hazard-list.en.ts';
import { HazardChangeEvent } from './hazard-list.events.ts';
import type { HazardChange } from './hazard-list.state.ts';

/** The form that is open over one hazard. */
export interface OpenForm {
  readonly hazard: Hazard;
  readonly change: HazardChange;
  readonly draft: HazardDraft;
  /** Fields that were found wrong at the last attempt. */
  readonly faults: readonly DraftFault[];
}

/** Where the fields of a form stand, for the summary of what is to be put right. */
const targets: Readonly<Record<DraftFault, string>> = {
  photographs: '.form [data-take]',
  outcome: '.form input[name="outcome"]',
  assigneeId: '#hazard-assignee',
  authority: '#hazard-authority',
  name: '#hazard-name',
  reason: '#hazard-reason',
  note: '#hazard-note',
};

const pointers = {
  '/photographIds': targets.photographs,
  '/outcome': targets.outcome,
  '/assigneeId': targets.assigneeId,
  '/authority': targets.authority,
  '/name': targets.name,
  '/reason': targets.reason,
  '/reference': '#hazard-reference',
  '/note': targets.note,
};

/** Reports, re-inspections, assignments and referrals as they are entered: kept with each key, and given back when refused. */
export class HazardForms {
  form: OpenForm | null = null;
  staff: readonly StaffMember[] | 'loading' | 'failed' = 'loading';
  readonly summary: ErrorSummary;
  readonly photographs: Photographs;
  readonly #host: WardElement<HazardListMessages>;
  readonly #list: HazardListController;
  /** What is put on the device, one after the other: a form that opens again waits for the last key. */
  #putting: Promise<unknown> = Promise.resolve();

  constructor(host: WardElement<HazardListMessages>, list: HazardListController) {
    this.#host = host;
    this.#list = list;
    this.summary = new ErrorSummary(host);
    this.photographs = new Photographs(host);
    host.withClient((client, signal) => {
      this.photographs.connect(client, signal);
      signal.addEventListener('abort', () => this.close(), { once: true });
    });
  }

  /** Opens the form with what was entered before. */
  async open(hazard: Hazard, change: HazardChange): Promise<void> {
    const { client } = this.#list;
    const stored = await this.#putting.then(() => client?.drafts.get(draftKey(hazard.id, change))).catch(() => null);
    this.#show({ hazard, change, draft: readDraft(stored), faults: [] });
    if (change === 'assign') void this.readStaff();
  }

  close(): void {
    this.form = null;
    this.summary.clear();
    this.#host.requestUpdate();
  }

  /** Keeps what a person enters. */
  enter(entered: Partial<HazardDraft>): void {
    if (this.form === null) return;
    const draft = { ...this.form.draft, ...entered };
    this.form = { ...this.form, draft };
    this.#keep(this.form.hazard.id, this.form.change, draft);
    this.#host.requestUpdate();
  }

  async addPhotographs(files: readonly File[]): Promise<void> {
    const { form } = this;
    if (form === null) return;
    const { id, premisesId } = form.hazard;
    const about = { record: { premisesId }, held: form.draft.photographs.length, signal: this.#list.signal };
    await this.photographs.add(id, files, about, (photograph) => {
      if (this.form?.hazard.id !== id) return void this.photographs.forget(photograph.id);
      this.enter({ photographs: [...this.form.draft.photographs, photograph] });
    });
  }

  removePhotograph(id: string): void {
    this.enter({ photographs: this.form?.draft.photographs.filter((each) => each.id !== id) ?? [] });
    void this.photographs.forget(id);
  }

  async readStaff(): Promise<void> {
    const { client, signal } = this.#list;
    this.staff = 'loading';
    this.#host.requestUpdate();
    const answered = await client?.places.listStaff({ limit: 200 }, { signal }).safe();
    if (answered === undefined || signal.aborted) return;
    this.staff = answered.ok ? answered.data.items : 'failed';
    this.#host.requestUpdate();
  }

  /** Hands it in, or tells what is missing. @returns what was done, for those who listen; null where nothing was */
  async submit(now: number): Promise<HazardChange | null> {
    const { form } = this;
    const words = this.#host.language?.words;
    if (form === null || words === undefined) return null;
    const { hazard, change, draft } = form;
    const faults = faultsOf(draft, change, this.#list.caller.isLandlord);
    if (faults.length > 0) {
      this.form = { ...form, faults };
      await this.summary.show(
        faults.map((fault) => ({ message: faultWords(fault, change, words), target: targets[fault] })),
      );
      return null;
    }
    if (!this.#host.dispatchEvent(new HazardChangeEvent(hazard.id, change))) return null;
    // Drawn as if it were done; a refusal opens the form again, with all that was entered.
    this.close();
    const outcome = await this.#send(hazard.id, change, draft, now);
    if (outcome === 'done') {
      await this.#putting;
      await this.#list.client?.drafts.delete(draftKey(hazard.id, change)).catch(() => {});
      return change;
    }
    if (outcome !== 'overtaken' && this.#list.openId === hazard.id && this.form === null) {
      this.#show({ hazard, change, draft, faults: [] });
      await this.summary.show(faultsFrom(outcome.errors));
    }
    return null;
  }

  /** Takes what was queued and not accepted back into its form. */
  async correct(hazard: Hazard, change: HazardChange, itemId: string): Promise<void> {
    const { client } = this.#list;
    if (client === null) return;
    try {
      const draft = await draftFromItem(client, itemId, hazard);
      await client.drafts.put(draftKey(hazard.id, change), draft);
      await client.outbox.discard(itemId);
      this.#show({ hazard: this.#list.row(hazard.id)?.hazard ?? hazard, change, draft, faults: [] });
    } catch (error) {
      // It stays where it is, with everything in it.
      if (!isClientError(error)) throw error;
    }
  }

  #show(form: OpenForm): void {
    this.form = form;
    this.summary.clear();
    this.#host.requestUpdate();
  }

  #send(hazardId: string, change: HazardChange, draft: HazardDraft, now: number): Promise<ChangeOutcome> {
    switch (change) {
      case 'rectify':
        return this.#list.rectify(hazardId, rectificationOf(draft, now));
      case 'verify':
        return this.#list.verify(hazardId, verificationOf(draft, now));
      case 'refer':
        return this.#list.refer(hazardId, referralOf(draft));
      case 'assign': {
        const staff = Array.isArray(this.staff) ? (this.staff as readonly StaffMember[]) : [];
        const name = staff.find(({ id }) => id === draft.assigneeId)?.displayName ?? '';
        return this.#list.assign(hazardId, { assigneeId: draft.assigneeId }, name);
      }
    }
  }

  #keep(hazardId: string, change: HazardChange, draft: HazardDraft): void {
    const { client } = this.#list;
    const isEmpty = JSON.stringify(draft) === JSON.stringify(emptyDraft);
    const key = draftKey(hazardId, change);
    // A device that keeps no draft still has it on screen; handing in says so if it can't keep that either.
    this.#putting = this.#putting
      .then(() => (isEmpty ? client?.drafts.delete(key) : client?.drafts.put(key, draft)))
      .catch(() => {});
  }
}

/** What is to be done about a field. */
export function faultWords(fault: DraftFault, change: HazardChange, words: HazardListMessages): string {
  switch (fault) {
    case 'photographs':
      return change === 'verify' ? words.verifyPhotographMissing : words.photographRequired;
    case 'outcome':
      return words.verifyOutcomeMissing;
    case 'assigneeId':
      return words.assignMissing;
    case 'authority':
      return words.referAuthorityMissing;
    case 'name':
      return words.referNameMissing;
    case 'reason':
      return words.referReasonMissing;
    case 'note':
      return words.noteTooLong;
  }
}

function faultsFrom(errors: readonly InputError[]): Fault[] {
  return serverFaults(errors, pointers);
}
