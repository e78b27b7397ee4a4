import { type KeptPhotograph, keptPhotographsOf } from '../foundation/photographs/photographs.ts';
import type { AlertChange } from './alert.state.ts';

/** What is entered on one alert before it is handed in; its texts and choices are kept sealed on the device. */
export interface AlertDraft {
  readonly unitIds: readonly string[];
  readonly outcome: string;
  readonly note: string;
  readonly reason: string;
  readonly stationId: string;
  readonly originalId: string;
  readonly photographs: readonly KeptPhotograph[];
}

export const emptyDraft: AlertDraft = {
  unitIds: [],
  outcome: '',
  note: '',
  reason: '',
  stationId: '',
  originalId: '',
  photographs: [],
};

/** Longest texts and the shortest reason, in characters, as the contract takes them. */
export const longest = { note: 2000, reason: 1000 } as const;
const shortestReason = 10;

/** Where a draft lies on the device. */
export function draftKey(alertId: string, change: AlertChange): string {
  return `alert:${alertId}:${change}`;
}

/** Reads what this or another version kept; what is odd in it is left empty. */
export function readDraft(stored: unknown): AlertDraft {
  if (typeof stored !== 'object' || stored === null) return emptyDraft;
  const from = stored as Record<string, unknown>;
  const text = (name: keyof AlertDraft) => (typeof from[name] === 'string' ? (from[name] as string) : '');
  const unitIds = Array.isArray(from.unitIds) ? from.unitIds.filter((id) => typeof id === 'string') : [];
  return {
    unitIds,
    outcome: text('outcome'),
    note: text('note'),
    reason: text('reason'),
    stationId: text('stationId'),
    originalId: text('originalId'),
    photographs: keptPhotographsOf(from.photographs),
  };
}

/** The fields that a person has to look at before it can be handed in. */
export type DraftFault = 'units' | 'release' | 'outcome' | 'note' | 'reason' | 'station' | 'original' | 'photographs';

/** What is missing. @param unitsOn how many units are on the alert */
export function faultsOf(draft: AlertDraft, change: AlertChange, unitsOn: number): DraftFault[] {
  const noUnits = draft.unitIds.length === 0 ? (['units'] as const) : [];
  const noReason = draft.reason.trim().length < shortestReason ? (['reason'] as const) : [];
  switch (change) {
    case 'dispatch':
    case 'reinforce':
      return [...noUnits];
    case 'releaseUnits':
      return draft.unitIds.length >= unitsOn ? ['release'] : [...noUnits];
    case 'resolve':
      return [
        ...(draft.outcome === '' ? (['outcome'] as const) : []),
        ...(draft.note.trim() === '' ? (['note'] as const) : []),
      ];
    case 'addNote':
      return draft.note.trim() === '' ? ['note'] : [];
    case 'markDuplicate':
      return draft.originalId === '' ? ['original'] : [];
    case 'transfer':
      return [...(draft.stationId === '' ? (['station'] as const) : []), ...noReason];
    case 'cancel':
    case 'declareUnfounded':
    case 'reopen':
      return [...noReason];
    default:
      return [];
  }
}
