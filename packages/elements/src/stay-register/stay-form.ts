import { addDays } from '@wardkit/contract/calendar-days';
import { readPlate } from '@wardkit/contract/plate';
import type { Stay, StayChange, StayRegistration } from '@wardkit/contract/stays';
import type { ReactiveControllerHost } from 'lit';
import { DateField } from '../foundation/forms/date-field.ts';
import type { Fault } from '../foundation/forms/error-summary.ts';
import { readIdentityNumber } from '../foundation/forms/identity-number.ts';
import { TelephoneReader } from '../foundation/forms/telephone-reader.ts';
import type { Language } from '../foundation/language.ts';
import type { StayRegisterMessages } from './stay-register.en.ts';
import type { Place } from './stay-register.state.ts';

/** A field that is one text. */
export type TextField = 'plate' | 'name' | 'identity' | 'telephone';

/** What the form is for; `mayCorrect`: the caller may put a name and a number right. */
export type FormPurpose =
  | { readonly kind: 'register'; readonly place: Place | null }
  | { readonly kind: 'change'; readonly stay: Stay; readonly mayCorrect: boolean }
  | { readonly kind: 'sign-off'; readonly stay: Stay };

/** The server takes a stay that begins so many days ahead (WK-STY-04). */
const DAYS_AHEAD = 30;
const LONGEST_NAME = 100;
const none = { plate: '', name: '', identity: '', telephone: '' } as const;

/**
 * What a person types about a stay: in this page's memory and nowhere else until it is saved, since there is a name and
 * an identity number in it.
 */
export class StayForm {
  readonly startedOn: DateField;
  readonly expectedEndOn: DateField;
  readonly endedOn: DateField;
  dwellingId: string | null = null;
  /** False for somebody who has no resident identity number. */
  hasNumber = true;
  /** Whether the telephone on record is to be taken away. */
  dropsTelephone = false;
  /** Whether a person changed anything since it was begun. */
  isTouched = false;

  readonly #host: ReactiveControllerHost;
  readonly #today: () => string;
  readonly #texts: Record<TextField, string> = { ...none };
  readonly #told = new Set<TextField>();
  readonly #telephones = new TelephoneReader();
  #lastDayFrom: string | undefined;

