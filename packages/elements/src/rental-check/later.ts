// What a person opens later: one module, so that one fetch makes the whole rest of a check work without a network.

import { dialogs } from '../foundation/styles/dialogs.ts';
import { photoField } from '../foundation/styles/photo-field.ts';
import { signatureField } from '../foundation/styles/signature-field.ts';
import { detailsStyles } from './details.styles.ts';
import { doorStyles } from './door.styles.ts';
import { outcomeStyles } from './outcome.styles.ts';
import { searchStyles } from './search.styles.ts';

export { Photographs } from '../foundation/photographs/photographs.ts';
export { CheckDialogs } from './check-dialogs.ts';
export { conflictView } from './conflict-view.ts';
export { detailsView } from './details-view.ts';
export { lacks, mergeDrafts } from './draft-merging.ts';
export { readDraft } from './draft-reading.ts';
export { HandingIn } from './handing-in.ts';
export { addPhotograph, removePhotograph } from './photograph-changes.ts';
export { receiptView } from './receipt-view.ts';
export { changeResident } from './resident-changes.ts';
export { Residents } from './residents.controller.ts';
export { Signing } from './signing.controller.ts';
export { summaryView } from './summary-view.ts';

export const sheets = [dialogs, photoField, signatureField, detailsStyles, doorStyles, outcomeStyles, searchStyles];
