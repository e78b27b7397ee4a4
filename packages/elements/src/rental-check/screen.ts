// What the check looks like, with the rating: fetched beside the premises, so that nobody waits for it.
import { cards } from '../foundation/styles/cards.ts';
import { fields } from '../foundation/styles/fields.ts';
import { progress } from '../foundation/styles/progress.ts';
import { tags } from '../foundation/styles/tags.ts';
import { frameStyles } from './frame.styles.ts';
import { itemStyles } from './item.styles.ts';
import { starsStyles } from './stars.styles.ts';

export { editingView } from './editing-view.ts';

export const sheets = [cards, tags, fields, progress, frameStyles, itemStyles, starsStyles];
