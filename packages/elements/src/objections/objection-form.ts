import type { WardClient } from '@wardkit/client';
import type { Hazard } from '@wardkit/contract/hazards';
import { html, type TemplateResult } from 'lit';
import { keepingFailure } from '../foundation/client-failure.ts';
import { Dialog } from '../foundation/dialog.ts';
import { focusAfterUpdate } from '../foundation/focus.ts';
import { ErrorSummary } from '../foundation/forms/error-summary.ts';
import { circleAlertIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { newIdentifier } from '../foundation/new-identifier.ts';
import { photoField } from '../foundation/photographs/photo-field.ts';
import { Photographs } from '../foundation/photographs/photographs.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { ObjectionsMessages } from './objections.en.ts';
import { ObjectionFiledEvent } from './objections.events.ts';
import type { ObjectionDraft, ObjectionPlace, ObjectionTarget } from './objections.state.ts';

const SHORTEST = 10;
const LONGEST = 2000;
const PLACE = 'objection';

// What was begun about one hazard must not come up as the words about another.
const draftKey = ({ premisesId, only }: ObjectionPlace) => `objection:${only?.id ?? premisesId}`;

/** A landlord's objection as it is written: every keystroke is kept on the device, and filing works without a network. */
export class ObjectionForm {
  readonly #host: WardElement<unknown>;
  readonly #dialog: Dialog<never>;
  readonly #summary: ErrorSummary;
  readonly #photographs: Photographs;
  #client: WardClient | null = null;
  #session: AbortSignal | null = null;
  #place: ObjectionPlace | null = null;
  #draft: ObjectionDraft | null = null;
  #failure: ReturnType<typeof keepingFailure> | null = null;
  #busy = false;
  #keeping: Promise<unknown> = Promise.resolve();

  constructor(host: WardElement<unknown>) {
    this.#host = host;
    this.#dialog = new Dialog<never>(host);
    this.#summary = new ErrorSummary(host);
    this.#photographs = new Photographs(host);
    host.withClient((client, signal) => {
      this.#client = client;
      this.#session = signal;
      this.#photographs.connect(client, signal);
      signal.addEventListener('abort', () => this.#leave(), { once: true });
    });
  }

  /** Opens the form with what was written before. */
  async open(place: ObjectionPlace, target: ObjectionTarget): Promise<void> {
    this.#place = place;
    this.#failure = null;
    this.#summary.clear();
    const kept = await this.#keeping
      .then(() => this.#client?.drafts.get<ObjectionDraft>(draftKey(place)))
      .catch(() => null);
    this.#draft = isDraft(kept) ? kept : { target, statement: '', photographs: [] };
    void this.#dialog.open();
  }

  /** Leaves it as it is: what was written is kept. */
  close(): void {
    this.#draft = null;
    this.#dialog.close(null);
  }

  /** @param place as it is called by now: its checklist may have come after the form was opened */
  render(place: ObjectionPlace, language: Language<ObjectionsMessages>, hazards: readonly Hazard[] | null): unknown {
    if (this.#draft === null || this.#place === null) return null;
    const { words, shared } = language;
    return this.#dialog.render({
      heading: words.objectTo,
      wide: true,
      body: this.#body(this.#draft, place, language, hazards),
      actions: html`<button class="button" type="button" @click=${() => this.#dialog.close(null)}>${shared.close}</button>
        <button class="button primary" type="button" data-file aria-disabled=${this.#busy ? 'true' : 'false'} @click=${() => void this.#file(language)}>
          ${words.file}
        </button>`,
    });
  }

  #body(
    draft: ObjectionDraft,
    place: ObjectionPlace,
    language: Language<ObjectionsMessages>,
    hazards: readonly Hazard[] | null,
  ): TemplateResult {
    const { words } = language;
    const isWrong = this.#summary.faults.length > 0;
    return html`<div class="objection-form">
      ${this.#summary.render(language)}
      ${this.#failure === null ? null : noticeLine('extreme', circleAlertIcon(), words.keepingFailures[this.#failure])}
      <p>${words.objectIntroduction}</p>
      ${
        place.only === null
          ? this.#choice(draft, place, language, hazards)
          : html`<p class="objection-target">${place.wordsOf(place.only, hazards, language)}</p>`
      }
      <div class="field">
        <label for="objection-statement">${words.statement}</label>
        <p class="hint" id="objection-hint">${words.statementHint}</p>
        <textarea
          id="objection-statement"
          rows="5"
          maxlength=${LONGEST}
          aria-describedby="objection-hint"
          aria-invalid=${isWrong ? 'true' : 'false'}
          .value=${draft.statement}
          @input=${(event: Event) => this.#change({ statement: (event.currentTarget as HTMLTextAreaElement).value })}
        ></textarea>
      </div>
      <div class="field">
        <p class="label">${words.photographs}</p>
        ${photoField({
          place: PLACE,
          photographs: draft.photographs,
          kept: this.#photographs,
          language,
          nameOf: words.photograph,
          add: (files) => void this.#add(files),
          remove: (id) => this.#remove(id),
          dismiss: () => this.#photographs.dismiss(PLACE),
        })}
      </div>
    </div>`;
  }

  #choice(
    draft: ObjectionDraft,
    place: ObjectionPlace,
    language: Language<ObjectionsMessages>,
    hazards: readonly Hazard[] | null,
  ): TemplateResult {
    return html`<fieldset class="field choices">
      <legend>${language.words.objectWhat}</legend>
      ${place.targets(hazards).map(
        (target) => html`<label class="choice">
          <input
            type="radio"
            name="objection-target"
            .checked=${target.kind === draft.target.kind && target.id === draft.target.id}
            @change=${() => this.#change({ target })}
          />
          <span>${place.wordsOf(target, hazards, language)}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  async #file({ words }: Language<ObjectionsMessages>): Promise<void> {
    const client = this.#client;
    const draft = this.#draft;
    const place = this.#place;
    if (client === null || draft === null || place === null || this.#busy) return;
    const statement = draft.statement.trim();
    if ([...statement].length < SHORTEST) {
      return this.#summary.show([{ message: words.statementTooShort, target: '#objection-statement' }]);
    }
    this.#summary.clear();
    this.#busy = true;
    this.#failure = null;
    this.#host.requestUpdate();
    const objectionId = newIdentifier(this.#host.clock.now());
    const photographIds = draft.photographs.map(({ id }) => id);
    const { premisesId, address } = place;
    try {
      await client.objections.file(
        objectionId,
        { premisesId, target: draft.target, statement, photographIds },
        { label: words.queueLabel(address), photos: photographIds },
      );
      await this.#keeping;
      this.#draft = null;
      await client.drafts.delete(draftKey(place)).catch(() => {});
      this.#dialog.close(null);
      void focusAfterUpdate(this.#host, '.objections-heading');
      this.#host.dispatchEvent(new ObjectionFiledEvent(objectionId, premisesId));
    } catch (error) {
      this.#failure = keepingFailure(error);
    } finally {
      this.#busy = false;
      this.#host.requestUpdate();
    }
  }

  async #add(files: readonly File[]): Promise<void> {
    if (this.#place === null || this.#session === null) return;
    const { premisesId } = this.#place;
    const held = this.#draft?.photographs.length ?? 0;
    await this.#photographs.add(PLACE, files, { record: { premisesId }, held, signal: this.#session }, (photograph) =>
      this.#change({ photographs: [...(this.#draft?.photographs ?? []), photograph] }),
    );
  }

  #remove(id: string): void {
    this.#change({ photographs: (this.#draft?.photographs ?? []).filter((each) => each.id !== id) });
    void this.#photographs.forget(id);
  }

  #change(part: Partial<ObjectionDraft>): void {
    const client = this.#client;
    const place = this.#place;
    if (this.#draft === null || client === null || place === null) return;
    this.#draft = { ...this.#draft, ...part };
    if (part.statement !== undefined) this.#summary.clear();
    const draft = this.#draft;
    // One write after the other, so that the newest is the last; a device that keeps nothing is told when it is filed.
    this.#keeping = this.#keeping.then(() => client.drafts.put(draftKey(place), draft)).catch(() => {});
    this.#host.requestUpdate();
  }

  #leave(): void {
    this.#draft = null;
    this.#busy = false;
    this.#client = null;
  }
}

function isDraft(kept: unknown): kept is ObjectionDraft {
  const { target, statement, photographs } = (kept ?? {}) as Partial<ObjectionDraft>;
  return typeof statement === 'string' && typeof target?.id === 'string' && Array.isArray(photographs);
}
