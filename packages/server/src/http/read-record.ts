import { isJson, isList, type OperationRecord } from '@wardkit/contract/operation';
import { decide } from '../access/access.ts';
import type { Caller } from '../access/caller.ts';
import { Cursors } from './cursor.ts';
import type { Context, Handler, RecordReader } from './handler.ts';
import { parseInput } from './input.ts';
import { RequestProblem } from './request-problem.ts';
import type { Route } from './routes.ts';

/** An operation that reads one record, and how its path names it. */
interface RecordRead {
  readonly operation: OperationRecord;
  readonly handler: Handler<OperationRecord>;
  readonly pattern: RegExp;
}

/** Reads records by their addresses with the handlers of their own operations, inside a call of another one. */
export function recordReader(routes: readonly Route[]): RecordReader {
  const reads = routes.flatMap(({ operation, handler }): RecordRead[] => {
    const isRecord = operation.method === 'GET' && isJson(operation.answers[200]) && !isList(operation);
    const isPlain = operation.parameters !== undefined && operation.query === undefined;
    if (!isRecord || !isPlain || handler === null || !('handle' in handler) || handler.early !== undefined) return [];
    const source = operation.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    return [{ operation, handler, pattern: new RegExp(`^${source}$`) }];
  });
  return {
    async read(context, path) {
      for (const { operation, handler, pattern } of reads) {
        const names = pattern.exec(path)?.groups;
        if (names !== undefined) return readAs(context, operation, handler, names);
      }
      throw new RequestProblem('not-found');
    },
  };
}

async function readAs(
  context: Context,
  operation: OperationRecord,
  handler: Handler<OperationRecord>,
  names: Readonly<Record<string, string>>,
) {
  const decision = decide(operation, within(context));
  // Whose role may not read such a record is told of it no more than of one that is not there.
  if (!decision.allowed) throw new RequestProblem('not-found');
  const stations: string[] = [];
  const { schema, language } = { schema: operation.parameters, language: context.language };
  const own: Context = {
    ...context,
    operation,
    reach: decision.reach,
    parameters: (schema && parseInput(schema, names, '#/path', language)) as undefined,
    query: undefined,
    body: undefined,
    headers: undefined,
    early: null,
    ifMatch: null,
    cursors: (filter) => new Cursors(context.server.keys, operation.id, filter),
    concerns(stationId, ...recordIds) {
      stations.push(stationId);
      context.concerns(stationId, ...recordIds);
    },
  };
  const { body } = await handler.handle(own);
  const [stationId] = stations;
  if (stationId === undefined) throw new Error(`${operation.id} does not say which station its record is at`);
  return { operation, stationId, body };
}

/** The caller at those stations only that the call itself reaches: reading a record inside of it opens no other. */
function within({ caller, reach }: Context): Caller {
  if (caller.kind === 'stranger') return caller;
  const [first, ...others] = caller.accounts.filter(({ stationId }) => reach.stations.includes(stationId));
  if (first === undefined) throw new RequestProblem('not-found');
  return { ...caller, accounts: [first, ...others] };
}
