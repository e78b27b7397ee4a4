import type { Draft, DraftSignature, SectionEntry, Signer } from './draft.ts';
import { change } from './draft-changes.ts';

/** Puts a signature, or its refusal, under a check. One from before is replaced. */
export function sign(
  draft: Draft,
  signer: Signer,
  given:
    | { readonly form: 'signature'; readonly attachmentId: string }
    | { readonly form: 'refused'; readonly reason: string },
  now: number,
): Draft {
  const entry: DraftSignature = {
    form: given.form,
    attachmentId: given.form === 'signature' ? given.attachmentId : null,
    reason: given.form === 'refused' ? given.reason : '',
    signedAt: new Date(now).toISOString(),
    changedAt: now,
  };
  return change(draft, 'signature', 'signatures', { [signer]: entry }, now);
}

/** Whether something was changed after a signature was put under it: what was signed was another check. */
export function isChangedSince(draft: Draft, { signedAt }: Pick<DraftSignature, 'signedAt'>): boolean {
  const since = Date.parse(signedAt);
  const entries: readonly SectionEntry[] = [
    ...Object.values(draft.answers),
    ...Object.values(draft.facts),
    ...Object.values(draft.residents),
  ];
  return entries.some((entry) => entry.changedAt > since);
}
