import type { WardEvent } from '@wardkit/contract/events';
import { isJson, type OperationRecord } from '@wardkit/contract/operation';
import { operations } from '@wardkit/contract/operations';
import type { Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import type { Schema } from '../database/schema.ts';
import { emitterOf } from '../http/emit.ts';
import type { Context, Handler, ServerParts } from '../http/handler.ts';
import { parseInput } from '../http/input.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { allHandlers } from '../modules/index.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import type { Language } from './row-fault.ts';
import type { Step } from './row-plan.ts';

export interface CallMaker {
  readonly transaction: Transaction<Schema>;
  readonly keys: KeyRing;
  readonly stationId: string;
  readonly language: Language;
  readonly now: Date;
  readonly requestId: string;
}

/** What a row's calls did, to be put on record with the batch. */
export interface Made {
  readonly events: WardEvent[];
  /** Ids of the records that were read or written, by operation. */
  readonly records: Map<string, Set<string>>;
}

export function reachOfImport(stationId: string): Reach {
  return {
    role: 'administrator',
    stations: [stationId],
    machines: [],
    assigned: [],
    mediating: [],
    home: [stationId],
    accounts: [],
    persons: [],
  };
}

/**
 * Makes the call of a step as the API would make it for an administrator of the station: the same schema, the same handler,
 * the same rules. Events and audit are left to the caller, who puts them on record with the whole batch.
 *
 * @throws {RequestProblem} as the call is refused
 */
export async function makeStep(maker: CallMaker, step: Step, made: Made): Promise<void> {
  const { transaction, stationId, language, now } = maker;
  const operation: OperationRecord = operations[step.operation];
  const handler = (allHandlers as unknown as Record<string, Handler<OperationRecord>>)[operation.id];
  if (handler === undefined) throw new Error(`${operation.id} has no handler`);
  const emitter = emitterOf(operation, transaction, now);
  const context: Context = {
    operation,
    transaction,
    // Nobody has signed in: whoever may start the import holds the database and its keys.
    caller: { kind: 'stranger', address: 'import' },
    reach: reachOfImport(stationId),
    purpose: null,
    parameters: step.parameters as unknown as undefined,
    query: undefined,
    body: parsed(operation, step.body, language) as undefined,
    headers: undefined,
    origin: '',
    language,
    requestId: maker.requestId,
    now,
    // All that the handlers of registers need of the server.
    server: { keys: maker.keys } as ServerParts,
    early: null,
    ifMatch:
      step.changes === null ? null : await versionOf(maker, step.changes, Object.values(step.parameters)[0] ?? ''),
    cursors: () => {
      throw new Error('an import lists nothing');
    },
    concerns(_, ...ids) {
      const known = made.records.get(operation.id) ?? new Set();
      for (const id of ids) known.add(id);
      made.records.set(operation.id, known);
    },
    logReveal: () => {
      throw new Error('an import reveals nothing');
    },
    async emit(...event) {
      const emitted = await emitter.emit(...event);
      made.events.push(emitted);
      return emitted;
    },
    afterCommit: () => undefined,
  };
  context.concerns(stationId);
  await handler.prepare?.(context);
  const answer = await handler.handle(context);
  if (answer.refusal !== undefined) throw answer.refusal;
}

function parsed(operation: OperationRecord, body: object, language: Language): unknown {
  if (operation.body === undefined || !isJson(operation.body)) return body;
  return parseInput(operation.body, body, '', language);
}

async function versionOf(
  { transaction, stationId }: CallMaker,
  table: 'premises' | 'dwellings' | 'stays',
  id: string,
): Promise<number> {
  const row = await transaction
    .selectFrom(table)
    .select('version')
    .where('station_id', '=', stationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  return row.version;
}
