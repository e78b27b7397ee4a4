import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { StartFailure } from '../start-failure.ts';
import { placeOfPart } from './attachment-files.ts';
import { readTables } from './catalogue.ts';
import type { BackupHeader } from './header.ts';

// Whoever can change a backup can make its sums anew: they tell of damage and not of intent. So what it names is compared with
// what a backup can name, before a name becomes a path or a word of SQL.

const plainName = /^[a-z_][a-z0-9_]{0,62}$/;
const literal = "'[^'\\\\]*'";
/** As PostgreSQL writes the bound of the tables that the server makes (audit/partitions.ts). */
const bound = new RegExp(`^FOR VALUES FROM \\(${literal}\\) TO \\(${literal}\\)$`);

function damaged(path: string, what: string): StartFailure {
  return new StartFailure(`The backup ${path} is damaged: ${what}. Use another copy.`);
}

/** @throws {StartFailure} when the backup has a part, a partition or a sequence by a name that no backup gives */
export function requireOwnNames(path: string, names: readonly string[], header: BackupHeader): void {
  const tables = new Set(header.tables.map(({ name }) => name));
  const isOwn = (name: string) => {
    const table = /^tables\/([^/]+)\/\d{6,}\.json\.gz$/.exec(name)?.[1];
    return table === undefined ? placeOfPart(name) !== null : tables.has(table);
  };
  const strange = names.slice(1).find((name) => !isOwn(name));
  if (strange !== undefined) throw damaged(path, `it has a part ${JSON.stringify(strange)}, which no backup has`);
  for (const { name, parent, bound: range } of header.partitions) {
    if (plainName.test(name) && tables.has(parent) && bound.test(range)) continue;
    throw damaged(path, `it has a partition ${JSON.stringify(name)} that no backup has`);
  }
  const sequence = header.sequences.find(({ name }) => !plainName.test(name));
  if (sequence !== undefined) throw damaged(path, `it has a sequence ${JSON.stringify(sequence.name)}`);
}

/**
 * Compares the tables with those of the schema that the backup was made with, which is there by now.
 *
 * @throws {StartFailure} when the backup has a table or column that the schema has not
 */
export async function requireOwnTables(
  path: string,
  transaction: Transaction<Schema>,
  { tables }: BackupHeader,
): Promise<void> {
  const columnsOf = new Map((await readTables(transaction)).map(({ name, columns }) => [name, new Set(columns)]));
  const strange = tables.find(({ name, columns }) => {
    const own = columnsOf.get(name);
    return own === undefined || !columns.every((column) => own.has(column));
  });
  if (strange === undefined) return;
  throw damaged(path, `its table ${JSON.stringify(strange.name)} is not that of its schema`);
}
