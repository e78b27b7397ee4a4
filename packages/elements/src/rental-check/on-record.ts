// A check on record: its review, its withdrawal and its printed form.
import { dialogs } from '../foundation/styles/dialogs.ts';
import { photoField } from '../foundation/styles/photo-field.ts';
import { signatureField } from '../foundation/styles/signature-field.ts';
import { doorStyles } from './door.styles.ts';
import { outcomeStyles } from './outcome.styles.ts';
import { recordStyles } from './record.styles.ts';

export { Photographs } from '../foundation/photographs/photographs.ts';
export { printRecord } from './record-printing.ts';
export { recordView } from './record-view.ts';
export { Records } from './records.controller.ts';

export const sheets = [dialogs, photoField, signatureField, doorStyles, outcomeStyles, recordStyles];
