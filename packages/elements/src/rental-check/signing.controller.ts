import type { LitElement } from 'lit';
import { keepingFailure } from '../foundation/client-failure.ts';
import { type SignatureAnswer, SignatureField } from '../foundation/signature/signature-field.ts';
import type { Desk } from './desk.ts';
import type { Signer } from './draft.ts';
import { sign } from './signature-changes.ts';

/** Takes the signatures of officer and landlord. A picture is kept on the device like a photograph before the draft names it. */
export class Signing {
  /** Why the last picture could not be kept. */
  failure: 'full' | 'sign-in' | 'unavailable' | null = null;
  readonly fields: Readonly<Record<Signer, SignatureField>>;
  readonly #desk: Desk;

  constructor(host: LitElement, desk: Desk) {
    this.#desk = desk;
    this.fields = { officer: new SignatureField(host), landlord: new SignatureField(host) };
  }

  async answered(signer: Signer, answer: SignatureAnswer): Promise<void> {
    const desk = this.#desk;
    const { check, client, signal } = desk;
    if (check === null || client === null) return;
    this.failure = null;
    const { premisesId, checkId } = check.draft;
    if (answer.form === 'refused') return desk.change((draft, now) => sign(draft, signer, answer, now));
    try {
      const { id } = await client.drafts.putPhoto(answer.picture, { premisesId });
      if (signal.aborted) return;
      if (desk.check?.draft.checkId !== checkId) return void client.drafts.deletePhoto(id).catch(() => {});
      desk.change((draft, now) => sign(draft, signer, { form: 'signature', attachmentId: id }, now));
    } catch (error) {
      this.failure = keepingFailure(error);
      desk.host.requestUpdate();
    }
  }
}
