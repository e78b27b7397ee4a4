// The forms of a case: fetched as soon as one is open, so that they work without a network later.
import { dialogs } from '../../foundation/styles/dialogs.ts';
import { fields } from '../../foundation/styles/fields.ts';
import { dateFields, errorSummary } from '../../foundation/styles/forms.ts';
import { photoField } from '../../foundation/styles/photo-field.ts';
import { formStyles } from './form.styles.ts';

export { CaseForms, draftKey } from './case-forms.ts';
export { formView } from './form-view.ts';

export const sheets = [fields, dateFields, errorSummary, photoField, dialogs, formStyles];