  constructor(host: ReactiveControllerHost, today: () => string) {
    this.#host = host;
    this.#today = today;
    const changed = () => this.#touch();
    this.startedOn = new DateField(host, {
      id: 'started-on',
      required: true,
      changed,
      limits: () => ({ latest: addDays(today(), DAYS_AHEAD) }),
    });
    this.expectedEndOn = new DateField(host, {
      id: 'expected-end-on',
      changed,
      limits: () => ({ earliest: this.startedOn.value ?? undefined }),
    });
    this.endedOn = new DateField(host, {
      id: 'ended-on',
      required: true,
      changed,
      limits: () => ({ earliest: this.#lastDayFrom, latest: today() }),
    });
  }

  text(field: TextField): string {
    return this.#texts[field];
  }

  type(field: TextField, text: string): void {
    this.#texts[field] = text;
    this.#touch();
  }

  /** A field was left: what is wrong in it is told from now on, if anything was typed. */
  leave(field: TextField): void {
    if (this.#texts[field].trim() === '') return;
    this.#told.add(field);
    this.#host.requestUpdate();
  }

  choose(values: Partial<Pick<StayForm, 'dwellingId' | 'hasNumber' | 'dropsTelephone'>>): void {
    Object.assign(this, values);
    this.#touch();
  }

  isTold(field: TextField): boolean {
    return this.#told.has(field);
  }

  /** Empties it for a new registration. */
  clear(): void {
    Object.assign(this.#texts, none);
    this.#told.clear();
    Object.assign(this, { dwellingId: null, hasNumber: true, dropsTelephone: false });
    this.startedOn.value = this.#today();
    this.expectedEndOn.value = null;
    this.endedOn.value = this.#today();
    this.isTouched = false;
    this.#telephones.load(() => this.#host.requestUpdate());
  }

  /** Begins with a registration that was entered before, to be put right. */
  fill({ person, dwellingId, startedOn, expectedEndOn, plateCode }: StayRegistration): void {
    this.clear();
    const { name, identityNumber, telephone } = person;
    Object.assign(this.#texts, {
      plate: plateCode ?? '',
      name,
      identity: identityNumber ?? '',
      telephone: telephone ?? '',
    });
    this.hasNumber = identityNumber !== null;
    this.dwellingId = dwellingId;
    this.startedOn.value = startedOn;
    this.expectedEndOn.value = expectedEndOn;
    this.isTouched = true;
  }

  /** Begins with a stay that is to be changed or signed off. */
  begin(stay: Stay): void {
    this.clear();
    this.dwellingId = stay.dwellingId;
    this.startedOn.value = stay.startedOn;
    this.expectedEndOn.value = stay.expectedEndOn;
    this.#lastDayFrom = stay.startedOn;
  }

  /** The stay was changed by somebody else meanwhile: what the person did not touch follows, what they entered stays. */
  meet(before: Stay, now: Stay): void {
    if (this.dwellingId === before.dwellingId) this.dwellingId = now.dwellingId;
    if (this.startedOn.value === before.startedOn) this.startedOn.value = now.startedOn;
    if (this.expectedEndOn.problem === null && this.expectedEndOn.value === before.expectedEndOn) {
      this.expectedEndOn.value = now.expectedEndOn;
    }
    this.#lastDayFrom = now.startedOn;
  }

  /** What is wrong in a field, in words; null where nothing is. */
  faultOf(
    field: TextField,
    purpose: FormPurpose,
    { words }: Pick<Language<StayRegisterMessages>, 'words'>,
  ): string | null {
    const text = this.#texts[field].normalize('NFKC').trim();
    const registers = purpose.kind === 'register';
    if (field === 'plate') return plateCodeOf(text) === null ? words.plateWrong : null;
    if (field === 'name') {
      if (text === '') return registers ? words.nameMissing : null;
      return text.length > LONGEST_NAME ? words.nameLong(LONGEST_NAME) : null;
    }
    if (field === 'telephone') {
      if (text === '') return null;
      const reading = this.#telephones.read(text);
      return reading.ok ? null : words.telephoneWrong[reading.fault];
    }
    if (text === '') return registers ? words.identityMissing : null;
    const reading = readIdentityNumber(text, this.#today());
    if (reading.ok) return null;
    const { problem } = reading;
    if (problem.kind === 'length') return words.identityLength(problem.length);
    return words.identityWrong[problem.kind];
  }

  /** Whether a whole number was typed whose check character fits. */
  get isNumberRight(): boolean {
    return this.hasNumber && readIdentityNumber(this.#texts.identity, this.#today()).ok;
  }

  /** Tells all that is wrong from now on. */
  check(purpose: FormPurpose, language: Language<StayRegisterMessages>): Fault[] {
    const faults: Fault[] = [];
    for (const field of fieldsOf(purpose, this.hasNumber)) {
      this.#told.add(field);
      const message = this.faultOf(field, purpose, language);
      if (message !== null) faults.push({ message, target: `#${field}` });
    }
    const dates = purpose.kind === 'sign-off' ? [this.endedOn] : [this.startedOn, this.expectedEndOn];
    const names = language.words.dates;
    for (const date of dates) {
      if (date.check()) continue;
      const name =
        date === this.endedOn ? names.endedOn : date === this.startedOn ? names.startedOn : names.expectedEndOn;
      faults.push({ message: language.words.inField(name, date.fault(language) ?? ''), target: date.target });
    }
    this.#host.requestUpdate();
    return faults;
  }

  /** The registration, once `check` found nothing wrong. */
  registration(place: Place | null): StayRegistration {
    const where =
      place?.by === 'premises'
        ? { premisesId: place.premisesId }
        : { plateCode: place?.plateCode ?? plateCodeOf(this.#texts.plate) ?? '' };
    return {
      ...where,
      dwellingId: place?.by === 'premises' ? this.dwellingId : null,
      person: {
        name: this.#texts.name.normalize('NFC').trim(),
        identityNumber: this.hasNumber ? this.#number() : null,
        telephone: this.#givenTelephone() ?? null,
      },
      startedOn: this.startedOn.value ?? this.#today(),
      expectedEndOn: this.expectedEndOn.value,
    };
  }

  /** What is other than in the stay; without members where nothing is. */
  change(stay: Stay): StayChange {
    const startedOn = this.startedOn.value ?? stay.startedOn;
    const { value: expectedEndOn } = this.expectedEndOn;
    const name = this.#texts.name.normalize('NFC').trim();
    const identityNumber = this.#number();
    const telephone = this.dropsTelephone ? null : this.#givenTelephone();
    const person = {
      ...(name === '' ? {} : { name }),
      ...(identityNumber === null ? {} : { identityNumber }),
      ...(telephone === undefined ? {} : { telephone }),
    };
    return {
      ...(this.dwellingId === stay.dwellingId ? {} : { dwellingId: this.dwellingId }),
      ...(startedOn === stay.startedOn ? {} : { startedOn }),
      ...(expectedEndOn === stay.expectedEndOn ? {} : { expectedEndOn }),
      ...(Object.keys(person).length === 0 ? {} : { person }),
    };
  }

  #number(): string | null {
    const reading = readIdentityNumber(this.#texts.identity, this.#today());
    return reading.ok ? reading.number : null;
  }

  #givenTelephone(): string | undefined {
    const text = this.#texts.telephone.normalize('NFKC').trim();
    if (text === '') return undefined;
    const reading = this.#telephones.read(text);
    return reading.ok ? reading.telephone : undefined;
  }

  #touch(): void {
    this.isTouched = true;
    this.#host.requestUpdate();
  }
}

function fieldsOf(purpose: FormPurpose, hasNumber: boolean): TextField[] {
  const number: TextField[] = hasNumber ? ['identity'] : [];
  switch (purpose.kind) {
    case 'register':
      return [...(purpose.place === null ? (['plate'] as const) : []), 'name', ...number, 'telephone'];
    case 'change':
      return [...(purpose.mayCorrect ? (['name', 'identity'] as const) : []), 'telephone'];
    case 'sign-off':
      return [];
  }
}

/** A plate's code as it is typed, with or without hyphens; null where its check character does not fit. */
export function plateCodeOf(text: string): string | null {
  const reading = readPlate(text, { trustedBases: [] });
  return reading.kind === 'code' ? reading.code : null;
}
