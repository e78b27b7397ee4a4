import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';

/** A table of the schema with the columns that hold data of their own, in their order. */
export interface TableRecord {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface PartitionRecord {
  readonly name: string;
  readonly parent: string;
  /** As in `create table … partition of … <bound>`. */
  readonly bound: string;
}

export interface SequenceRecord {
  readonly name: string;
  readonly value: string;
}

/** What the runner of migrations keeps for itself; a backup says it in words of its own. */
const ownTable = 'schema_migrations';

/** Every table, those that a foreign key points to before those that have it. Partitions are parts of their table. */
export async function readTables(kysely: Kysely<Schema>): Promise<readonly TableRecord[]> {
  const { rows: tables } = await sql<TableRecord>`
    select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> ${ownTable}
    group by c.relname
    order by c.relname`.execute(kysely);
  const { rows: links } = await sql<{ from: string; to: string }>`
    select f.relname::text as from, t.relname::text as to
    from pg_constraint x
    join pg_class f on f.oid = x.conrelid
    join pg_class t on t.oid = x.confrelid
    where x.contype = 'f' and x.connamespace = current_schema()::regnamespace and f.oid <> t.oid`.execute(kysely);
  const sorted: TableRecord[] = [];
  const waiting = new Map(tables.map((table) => [table.name, table]));
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(
      ({ name }) => !links.some((link) => link.from === name && waiting.has(link.to)),
    );
    if (free.length === 0) throw new Error(`foreign keys go round in ${[...waiting.keys()].join(', ')}`);
    for (const table of free) {
      waiting.delete(table.name);
      sorted.push(table);
    }
  }
  return sorted;
}

/** Every partition, parents first. */
export async function readPartitions(kysely: Kysely<Schema>): Promise<readonly PartitionRecord[]> {
  const { rows } = await sql<PartitionRecord>`
    select c.relname::text as name, p.relname::text as parent, pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_class c
    join pg_inherits i on i.inhrelid = c.oid
    join pg_class p on p.oid = i.inhparent
    where c.relnamespace = current_schema()::regnamespace and c.relispartition and c.relkind in ('r', 'p')
    order by c.oid`.execute(kysely);
  return rows;
}

export async function readSequences(kysely: Kysely<Schema>): Promise<readonly SequenceRecord[]> {
  const { rows } = await sql<SequenceRecord>`
    select sequencename::text as name, last_value::text as value from pg_sequences
    where schemaname = current_schema() and last_value is not null
    order by sequencename`.execute(kysely);
  return rows;
}
