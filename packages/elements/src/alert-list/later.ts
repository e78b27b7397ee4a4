// What a person opens later: one module, so that one fetch makes the rest work without a network.
import { alertStyles } from '../alerts/alert.styles.ts';
import { dialogs } from '../foundation/styles/dialogs.ts';
import { fields } from '../foundation/styles/fields.ts';
import { errorSummary } from '../foundation/styles/forms.ts';
import { photoField } from '../foundation/styles/photo-field.ts';
import { record } from '../foundation/styles/record.ts';
import { reveal } from '../reveals/reveal.styles.ts';
import { laterStyles } from './later.styles.ts';

export { AlertPane } from '../alerts/alert-pane.ts';
export { AlertTable } from './alert-table.ts';
export { Finder } from './finder.ts';
export { HelpSheet } from './help-sheet.ts';
export { Signals } from './signals.ts';

export const sheets = [fields, errorSummary, photoField, dialogs, record, reveal, alertStyles, laterStyles];
