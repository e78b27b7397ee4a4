import { type RentalCheck, type RentalCheckSubmission, submitRentalCheck } from '@wardkit/contract/rental-checks';
import { newIdentifier } from './identifier.ts';
import type { Receipt } from './outbox/outbox.types.ts';
import type { OutboxGate } from './outbox/outbox-gate.ts';
import type { RentalChecksModule } from './rental-checks.ts';

/**
 * What goes with a submission.
 * @example
 * const photo = await ward.drafts.putPhoto(picture, { premisesId });
 * const options: SubmitOptions = { premisesLabel: '长塘路 18 号 302', photos: [photo.id] };
 */
export interface SubmitOptions {
  /** UUIDv7 of the check. Keep it with the draft: handing in the same id twice is one submission. Default: a new one. */
  checkId?: string | undefined;
  /** Ids of photographs that `ward.drafts.putPhoto` gave; they are uploaded before the check. */
  photos?: readonly string[] | undefined;
  /** What the outbox calls this submission; an address, say. */
  premisesLabel: string;
}

/**
 * `ward.rentalChecks`: a check that is handed in goes through the outbox.
 * @example
 * import type { RentalCheckSubmission } from '@wardkit/contract';
 *
 * async function handIn(check: RentalCheckSubmission, checkId: string, photos: string[]): Promise<void> {
 *   const receipt = await ward.rentalChecks.submit(check, { checkId, photos, premisesLabel: '长塘路 18 号 302' });
 *   show('Saved', receipt.savedAt);
 *   const settled = await receipt.settled;
 *   show(settled.state);
 * }
 */
export interface SavedRentalChecks extends Omit<RentalChecksModule, 'submit'> {
  /**
   * Saves a finished check on this device and sends it as soon as it can be. The receipt is given when the device has
   * it; a device that is full rejects before that, with `StorageError` (`quota`), and nothing is lost: the draft remains.
   */
  submit(submission: RentalCheckSubmission, options: SubmitOptions): Promise<Receipt<RentalCheck>>;
}

/** Puts the outbox before the submission of a check. */
export function savedRentalChecks(module: RentalChecksModule, outbox: OutboxGate): SavedRentalChecks {
  return {
    ...module,
    submit: (submission, { checkId = newIdentifier(), photos = [], premisesLabel }) =>
      outbox.save(submitRentalCheck, {
        parameters: { checkId },
        body: submission,
        label: premisesLabel,
        photos,
      }),
  };
}
