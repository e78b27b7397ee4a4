// What only a landlord and the station's staff come to see: fetched beside the premises, so that a stranger never waits for it.
import { dialogs } from '../foundation/styles/dialogs.ts';
import { fields } from '../foundation/styles/fields.ts';
import { tags } from '../foundation/styles/tags.ts';
import { reveal } from '../reveals/reveal.styles.ts';
import { premisesStyles } from './premises.styles.ts';

export { RevealController } from '../reveals/reveal.controller.ts';
export { premisesPart } from './premises-part.ts';

export const sheets = [tags, dialogs, fields, reveal, premisesStyles];
