import type { AnyWardError } from '@wardkit/client';
import type { Alert } from '@wardkit/contract/alert';
import type { NearestUnit } from '@wardkit/contract/alert-units';
import { metresBetween } from '@wardkit/contract/geo-point';
import type { Station } from '@wardkit/contract/stations';
import { isClientError } from '../foundation/client-failure.ts';
import { ErrorSummary, serverFaults } from '../foundation/forms/error-summary.ts';
import { newIdentifier } from '../foundation/new-identifier.ts';
import { Photographs } from '../foundation/photographs/photographs.ts';
import { sendPhotographs } from '../foundation/photographs/send-photographs.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { AlertMessages } from './alert.en.ts';
import { AlertChangeEvent } from './alert.events.ts';
import type { AlertChange } from './alert.state.ts';
import { moved, unitsOn } from './alert-changes.ts';
import type { AlertDesk, ChangeOutcome } from './alert-desk.ts';
import { type AlertDraft, type DraftFault, draftKey, emptyDraft, faultsOf, readDraft } from './alert-draft.ts';
import { purpose } from './purpose.ts';

/** What is read for a form to choose from. */
export type Choices<T> = readonly T[] | 'loading' | 'failed';

/** Another alert that may tell of the same, with how far away it is; null where one of both is not on the map. */
export interface Candidate {
  readonly alert: Alert;
  readonly metres: number | null;
}

/** The form that is open over one alert. */
export interface OpenForm {
  readonly alert: Alert;
  readonly change: AlertChange;
  readonly draft: AlertDraft;
  /** Fields that were found wrong at the last attempt. */
  readonly faults: readonly DraftFault[];
}

const day = 24 * 60 * 60 * 1000;
/** The states in which an alert can be the first of a duplicate, by the contract. */
const noOriginals = ['duplicate-of', 'transferred', 'archived'];

/** Where the fields of a form stand, for the summary of what is to be put right. */
const targets: Readonly<Record<DraftFault, string>> = {
  units: '.form .choice input:not(:disabled)',
  release: '.form .choice input',
  outcome: '#alert-outcome',
  note: '#alert-note',
  reason: '#alert-reason',
  station: '#alert-station',
  original: '.form .choice input',
  photographs: '.form .photographs button',
};

const pointers = {
  '/unitIds': targets.units,
  '/outcome': targets.outcome,
  '/note': targets.note,
  '/text': targets.note,
  '/reason': targets.reason,
  '/toStationId': targets.station,
  '/originalId': targets.original,
  '/photographIds': targets.photographs,
};

/** What is asked for before an alert is changed: kept as it is entered, and given back when it is refused. */
export class AlertForms {
  form: OpenForm | null = null;
  units: Choices<NearestUnit> = 'loading';
  /** Whether the alert has a place on the map, so that distances are known. */
  isLocated = true;
  stations: Choices<Station> = 'loading';
  candidates: Choices<Candidate> = 'loading';
  readonly photographs: Photographs;
  readonly summary: ErrorSummary;
  readonly #host: WardElement<AlertMessages>;
  readonly #desk: AlertDesk;
  #putting: Promise<unknown> = Promise.resolve();

  constructor(host: WardElement<AlertMessages>, desk: AlertDesk) {
    this.#host = host;
    this.#desk = desk;
    this.photographs = new Photographs(host);
    this.summary = new ErrorSummary(host);
    host.withClient((client, signal) => {
      this.photographs.connect(client, signal);
      signal.addEventListener('abort', () => this.close(), { once: true });
    });
  }

  /** Opens the form with what was entered before, and reads what there is to choose from. */
  async open(alert: Alert, change: AlertChange): Promise<void> {
    const { client } = this.#desk;
    // A form that was closed a moment ago, by a conflict or a hand, has its last key on the way still.
    const stored = await this.#putting.then(() => client?.drafts.get(draftKey(alert.id, change))).catch(() => null);
    this.#show({ alert, change, draft: readDraft(stored), faults: [] });
    void this.readChoices();
  }

  close(): void {
    this.form = null;
    this.summary.clear();
    this.#host.requestUpdate();
  }

  /** Keeps what a person enters. */
  enter(entered: Partial<AlertDraft>): void {
    if (this.form === null) return;
    const draft = { ...this.form.draft, ...entered };
    this.form = { ...this.form, draft };
    this.#keep(this.form.alert.id, this.form.change, draft);
    this.#host.requestUpdate();
  }

  /** Chooses a unit, or lets it be. */
  toggle(unitId: string, isChosen: boolean): void {
    const others = this.form?.draft.unitIds.filter((id) => id !== unitId) ?? [];
    this.enter({ unitIds: isChosen ? [...others, unitId] : others });
  }

