import type { WardEvent } from '@wardkit/contract/events';
import type { OperationRecord } from '@wardkit/contract/operation';
import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { makeEvent } from '../events/event-log.ts';
import type { Context } from './handler.ts';

/** The events of one call, to be written when everything else is. */
export interface Emitter {
  readonly emit: Context['emit'];
  /** Forgets what was noted: the call is refused, and what it wrote is undone. */
  forget(): void;
  /** What was noted and not forgotten. */
  readonly noted: readonly WardEvent[];
}

export function emitterOf(operation: OperationRecord, transaction: Transaction<Schema>, now: Date): Emitter {
  const noted: WardEvent[] = [];
  return {
    async emit(type, stationId, subject, data, divisionCode) {
      if (operation.emits?.includes(type) !== true) throw new Error(`${operation.id} does not emit ${type}`);
      const division = divisionCode ?? (await divisionOf(transaction, stationId));
      const event = makeEvent(type, stationId, subject, data, division, now);
      noted.push(event);
      return event;
    },
    forget() {
      noted.length = 0;
    },
    noted,
  };
}

async function divisionOf(transaction: Transaction<Schema>, stationId: string): Promise<string> {
  const row = await transaction
    .selectFrom('stations')
    .select('division_code')
    .where('id', '=', stationId)
    .executeTakeFirstOrThrow();
  return row.division_code;
}
