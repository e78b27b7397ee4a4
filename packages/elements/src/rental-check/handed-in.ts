import type { RentalCheckState } from './rental-check.state.ts';

/** What a form is told of a check that was handed in: which one, when, and where it is. Nothing of what it says. */
export interface HandedIn {
  readonly checkId: string;
  /** When it was saved on the device, RFC 3339. */
  readonly handedInAt: string;
  /** `saved` on the device and sent by itself; `on-record` once the server has it. */
  readonly receipt: 'saved' | 'on-record';
}

/** What the form is told while a receipt is shown; null where the person dropped the check. */
export function handedInOf(state: Extract<RentalCheckState, { kind: 'receipt' }>): HandedIn | null {
  const { checkId, savedAt, receipt } = state;
  if (receipt.kind === 'dropped') return null;
  return { checkId, handedInAt: savedAt, receipt: receipt.kind === 'accepted' ? 'on-record' : 'saved' };
}

/** Reads what the browser kept of an earlier page; null for what is none of ours. */
export function readHandedIn(kept: string): HandedIn | null {
  let stored: unknown;
  try {
    stored = JSON.parse(kept);
  } catch {
    return null;
  }
  if (typeof stored !== 'object' || stored === null) return null;
  const { checkId, handedInAt, receipt } = stored as Partial<Record<keyof HandedIn, unknown>>;
  if (typeof checkId !== 'string' || !/^[0-9a-f-]{36}$/i.test(checkId)) return null;
  if (typeof handedInAt !== 'string' || Number.isNaN(Date.parse(handedInAt))) return null;
  return { checkId, handedInAt, receipt: receipt === 'on-record' ? receipt : 'saved' };
}