  async addPhotographs(files: readonly File[]): Promise<void> {
    const { form } = this;
    if (form === null) return;
    const { id } = form.alert;
    const about = { record: { alertId: id }, held: form.draft.photographs.length, signal: this.#desk.signal };
    await this.photographs.add(id, files, about, (photograph) => {
      if (this.form?.alert.id !== id) return void this.photographs.forget(photograph.id);
      this.enter({ photographs: [...this.form.draft.photographs, photograph] });
    });
  }

  removePhotograph(id: string): void {
    this.enter({ photographs: this.form?.draft.photographs.filter((each) => each.id !== id) ?? [] });
    void this.photographs.forget(id);
  }

  async readChoices(): Promise<void> {
    const { form } = this;
    if (form === null) return;
    try {
      if (form.change === 'dispatch' || form.change === 'reinforce') await this.#readUnits(form.alert);
      if (form.change === 'transfer') await this.#readStations();
      if (form.change === 'markDuplicate') await this.#readCandidates(form.alert);
    } catch (error) {
      if (this.#desk.signal.aborted) return;
      if (!isClientError(error)) throw error;
      if (form.change === 'transfer') this.stations = 'failed';
      else if (form.change === 'markDuplicate') this.candidates = 'failed';
      else this.units = 'failed';
    }
    this.#host.requestUpdate();
  }

  /** Hands it in, or tells what is missing. @returns what was done; null where nothing was */
  async submit(): Promise<AlertChange | null> {
    const { form } = this;
    const words = this.#host.language?.words;
    if (form === null || words === undefined) return null;
    const { alert, change, draft } = form;
    const isLost = draft.photographs.some(({ id }) => this.photographs.thumbnail(id) === 'lost');
    const faults = [...faultsOf(draft, change, unitsOn(alert).length), ...(isLost ? (['photographs'] as const) : [])];
    if (faults.length > 0) {
      this.form = { ...form, faults };
      await this.summary.show(
        faults.map((fault) => ({ message: faultWords(fault, change, words), target: targets[fault] })),
      );
      return null;
    }
    if (!this.#host.dispatchEvent(new AlertChangeEvent(alert.id, change))) return null;
    // Drawn as if it were done; a refusal opens the form again, with all that was entered.
    this.close();
    const outcome = await this.#send(alert, change, draft);
    if (outcome === 'done') {
      await this.#putting;
      await this.#desk.client?.drafts.delete(draftKey(alert.id, change)).catch(() => {});
      for (const { id } of draft.photographs) void this.photographs.forget(id);
      return change;
    }
    if (outcome !== 'overtaken' && this.#desk.openId === alert.id && this.form === null) {
      this.#show({ alert: this.#desk.standing(alert.id)?.alert ?? alert, change, draft, faults: [] });
      if (change === 'dispatch' || change === 'reinforce') void this.readChoices();
      const errors = outcome.refusal?.kind === 'api' ? outcome.refusal.problem.errors : undefined;
      await this.summary.show(serverFaults(errors, pointers));
    }
    return null;
  }

  #show(form: OpenForm): void {
    this.form = form;
    this.summary.clear();
    this.#host.requestUpdate();
  }

  #send(alert: Alert, change: AlertChange, draft: AlertDraft): Promise<ChangeOutcome> {
    const { id } = alert;
    const { unitIds, outcome, note: written, reason: given, stationId, originalId } = draft;
    const now = this.#host.clock.now();
    const at = new Date(now).toISOString();
    const [note, reason] = [written.trim(), given.trim()];
    const noted = note === '' ? {} : { note };
    const desk = this.#desk;
    switch (change) {
      case 'dispatch':
        return desk.change(id, change, moved('dispatch', at), ({ alerts }, how) =>
          alerts.dispatch(id, { unitIds: [...unitIds], ...noted }, how),
        );
      case 'reinforce':
        return desk.change(id, change, null, ({ alerts }, how) =>
          alerts.reinforce(id, { unitIds: [...unitIds], ...noted }, how),
        );
      case 'depart':
      case 'arrive': {
        const [unitId] = unitIds;
        const which = unitId === undefined ? {} : { unitId };
        return desk.change(id, change, moved(change, at), ({ alerts }, how) => alerts[change](id, which, how));
      }
      case 'releaseUnits':
        return desk.change(id, change, null, ({ alerts }, how) =>
          alerts.releaseUnits(id, { unitIds: [...unitIds], ...noted }, how),
        );
      case 'resolve':
        return desk.change(id, change, moved('resolve', at), async (client, how) => {
          const photographIds = await sendPhotographs(client, draft.photographs, { alertId: id }, how.signal);
          return client.alerts.resolve(id, { outcome, note, photographIds, mediationId: null }, how);
        });
      case 'markDuplicate':
        return desk.change(id, change, moved('markDuplicate', at), ({ alerts }, how) =>
          alerts.markDuplicate(id, { originalId, ...noted }, how),
        );
      case 'transfer':
        return desk.change(id, change, moved('transfer', at), ({ alerts }, how) =>
          alerts.transfer(id, { toStationId: stationId, newAlertId: newIdentifier(now), reason }, how),
        );
      case 'cancel':
      case 'declareUnfounded':
      case 'reopen':
        return desk.change(id, change, moved(change, at), ({ alerts }, how) => alerts[change](id, { reason }, how));
      default:
        return this.#saveNote(id, note, at);
    }
  }

  /** A note needs no network: it waits on the device until it can go. */
  async #saveNote(alertId: string, text: string, at: string): Promise<ChangeOutcome> {
    const { client } = this.#desk;
    if (client === null) return { refusal: null };
    try {
      const receipt = await client.alerts.addNote(alertId, newIdentifier(Date.parse(at)), { at, text }, { purpose });
      void receipt.settled.then(() => {
        if (this.#desk.openId === alertId) void this.#desk.reread(alertId);
      });
      return 'done';
    } catch (error) {
      if (!isClientError(error)) throw error;
      return this.#desk.unkept(alertId, error as AnyWardError);
    }
  }

  async #readUnits(alert: Alert): Promise<void> {
    const { client, signal } = this.#desk;
    if (client === null) return;
    this.units = 'loading';
    const answered = await client.alerts.nearestUnits(alert.id, { limit: 200 }, { signal }).safe();
    this.isLocated = answered.ok;
    if (answered.ok) {
      this.units = answered.data.items;
      return;
    }
    if (answered.error.kind !== 'api' || answered.error.code !== 'alert-not-located') throw answered.error;
    // Nobody has found it on the map: the units by name, each with why it can't be sent.
    const { items } = await client.responseUnits.list({ limit: 200 }, { signal });
    this.units = items.map((unit) => {
      const isHere = unitsOn(alert).some(({ unitId }) => unitId === unit.id);
      const isElsewhere = unit.alertId !== null && !isHere;
      const exclusions = [
        ...(isHere ? (['already-assigned'] as const) : []),
        ...(isElsewhere ? (['on-another-alert'] as const) : []),
        ...(unit.state === 'unavailable' || unit.state === 'off-duty' ? ([unit.state] as const) : []),
      ];
      return { unit, distanceMetres: null, exclusions };
    });
  }

