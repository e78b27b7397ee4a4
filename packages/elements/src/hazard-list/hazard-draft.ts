import type { WardClient } from '@wardkit/client';
import type { Hazard, HazardRectification, HazardReferral, HazardVerification } from '@wardkit/contract/hazards';
import { type KeptPhotograph, keptPhotographsOf } from '../foundation/photographs/photographs.ts';
import type { HazardChange } from './hazard-list.state.ts';

/** What is entered on one hazard before it is handed in; kept sealed on the device with each key. */
export interface HazardDraft {
  readonly note: string;
  readonly outcome: '' | 'put-right' | 'not-put-right';
  readonly assigneeId: string;
  readonly authority: string;
  readonly name: string;
  readonly reason: string;
  readonly reference: string;
  readonly photographs: readonly KeptPhotograph[];
}

export const emptyDraft: HazardDraft = {
  note: '',
  outcome: '',
  assigneeId: '',
  authority: '',
  name: '',
  reason: '',
  reference: '',
  photographs: [],
};

/** Longest texts, in characters, as the contract takes them. */
export const longest = { note: 2000, name: 200, reason: 500, reference: 60 } as const;
/** The shortest reason of a referral, in characters. */
const shortestReason = 10;

/** Where a draft lies on the device. */
export function draftKey(hazardId: string, change: HazardChange): string {
  return `hazard:${hazardId}:${change}`;
}

/** Reads what this or another version kept; what is odd in it is left empty. */
export function readDraft(stored: unknown): HazardDraft {
  if (typeof stored !== 'object' || stored === null) return emptyDraft;
  const from = stored as Record<string, unknown>;
  const text = (name: keyof HazardDraft) => (typeof from[name] === 'string' ? (from[name] as string) : '');
  const outcome = text('outcome');
  return {
    note: text('note'),
    outcome: outcome === 'put-right' || outcome === 'not-put-right' ? outcome : '',
    assigneeId: text('assigneeId'),
    authority: text('authority'),
    name: text('name'),
    reason: text('reason'),
    reference: text('reference'),
    photographs: keptPhotographsOf(from.photographs),
  };
}

/** The fields that a person has to look at before it can be handed in. */
export type DraftFault = 'photographs' | 'outcome' | 'assigneeId' | 'authority' | 'name' | 'reason' | 'note';

/** What is missing. A landlord shows what was put right; a re-inspection is shown by whoever makes it. */
export function faultsOf(draft: HazardDraft, change: HazardChange, isLandlord: boolean): DraftFault[] {
  const faults: DraftFault[] = [];
  const isLong = draft.note.length > longest.note;
  switch (change) {
    case 'rectify':
      if (isLandlord && draft.photographs.length === 0) faults.push('photographs');
      if (isLong) faults.push('note');
      return faults;
    case 'verify':
      if (draft.outcome === '') faults.push('outcome');
      if (draft.photographs.length === 0) faults.push('photographs');
      if (isLong) faults.push('note');
      return faults;
    case 'assign':
      return draft.assigneeId === '' ? ['assigneeId'] : [];
    case 'refer':
      if (draft.authority === '') faults.push('authority');
      if (draft.name.trim() === '') faults.push('name');
      if (draft.reason.trim().length < shortestReason) faults.push('reason');
      return faults;
  }
}

const noteOf = ({ note }: HazardDraft) => (note.trim() === '' ? null : note.trim());
const idsOf = ({ photographs }: HazardDraft) => photographs.map(({ id }) => id);

/** @param now milliseconds since 1970, of this device */
export function rectificationOf(draft: HazardDraft, now: number): HazardRectification {
  return { rectifiedAt: new Date(now).toISOString(), note: noteOf(draft), photographIds: idsOf(draft) };
}

/** @param now milliseconds since 1970, of this device */
export function verificationOf(draft: HazardDraft, now: number): HazardVerification {
  return {
    outcome: draft.outcome === 'put-right' ? 'put-right' : 'not-put-right',
    inspectedAt: new Date(now).toISOString(),
    note: noteOf(draft),
    photographIds: idsOf(draft),
  };
}

export function referralOf({ authority, name, reason, reference }: HazardDraft): HazardReferral {
  return {
    authority: authority as HazardReferral['authority'],
    name: name.trim(),
    reason: reason.trim(),
    ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
  };
}

/**
 * Takes what was queued back to be corrected: its text as a draft, its photographs as new ones, since those that were
 * queued go with the item.
 * @throws an error of the SDK where the device keeps or finds it no more
 */
export async function draftFromItem(client: WardClient, itemId: string, hazard: Hazard): Promise<HazardDraft> {
  const { body, photos } = await client.outbox.exportItem(itemId);
  const kept: KeptPhotograph[] = [];
  for (const { blob } of photos) {
    const { id, size } = await client.drafts.putPhoto(blob, { premisesId: hazard.premisesId });
    kept.push({ id, size });
  }
  return readDraft({ ...(body as object), photographs: kept });
}
