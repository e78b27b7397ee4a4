// What reads the mediations and draws board, table and deadlines: fetched when the widget has a client.
import { dialogs } from '../foundation/styles/dialogs.ts';
import { fields } from '../foundation/styles/fields.ts';
import { live } from '../foundation/styles/live.ts';
import { tags } from '../foundation/styles/tags.ts';
import { boardStyles } from './board/board.styles.ts';
import { listStyles } from './lists/lists.styles.ts';
import { headStyles } from './tracker-head.styles.ts';

export { TrackerDesk } from './tracker-desk.ts';

export const sheets = [tags, fields, live, dialogs, headStyles, boardStyles, listStyles];
