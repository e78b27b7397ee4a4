// What only a landlord and the station's staff come to see: fetched beside the premises, so that a stranger never waits for it.
import { dialogs } from '../foundation/styles/dialogs.ts';
import { fields } from '../foundation/styles/fields.ts';
import { tags } from '../foundation/styles/tags.ts';
import { premisesStyles } from './premises.styles.ts';

export { premisesPart } from './premises-part.ts';
export { RevealController } from './reveal.controller.ts';

export const sheets = [tags, dialogs, fields, premisesStyles];
