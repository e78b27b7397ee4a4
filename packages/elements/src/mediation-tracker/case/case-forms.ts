import type { Mediator } from '@wardkit/contract/mediation-mediators';
import type { Station } from '@wardkit/contract/stations';
import { isClientError } from '../../foundation/client-failure.ts';
import { DateField } from '../../foundation/forms/date-field.ts';
import { ErrorSummary, type Fault, serverFaults } from '../../foundation/forms/error-summary.ts';
import { TelephoneReader } from '../../foundation/forms/telephone-reader.ts';
import type { Language } from '../../foundation/language.ts';
import { keptPhotographsOf, Photographs } from '../../foundation/photographs/photographs.ts';
import type { WardElement } from '../../foundation/ward-element.ts';
import { agreementForms } from './agreement-forms.ts';
import type { CaseMessages } from './case.en.ts';
import type { CaseRecord, FormName, FormTarget } from './case.state.ts';
import type { CaseDesk, Refusal } from './case-desk.ts';
import { endingForms } from './ending-forms.ts';
import { faultsOf } from './form-faults.ts';
import {
  type Choices,
  emptyDraft,
  type Field,
  type FormDraft,
  type FormFacts,
  type FormSpec,
  fieldTarget,
  textOf,
} from './form-fields.ts';
import { intakeForms } from './intake-forms.ts';
import { partyForms } from './party-forms.ts';
import { sessionForms } from './session-forms.ts';

const specs: Readonly<Record<Exclude<FormName, 'agreement'>, FormSpec>> = {
  ...intakeForms,
  ...partyForms,
  ...sessionForms,
  ...agreementForms,
  ...endingForms,
};

/** Of which version that is which a draft changes. */
const base = 'base-version';

/** The form that is open over a mediation. */
export interface OpenForm extends FormTarget {
  readonly spec: FormSpec;
  /** The mediation as the person saw it: upon that it is sent. */
  readonly record: CaseRecord;
  readonly draft: FormDraft;
  /** What somebody else wrote meanwhile, by field; null while nobody did. */
  readonly theirs: FormDraft['values'] | null;
  /** Why it was not taken. */
  readonly refusal: Refusal | null;
  /** Whether what is wrong is told at its field too. */
  readonly isChecked: boolean;
}

/** Where a draft lies on the device. */
export function draftKey(mediationId: string, { form, target }: FormTarget): string {
  return ['mediation', mediationId, form, ...(target === null ? [] : [target])].join(':');
}

/** Reads what this or another version kept; what is odd in it is left out. */
export function readDraft(stored: unknown): FormDraft | null {
  const { values, photographs } = (stored ?? {}) as Partial<Record<keyof FormDraft, unknown>>;
  if (typeof values !== 'object' || values === null) return null;
  const isText = (value: unknown) => typeof value === 'string';
  const known = Object.entries(values).filter(
    ([, value]) => isText(value) || (Array.isArray(value) && value.every(isText)),
  );
  return { values: Object.fromEntries(known), photographs: keptPhotographsOf(photographs) };
}

/** What is entered on a mediation: kept as it is typed, and given back when it is refused. */
export class CaseForms {
  form: OpenForm | null = null;
  mediators: Choices<Mediator> = 'loading';
  stations: Choices<Station> = 'loading';
  readonly photographs: Photographs;
  readonly summary: ErrorSummary;
  readonly telephones = new TelephoneReader();
  readonly #host: WardElement;
  readonly #desk: CaseDesk;
  readonly #language: () => Language<CaseMessages> | null;
  readonly #dates = new Map<string, DateField>();
  #putting: Promise<unknown> = Promise.resolve();
  #opening = 0;

  constructor(host: WardElement, desk: CaseDesk, language: () => Language<CaseMessages> | null) {
    this.#host = host;
    this.#desk = desk;
    this.#language = language;
    this.photographs = new Photographs(host);
    this.summary = new ErrorSummary(host);
    host.withClient((client, signal) => {
      this.photographs.connect(client, signal);
      signal.addEventListener('abort', () => this.close(), { once: true });
    });
  }

