// What shows one alert: fetched as soon as the widget is on a page, beside its words.
import { alertStyles } from '../alerts/alert.styles.ts';
import { dialogs } from '../foundation/styles/dialogs.ts';
import { fields } from '../foundation/styles/fields.ts';
import { errorSummary } from '../foundation/styles/forms.ts';
import { photoField } from '../foundation/styles/photo-field.ts';
import { record } from '../foundation/styles/record.ts';
import { reveal } from '../reveals/reveal.styles.ts';

export { AlertPane } from '../alerts/alert-pane.ts';
export { liveMark, staleNotice } from '../foundation/live-mark.ts';
export { AlertDetailController } from './alert-detail.controller.ts';

export const sheets = [fields, errorSummary, photoField, dialogs, record, reveal, alertStyles];