  async #readStations(): Promise<void> {
    const { client, signal, stationId } = this.#desk;
    if (client === null) return;
    this.stations = 'loading';
    const stations: Station[] = [];
    for await (const station of client.places.listStations({ limit: 200 }, { signal })) stations.push(station);
    this.stations = stations.filter(({ id }) => id !== stationId);
  }

  async #readCandidates(alert: Alert): Promise<void> {
    const { client, signal } = this.#desk;
    if (client === null) return;
    this.candidates = 'loading';
    const receivedAfter = new Date(Date.parse(alert.receivedAt) - day).toISOString();
    const { items } = await client.alerts.list({ receivedAfter, limit: 200 }, { purpose, signal });
    const here = alert.place.point;
    const far = ({ metres }: Candidate) => metres ?? Number.POSITIVE_INFINITY;
    this.candidates = items
      .filter(({ id, state }) => id !== alert.id && !noOriginals.includes(state))
      .map((each) => {
        const { point } = each.place;
        return { alert: each, metres: here === null || point === null ? null : Math.round(metresBetween(here, point)) };
      })
      .sort((one, other) => (far(one) === far(other) ? 0 : far(one) - far(other)))
      .slice(0, 20);
  }

  #keep(alertId: string, change: AlertChange, draft: AlertDraft): void {
    const { client } = this.#desk;
    const isEmpty = JSON.stringify(draft) === JSON.stringify(emptyDraft);
    const key = draftKey(alertId, change);
    // A device that keeps no draft still has it on screen.
    this.#putting = this.#putting
      .then(() => (isEmpty ? client?.drafts.delete(key) : client?.drafts.put(key, draft)))
      .catch(() => {});
  }
}

/** What is to be done about a field. */
export function faultWords(fault: DraftFault, change: AlertChange, words: AlertMessages): string {
  switch (fault) {
    case 'units':
      return words.unitsMissing;
    case 'release':
      return words.releaseAll;
    case 'outcome':
      return words.outcomeMissing;
    case 'note':
      return change === 'addNote' ? words.noteTextMissing : words.noteMissing;
    case 'reason':
      return words.reasonMissing;
    case 'station':
      return words.stationMissing;
    case 'original':
      return words.candidateMissing;
    case 'photographs':
      return words.photographLost;
  }
}
