// What a person opens later: one module, so that one fetch makes the rest work without a network.
import { dialogs } from '../foundation/styles/dialogs.ts';
import { fields } from '../foundation/styles/fields.ts';
import { errorSummary } from '../foundation/styles/forms.ts';
import { photoField } from '../foundation/styles/photo-field.ts';
import { record } from '../foundation/styles/record.ts';
import { detailStyles } from './detail.styles.ts';

export { RecordPictures } from '../foundation/photographs/record-pictures.ts';
export { detailView } from './detail-view.ts';
export { formView } from './form-view.ts';
export { HazardForms } from './hazard-forms.ts';
export { HazardObjections } from './hazard-objections.ts';

export const sheets = [fields, errorSummary, photoField, dialogs, record, detailStyles];
