import type { OutboxItem, WardClient } from '@wardkit/client';
import { html, type TemplateResult } from 'lit';
import { cloudUploadIcon, gitCompareIcon } from '../../foundation/icons.generated.ts';
import type { KeptPhotograph } from '../../foundation/photographs/photographs.ts';
import { noticeLine } from '../../foundation/state-notice.ts';
import type { FormTarget } from './case.state.ts';
import { laneOf } from './case-desk.ts';
import type { CaseContext } from './case-view.ts';
import { type FormDraft, momentDraft } from './form-fields.ts';

/** What the device still has to send for a mediation. */
export function queueOf(client: WardClient | null, mediationId: string): OutboxItem[] {
  return (client?.outbox.items ?? []).filter(
    ({ lane, state }) => lane === laneOf(mediationId) && state !== 'accepted' && state !== 'set-aside',
  );
}

/** What may be done about something that was not taken. */
export interface QueueActions {
  /** Takes it back into its form. */
  correct(item: OutboxItem): void;
  drop(item: OutboxItem): void;
  /** Sends it upon how the record stands now. */
  sendAnyway(item: OutboxItem): void;
}

/** What waits on the device, each with its receipt; what was not taken asks for a decision. */
export function queueView(
  items: readonly OutboxItem[],
  isOnline: boolean,
  { language }: CaseContext,
  actions: QueueActions,
): TemplateResult | null {
  if (items.length === 0) return null;
  const { words, format } = language;
  return html`<section class="queue" aria-label=${words.queueHeading}>
    ${items.map((item) => {
      const { id, operationId, state, createdAt, problem } = item;
      const about = html`<b>${words.queued[operationId] ?? words.queueHeading}</b>
        <span class="sub">${words.receipt(id.slice(-8), format.dateTime(createdAt))}</span>`;
      if (state !== 'conflict' && state !== 'rejected') {
        const waits =
          state === 'waiting-for-sign-in'
            ? words.waitsForSignIn
            : state === 'sending'
              ? words.sending
              : isOnline
                ? words.waitsForTurn
                : words.waitsForNetwork;
        return noticeLine('accent', cloudUploadIcon(), html`${about}<p>${waits}</p>`);
      }
      const told = problem?.errors?.map(({ message }) => message).join(' ') || problem?.detail;
      const button = (name: string, act: () => void, kind = '') =>
        html`<button class="button small ${kind}" type="button" @click=${act}>${name}</button>`;
      return noticeLine(
        'severe',
        gitCompareIcon(),
        html`${about}
          <p role="alert">${state === 'conflict' ? words.queueConflict : words.queueRejected} ${told}</p>
          <div class="line-actions">
            ${button(words.correct, () => actions.correct(item))}
            ${state === 'conflict' ? button(words.sendAnyway, () => actions.sendAnyway(item)) : null}
            ${button(words.drop, () => actions.drop(item), 'quiet danger')}
          </div>`,
      );
    })}
  </section>`;
}

/** What was queued, as it stands in its form; null for what this version does not know. */
export async function draftFromItem(
  client: WardClient,
  { id, operationId }: OutboxItem,
  mediationId: string,
): Promise<(FormTarget & { readonly draft: FormDraft }) | null> {
  const { body, path, photos } = await client.outbox.exportItem(id);
  const given = (body ?? {}) as Readonly<Record<string, unknown>>;
  const about = formOf(operationId, given, path);
  if (about === null) return null;
  // Those that were queued go with the item.
  const photographs: KeptPhotograph[] = [];
  for (const { blob } of photos) {
    const kept = await client.drafts.putPhoto(blob, { mediationId });
    photographs.push({ id: kept.id, size: kept.size });
  }
  const values = Object.entries(given).map(([name, value]) => draftValue(name, value));
  return { ...about, draft: { values: Object.assign({}, ...values), photographs } };
}

function formOf(operationId: string, body: Readonly<Record<string, unknown>>, path: string): FormTarget | null {
  switch (operationId) {
    case 'mediations.addParty':
    case 'mediations.planSession':
    case 'mediations.addFollowUp':
    case 'mediations.filePaper':
      return { form: operationId.slice('mediations.'.length) as 'addParty', target: null };
    case 'mediations.changeSession': {
      const target = path.split('/').at(-1) ?? null;
      if (body.state === 'held') return { form: 'holdSession', target };
      return { form: body.state === 'cancelled' ? 'cancelSession' : 'moveSession', target };
    }
    default:
      return null;
  }
}

function draftValue(name: string, value: unknown): FormDraft['values'] {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? momentDraft(name, value) : { [name]: value };
  if (Array.isArray(value)) return { [name]: value.filter((each) => typeof each === 'string') };
  return value === true ? { [name]: 'yes' } : {};
}
