// Issuing, replacing and revoking: fetched beside the plates, so that printing waits for none of it.
import { dialogs } from '../foundation/styles/dialogs.ts';
import { manageStyles } from './manage.styles.ts';

export { PlateChangeController } from './plate-change.controller.ts';
export { platesList } from './plates-list.ts';

export const sheets = [dialogs, manageStyles];
