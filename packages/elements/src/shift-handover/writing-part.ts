// Where a note is written: fetched once the widget is on a page, so that it is there without a network too.
import { fields } from '../foundation/styles/fields.ts';
import { dateFields, errorSummary } from '../foundation/styles/forms.ts';
import { noteFormStyles } from './note-form.styles.ts';

export { NoteDesk } from './note-desk.ts';
export { noteForm } from './note-form.ts';

export const sheets = [fields, dateFields, errorSummary, noteFormStyles];
