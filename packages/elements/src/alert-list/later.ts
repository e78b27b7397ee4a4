// What a person opens later: one module, so that one fetch makes the rest work without a network.
import { dialogs } from '../foundation/styles/dialogs.ts';
import { fields } from '../foundation/styles/fields.ts';
import { errorSummary } from '../foundation/styles/forms.ts';
import { photoField } from '../foundation/styles/photo-field.ts';
import { detailStyles } from './detail.styles.ts';

export { RecordPictures } from '../foundation/photographs/record-pictures.ts';
export { AlertChanges, atOnce, changesOf } from './alert-changes.ts';
export { AlertForms } from './alert-forms.ts';
export { AlertTable } from './alert-table.ts';
export { detailView } from './detail-view.ts';
export { Finder } from './finder.ts';
export { formView } from './form-view.ts';
export { HelpSheet } from './help-sheet.ts';
export { Signals } from './signals.ts';

export const sheets = [fields, errorSummary, photoField, dialogs, detailStyles];
