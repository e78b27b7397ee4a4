import type { Attachment, Device, RentalCheck } from '@wardkit/contract';
import { earlierCheckOf } from './fixtures.ts';

/**
 * What a scripted server has on record.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const { ward, server } = createScriptedClient();
 * const records: ScriptedRecords = server.records;
 * await ward.rentalChecks.submit(fixtures.submissionOf(), { premisesLabel: '兴埔路 18 号 302' });
 * await ward.outbox.drain();
 * show(records.checks.length); // 2: the earlier one and this
 */
export interface ScriptedRecords {
  /** The newest last. */
  checks: RentalCheck[];
  attachments: Map<string, Attachment & { bytes: Uint8Array }>;
  /** By their ids. A test orders a wipe by `state: 'wipe-ordered'` and another version. */
  devices: Map<string, Device>;
}

/** A server on which one earlier check is on record. */
export function createScriptedRecords(): ScriptedRecords {
  return { checks: [earlierCheckOf()], attachments: new Map(), devices: new Map() };
}
