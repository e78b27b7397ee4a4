import type { Attachment, RentalCheck } from '@wardkit/contract';
import { earlierCheckOf } from './fixtures.ts';

/** What a scripted server has on record. */
export interface ScriptedRecords {
  /** The newest last. */
  checks: RentalCheck[];
  attachments: Map<string, Attachment & { bytes: Uint8Array }>;
}

/** A server on which one earlier check is on record. */
export function createScriptedRecords(): ScriptedRecords {
  return { checks: [earlierCheckOf()], attachments: new Map() };
}
