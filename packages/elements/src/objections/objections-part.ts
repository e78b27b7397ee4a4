// Objections: fetched when the board is there, so that a board that is only printed waits for none of it.
import { dialogs } from '../foundation/styles/dialogs.ts';
import { errorSummary } from '../foundation/styles/forms.ts';
import { photoField } from '../foundation/styles/photo-field.ts';
import { tags } from '../foundation/styles/tags.ts';
import { objectionsStyles } from './objections.styles.ts';

export { ObjectionsController } from './objections.controller.ts';
export { objectionsView } from './objections-view.ts';

export const sheets = [dialogs, tags, errorSummary, photoField, objectionsStyles];
