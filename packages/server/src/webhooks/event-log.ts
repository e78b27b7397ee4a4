import type { WardEvent } from '@wardkit/contract/events';
import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';

type Tables = Transaction<Schema>;

/** An event with its place in the log of its station. */
export interface LoggedEvent {
  readonly position: string;
  readonly event: WardEvent;
}

/** What webhooks need of the log of events. */
export interface EventLog {
  /** The place of the newest event of a station, `'0'` before the first. */
  endOf(transaction: Tables, stationId: string): Promise<string>;
  /** The events after a place in the order of the log; one that committed late is never skipped. */
  readAfter(transaction: Tables, stationId: string, position: string, limit: number): Promise<LoggedEvent[]>;
}
