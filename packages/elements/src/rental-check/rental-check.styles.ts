import { detailsStyles } from './details.styles.ts';
import { frameStyles } from './frame.styles.ts';
import { itemStyles } from './item.styles.ts';
import { outcomeStyles } from './outcome.styles.ts';

export const styles = [frameStyles, itemStyles, detailsStyles, outcomeStyles];
