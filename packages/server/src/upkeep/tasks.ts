import { dropOldEvents } from '../events/event-log.ts';
import { clearExports } from '../exports/upkeep.ts';
import { forgetOldKeys } from '../http/idempotency.ts';
import { removeDeleted } from '../modules/attachment-deletion.ts';
import { dropUnfinished } from '../modules/attachments.ts';
import { dropOldDeliveries } from '../webhooks/upkeep.ts';
import type { UpkeepTask } from './upkeep.ts';

/** Every periodic task: the one index that a new one is added to. */
export const upkeepTasks: readonly UpkeepTask[] = [
  {
    name: 'exports.clear',
    everyMinutes: 15,
    run: ({ database, attachments }, now) => clearExports(database.kysely, attachments, now),
  },
  {
    name: 'idempotency.forget-old-keys',
    everyMinutes: 60,
    run: ({ database }, now) => forgetOldKeys(database.kysely, now),
  },
  { name: 'events.drop-old', everyMinutes: 60, run: ({ database }, now) => dropOldEvents(database.kysely, now) },
  {
    name: 'webhooks.drop-old-deliveries',
    everyMinutes: 60,
    run: ({ database }, now) => dropOldDeliveries(database.kysely, now),
  },
  {
    name: 'attachments.remove-deleted',
    everyMinutes: 60,
    run: ({ database, attachments }) => removeDeleted(database.kysely, attachments),
  },
  {
    name: 'attachments.drop-unfinished',
    everyMinutes: 60,
    run: ({ database, attachments }, now) => dropUnfinished(database.kysely, attachments, now),
  },
];
