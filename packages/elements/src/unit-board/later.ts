// What a person opens later: one module, so that one fetch makes the rest work without a network.
import { dialogs } from '../foundation/styles/dialogs.ts';
import { fields } from '../foundation/styles/fields.ts';
import { dateFields, errorSummary } from '../foundation/styles/forms.ts';
import { formStyles } from './form.styles.ts';

export { AvailabilityForm } from './availability-form.ts';
export { isKeeper } from './keepers.ts';
export { SetUpForm } from './set-up-form.ts';

export const sheets = [fields, dateFields, errorSummary, dialogs, formStyles];
