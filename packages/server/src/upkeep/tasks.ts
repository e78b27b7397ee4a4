import { makeComingPartitions } from '../audit/partitions.ts';
import { dropOldEvents } from '../events/event-log.ts';
import { clearExports } from '../exports/upkeep.ts';
import { forgetOldKeys } from '../http/idempotency.ts';
import { removeDeleted } from '../modules/attachment-deletion.ts';
import { dropUnfinished } from '../modules/attachments.ts';
import { chooseReviews } from '../modules/chosen-reviews.ts';
import { removeOrphans } from '../modules/orphan-files.ts';
import { noteOverdueStays } from '../modules/overdue-stays.ts';
import { countAll } from '../modules/statistics-counts.ts';
import { resealAll } from '../privacy/key-rotation.ts';
import { deletePastTime } from '../retention/run-retention.ts';
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
    name: 'retention.delete-past-time',
    everyMinutes: 6 * 60,
    run: ({ database, attachments, retention }, now) => deletePastTime(database.kysely, attachments, retention, now),
  },
  {
    name: 'keys.reseal',
    everyMinutes: 60,
    // A ring of one key has closed everything there is.
    run: async ({ database, keys, attachments }) => {
      if (keys.ids.length > 1) await resealAll(database.kysely, keys, attachments);
    },
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
  {
    name: 'attachments.remove-orphans',
    everyMinutes: 24 * 60,
    run: ({ database, attachments, log }, now) =>
      removeOrphans(database.kysely, attachments, now, (message) => log.warn(message)),
  },
  // Each hour's beginning is not enough: the day begins between two of them, and a process may be busy.
  { name: 'stays.note-overdue', everyMinutes: 10, run: (parts, now) => noteOverdueStays(parts, now) },
  {
    name: 'statistics.count-all',
    everyMinutes: 24 * 60,
    run: ({ database }) => countAll(database.kysely),
  },
  {
    name: 'audit.make-partitions',
    everyMinutes: 24 * 60,
    run: ({ database }, now) => makeComingPartitions(database.kysely, now),
  },
  { name: 'audit.choose-reviews', everyMinutes: 60, run: (parts, now) => chooseReviews(parts, now) },
];
