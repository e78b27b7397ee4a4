export { type Collision, type Merge, threeWayMerge } from './outbox/merge.ts';
export type {
  ExportedItem,
  Outbox,
  OutboxItem,
  OutboxState,
  OutboxStatus,
  Receipt,
  Resolution,
  Settlement,
} from './outbox/outbox.types.ts';
export { isQueueable } from './outbox/queueable.ts';
export type { Saved, SavedVerb, SaveOptions } from './saved-calls.ts';
