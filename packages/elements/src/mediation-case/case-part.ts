// What reads a mediation and shows it to its party: fetched when the widget has a client.
import { fields } from '../foundation/styles/fields.ts';
import { errorSummary } from '../foundation/styles/forms.ts';
import { tags } from '../foundation/styles/tags.ts';
import { caseStyles } from './mediation-case.styles.ts';

export { OpenCase } from './open-case.ts';

export const sheets = [fields, tags, errorSummary, caseStyles];
