// Objections as a part of the widgets that show what can be objected to: fetched after what they show.
import { dialogs } from '../foundation/styles/dialogs.ts';
import { errorSummary } from '../foundation/styles/forms.ts';
import { photoField } from '../foundation/styles/photo-field.ts';
import { tags } from '../foundation/styles/tags.ts';
import { objectionsStyles } from './objections.styles.ts';

export { ObjectionsController } from './objections.controller.ts';
export { objectionsView } from './objections-view.ts';

export const sheets = [dialogs, tags, errorSummary, photoField, objectionsStyles];