  /** Opens a form with what was entered before. @param given chosen by how it was opened, where nothing was entered before */
  async open(about: FormTarget, given: FormDraft['values'] = {}): Promise<boolean> {
    const { record, client } = this.#desk;
    if (record === null || client === null) return false;
    this.#opening += 1;
    const opening = this.#opening;
    // What was typed a moment ago may still be on its way to the device.
    await this.#putting;
    const [spec, stored] = await Promise.all([
      about.form === 'agreement'
        ? import('./agreement-editor.ts').then((module) => module.agreement)
        : specs[about.form],
      client.drafts.get(draftKey(record.mediation.id, about)).catch(() => null),
    ]);
    if (opening !== this.#opening || this.#desk.openId !== record.mediation.id) return false;
    const before = { ...about, spec, record, draft: emptyDraft, theirs: null, refusal: null, isChecked: false };
    const facts = this.#factsOf(before);
    if (facts === null) return false;
    const version = spec.version?.(facts) ?? null;
    const first = { ...spec.start?.(facts), ...given, ...(version === null ? {} : { [base]: String(version) }) };
    const draft = readDraft(stored) ?? { values: first, photographs: [] };
    const isBehind = version !== null && textOf(draft, base) !== String(version);
    this.#dates.clear();
    this.summary.clear();
    this.form = {
      ...before,
      draft: isBehind ? { ...draft, values: { ...draft.values, [base]: String(version) } } : draft,
      theirs: isBehind ? (spec.start?.(facts) ?? null) : null,
      refusal: isBehind ? { kind: 'overtaken' } : null,
    };
    this.#host.requestUpdate();
    void this.readChoices();
    return true;
  }

  close(): void {
    this.#opening += 1;
    this.form = null;
    this.#dates.clear();
    this.summary.clear();
    this.#host.requestUpdate();
  }

  get facts(): FormFacts | null {
    return this.form === null ? null : this.#factsOf(this.form);
  }

  /** Keeps what a person enters. */
  enter(values: FormDraft['values']): void {
    if (this.form === null) return;
    this.#draft({ ...this.form.draft, values: { ...this.form.draft.values, ...values } });
  }

  /** The three fields of a day in the form. */
  date({ name, optional = false }: Field): DateField {
    const known = this.#dates.get(name);
    if (known !== undefined) return known;
    const made = new DateField(this.#host, {
      id: `case-${name.replaceAll(' ', '-')}`,
      required: !optional,
      changed: (value) => this.enter({ [name]: value ?? '' }),
    });
    made.value = this.form === null ? null : textOf(this.form.draft, name);
    this.#dates.set(name, made);
    return made;
  }

  /** Takes over what somebody else wrote in one field. */
  takeTheirs(name: string): void {
    const theirs = this.form?.theirs?.[name];
    if (theirs === undefined) return;
    this.#dates.delete(name);
    this.enter({ [name]: theirs });
  }

  add(): void {
    const { facts } = this;
    if (facts !== null) this.enter(this.form?.spec.add?.(facts) ?? {});
  }

  remove(name: string): void {
    const { facts } = this;
    if (facts !== null) this.enter(this.form?.spec.remove?.(facts, name) ?? {});
  }

