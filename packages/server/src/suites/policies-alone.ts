import { type KyselyPlugin, type OperationNode, RawNode } from 'kysely';
import type { Database } from '../database/open.ts';

/**
 * A database whose policies are told of one station alone, whatever the code says that the caller reaches. Code that runs on
 * it has its own conditions dropped: they are made from the wider reach.
 */
export function withPoliciesOfOneStation(database: Database, stationId: string): Database {
  const narrowing: KyselyPlugin = {
    transformQuery: ({ node }) =>
      isRaw(node) ? RawNode.create(node.sqlFragments.map(narrowed), node.parameters) : node,
    transformResult: async ({ result }) => result,
  };
  const narrowed = (text: string) =>
    text.replaceAll(/set local wardkit\.(stations|home) = '[^']*'/g, `set local wardkit.$1 = '${stationId}'`);
  // Whoever opened the database closes it.
  return { ...database, kysely: database.kysely.withPlugin(narrowing), close: async () => undefined };
}

function isRaw(node: OperationNode): node is RawNode {
  return RawNode.is(node);
}
