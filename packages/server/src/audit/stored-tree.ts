import { sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { foldSubtrees, type Hash, type Range, subtreesOf } from './merkle-tree.ts';
import { hashAt, hashesOf, isFull, placeOf, readEdge, type TilePlace, type TreeEdge } from './tiles.ts';

/** The tree of a station as it is stored, at one moment. */
export interface StoredTree {
  readonly size: number;
  /** The roots over ranges of leaves, by reading a few tiles: their number grows with the logarithm of the size. */
  rootsOf(ranges: readonly Range[]): Promise<Hash[]>;
}

export async function readTree(transaction: Transaction<Schema>, stationId: string): Promise<StoredTree> {
  const row = await transaction
    .selectFrom('audit_logs')
    .select([sql<string>`size::text`.as('size'), 'edge'])
    .where('station_id', '=', stationId)
    .executeTakeFirst();
  const edge: TreeEdge = row === undefined ? { size: 0, levels: [] } : readEdge(Number(row.size), row.edge);
  return {
    size: edge.size,
    async rootsOf(ranges) {
      const parts = ranges.map((range) => subtreesOf(range).map(placeOf));
      const full = parts.flat().filter((place) => isFull(place, edge.size));
      const tiles = await readTiles(transaction, stationId, full);
      return parts.map((places) =>
        foldSubtrees(places.map((place) => hashAt(place, tiles.get(nameOf(place)) ?? edge.levels[place.level] ?? []))),
      );
    },
  };
}

async function readTiles(transaction: Transaction<Schema>, stationId: string, places: readonly TilePlace[]) {
  const wanted = [...new Map(places.map((place) => [nameOf(place), place])).values()];
  if (wanted.length === 0) return new Map<string, Hash[]>();
  const rows = await transaction
    .selectFrom('audit_tiles')
    .select(['level', sql<string>`position::text`.as('place'), 'hashes'])
    .where('station_id', '=', stationId)
    .where(
      sql<boolean>`(level, position) in (${sql.join(
        wanted.map(({ level, position }) => sql`(${level}::integer, ${String(position)}::bigint)`),
      )})`,
    )
    .execute();
  if (rows.length !== wanted.length) throw new Error('the audit log lacks a tile of its tree');
  return new Map(rows.map(({ level, place, hashes }) => [`${level}/${place}`, hashesOf(hashes)]));
}

function nameOf({ level, position }: TilePlace): string {
  return `${level}/${position}`;
}