  async addPhotographs(files: readonly File[]): Promise<void> {
    const { form } = this;
    if (form === null) return;
    const mediationId = form.record.mediation.id;
    const about = { record: { mediationId }, held: form.draft.photographs.length, signal: this.#desk.signal };
    await this.photographs.add(mediationId, files, about, (photograph) => {
      if (this.form?.form !== form.form) return void this.photographs.forget(photograph.id);
      const { draft } = this.form;
      this.#draft({ ...draft, photographs: [...draft.photographs, photograph] });
    });
  }

  removePhotograph(id: string): void {
    if (this.form === null) return;
    const { draft } = this.form;
    this.#draft({ ...draft, photographs: draft.photographs.filter((each) => each.id !== id) });
    void this.photographs.forget(id);
  }

  /** The fields as they are asked now. */
  get fields(): readonly Field[] {
    const { facts, form } = this;
    return facts === null || form === null ? [] : form.spec.fields(facts);
  }

  /** Hands it in, or tells what is to be put right. @returns what was done; null where nothing was */
  async submit(): Promise<FormName | null> {
    const { form, facts } = this;
    if (form === null || facts === null || this.#desk.isSaving) return null;
    const faults = [...faultsOf(this.fields, facts), ...(form.spec.check?.(facts) ?? [])];
    this.form = { ...form, isChecked: true, refusal: null };
    for (const field of this.fields) if (field.kind === 'date' || field.kind === 'moment') this.date(field).check();
    await this.summary.show(faults);
    if (faults.length > 0) return null;
    const { id } = form.record.mediation;
    const refusal = await this.#desk.change((client, how) => form.spec.send(client, facts, how));
    if (refusal === null) {
      await this.#putting;
      await this.#desk.client?.drafts.delete(draftKey(id, form)).catch(() => {});
      // What waits in the outbox has its photographs there.
      if (form.spec.queued !== true) for (const each of form.draft.photographs) void this.photographs.forget(each.id);
      if (this.form?.form === form.form) this.close();
      return form.form;
    }
    await this.#refused(form, refusal);
    return null;
  }

  /** Reads what there is to choose from in the form that is open. */
  async readChoices(): Promise<void> {
    const { client, signal } = this.#desk;
    const name = this.form?.form;
    if (client === null) return;
    try {
      if (name === 'addParty' || name === 'changeParty') this.telephones.load(() => this.#host.requestUpdate());
      if (name === 'assignMediators') {
        this.mediators = 'loading';
        const found: Mediator[] = [];
        for await (const each of client.mediations.listMediators({ limit: 200 }, { signal })) found.push(each);
        this.mediators = found;
      }
      if (name === 'transfer') {
        this.stations = 'loading';
        const found: Station[] = [];
        for await (const each of client.places.listStations({ limit: 200 }, { signal })) found.push(each);
        this.stations = found;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!isClientError(error)) throw error;
      if (name === 'transfer') this.stations = 'failed';
      else this.mediators = 'failed';
    }
    this.#host.requestUpdate();
  }

  async #refused(form: OpenForm, refusal: Refusal): Promise<void> {
    if (this.form === null || this.form.form !== form.form || refusal.kind === 'stopped') return;
    const { record } = this.#desk;
    const isOvertaken = refusal.kind === 'overtaken' && record !== null;
    this.form = { ...this.form, refusal, ...(isOvertaken ? { record } : {}) };
    const { facts } = this;
    if (isOvertaken && facts !== null && form.spec.version !== undefined) {
      const version = form.spec.version(facts);
      this.form = { ...this.form, theirs: form.spec.start?.(facts) ?? null };
      if (version !== null) this.enter({ [base]: String(version) });
    }
    this.#host.requestUpdate();
    await this.summary.show(this.#told(form, refusal));
  }

  /** What the server said of single fields. */
  #told(form: OpenForm, refusal: Refusal): Fault[] {
    if (refusal.kind !== 'refused' || refusal.error.kind !== 'api') return [];
    const errors = refusal.error.problem.errors?.filter(({ pointer }) => pointer !== '');
    const own = this.fields.map(({ name }) => [`/${name}`, fieldTarget(name)]);
    const facts = this.#factsOf(form);
    const pointers = facts === null ? {} : (form.spec.pointers?.(facts) ?? {});
    const others = Object.entries(pointers).map(([pointer, name]) => [pointer, fieldTarget(name)]);
    return serverFaults(errors, Object.fromEntries([...own, ...others]));
  }

  #factsOf({ record, draft, target }: OpenForm): FormFacts | null {
    const language = this.#language();
    if (language === null) return null;
    const { mediators, stations, telephones } = this;
    const { stationId } = this.#desk;
    const now = this.#host.clock.now();
    return { record, draft, target, language, mediators, stations, telephones, now, stationId };
  }

  #draft(draft: FormDraft): void {
    if (this.form === null) return;
    const { client } = this.#desk;
    const key = draftKey(this.form.record.mediation.id, this.form);
    this.form = { ...this.form, draft };
    // A device that keeps no draft still has it on screen.
    this.#putting = this.#putting.then(() => client?.drafts.put(key, draft)).catch(() => {});
    this.#host.requestUpdate();
  }
}
