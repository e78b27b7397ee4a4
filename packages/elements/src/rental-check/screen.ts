// What the check looks like and what changes it, with the rating: fetched beside the premises, so that nobody waits for it.
import { cards } from '../foundation/styles/cards.ts';
import { fields } from '../foundation/styles/fields.ts';
import { progress } from '../foundation/styles/progress.ts';
import { tags } from '../foundation/styles/tags.ts';
import { frameStyles } from './frame.styles.ts';
import { houseStyles } from './house.styles.ts';
import { itemStyles } from './item.styles.ts';
import { starsStyles } from './stars.styles.ts';

export { CheckInteraction } from './check-interaction.ts';
export { Editing } from './editing.ts';
export { editingView } from './editing-view.ts';
export { Keeping } from './keeping.ts';

export const sheets = [cards, tags, fields, progress, frameStyles, itemStyles, houseStyles, starsStyles];
