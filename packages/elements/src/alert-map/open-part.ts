// What reads the alerts and lists them beside the map: fetched when a person opens it. The map itself comes beside it.
import { due } from '../alerts/due.styles.ts';
import { live } from '../foundation/styles/live.ts';
import { tags } from '../foundation/styles/tags.ts';
import { openStyles } from './open-map.styles.ts';

export { OpenMap } from './open-map.ts';

export const sheets = [tags, due, live, openStyles];
