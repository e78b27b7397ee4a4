import { isDeepStrictEqual } from 'node:util';
import { isWithinDivision, parseDivisionCode } from '@wardkit/contract/codes/division-code';
import type { Transaction } from 'kysely';
import { insertRows } from '../database/insert-rows.ts';
import type { Database } from '../database/open.ts';
import type { AddressDocument, Schema } from '../database/schema.ts';
import { foldedText, gramRows, writeGrams } from '../database/text-search.ts';
import { withinDivision } from '../database/within-division.ts';
import { shortCommunityName } from '../divisions/community-name.ts';
import { addressRow, documentOf } from '../modules/addresses.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { newUuid } from '../uuid.ts';
import { findImported, hashOfContent, hashOfKey, type ImportedRow, remember } from './import-memory.ts';
import { type Importer, type ImportOptions, type Outcome, orUndone, Undone } from './importer.ts';
import { type FileHead, type ReadRow, readRow } from './read-rows.ts';
import type { TableRow } from './read-table.ts';
import { type Language, type RowFault, RowRefused, rowFault } from './row-fault.ts';

/** A row of the file as an address. */
interface Line {
  readonly line: number;
  readonly read: ReadRow;
  readonly keyHash: string;
  readonly document: AddressDocument;
  readonly state: 'in-use' | 'withdrawn';
  /** The key of the address that takes its place. */
  readonly replacedBy: string | null;
}

type Result = { readonly line: number } & (
  | { readonly outcome: Outcome; readonly keyHash: string; readonly contentHash: string; readonly recordId: string }
  | { readonly faults: readonly RowFault[] }
);

/** What an earlier row says, and the id that it became. */
interface SeenRow {
  readonly contentHash: string;
  readonly recordId: string;
}

interface Community {
  readonly county: string;
  readonly township: string;
  readonly community: string;
}

/**
 * Brings in the standard addresses of a station, as the authority that gives out numbers has them. Nobody writes them by the API, so
 * that this runs as the owner of the tables. An address at which premises are recorded is never rewritten: the authority withdraws
 * one and gives out another (GA/T 2000.32).
 */
export async function addressImporter(
  database: Database,
  keys: KeyRing,
  head: FileHead,
  options: ImportOptions,
): Promise<Importer> {
  const { stationId, dryRun, language } = options;
  const { area, communities } = await readCommunities(database, stationId);
  // What rows of earlier batches say, and the ids that they became.
  const seen = new Map<string, SeenRow>();
  const replacedAt = head.columns.find(({ name }) => name === 'replaced_by')?.at;
  const isReplaced = ({ cells }: TableRow) => replacedAt !== undefined && String(cells[replacedAt] ?? '').trim() !== '';
  return {
    order: (rows) => [...rows.filter((row) => !isReplaced(row)), ...rows.filter(isReplaced)],
    async run(rows) {
      const refused: Result[] = [];
      const lines = rows.flatMap((row) => {
        try {
          return [readLine(keys, stationId, head, row, area, communities, language)];
        } catch (cause) {
          if (!(cause instanceof RowRefused)) throw cause;
          refused.push({ line: row.line, faults: cause.faults });
          return [];
        }
      });
      const work = database.kysely.transaction().execute(async (transaction) => {
        // Two imports at once would not see each other's rows.
        await transaction.selectFrom('stations').select('id').where('id', '=', stationId).forUpdate().execute();
        const batch = new AddressBatch(transaction, keys, stationId, language, options.now(), seen, dryRun);
        const results = await batch.run(lines);
        if (dryRun) throw new Undone(results);
        return results;
      });
      const results = await orUndone<readonly Result[]>(work);
      for (const result of results) if (!('faults' in result)) seen.set(result.keyHash, result);
      return [...refused, ...results].sort((one, other) => one.line - other.line);
    },
  };
}

/** The communities in use that a station serves, by their codes. */
async function readCommunities({ kysely }: Database, stationId: string) {
  const { division_code: area } = await kysely
    .selectFrom('stations')
    .select('division_code')
    .where('id', '=', stationId)
    .executeTakeFirstOrThrow();
  const rows = await kysely
    .selectFrom('divisions')
    .select(['code', 'name', 'level'])
    .where('last_year', 'is', null)
    // Those above it name the county, those below it are the communities.
    .where(({ or, eb }) =>
      or([withinDivision('code', area), eb('code', 'in', parseDivisionCode(area)?.parents ?? [''])]),
    )
    .execute();
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  const communities = new Map<string, Community>();
  for (const { code, name, level } of rows) {
    if (level !== 'community') continue;
    const [county, township] = [
      names.get(code.slice(0, 6)) ?? names.get(`${code.slice(0, 4)}00`),
      names.get(code.slice(0, 9)),
    ];
    if (county === undefined || township === undefined) continue;
    communities.set(code, { county, township, community: shortCommunityName(name, county, township) });
  }
  return { area, communities };
}

function readLine(
  keys: KeyRing,
  stationId: string,
  head: FileHead,
  row: TableRow,
  area: string,
  communities: ReadonlyMap<string, Community>,
  language: Language,
): Line {
  const read = readRow(head, row, language);
  const refusal = (code: Parameters<typeof rowFault>[1], column: string) =>
    new RowRefused([rowFault(language, code, read.heading(column))]);
  const code = String(read.value('community_code'));
  if (!isWithinDivision(code, area)) throw refusal('not-of-station', 'community_code');
  const place = communities.get(code);
  if (place === undefined) throw refusal('community-unknown', 'community_code');
  const text = (name: string) => {
    const value = read.value(name);
    return value === null ? null : String(value);
  };
  const floor = read.value('floor');
  const [unit, room] = [text('unit'), text('room')];
  const building = joined([text('estate'), text('building')]);
  const buildingText = joined([text('road'), text('number'), building]);
  const document: AddressDocument = {
    divisionCode: code,
    ...place,
    community: text('community') ?? place.community,
    road: String(read.value('road')),
    number: String(read.value('number')),
    building: building === '' ? null : building,
    buildingText,
    // A room says its floor.
    text: joined([buildingText, unit, room ?? (floor === null ? null : `${floor} 层`)]),
    unit,
    floor: floor === null ? null : Number(floor),
    room,
  };
  const [ownKey, replacedBy] = [text('key'), text('replaced_by')];
  const state = read.value('state') ?? (replacedBy === null ? 'in-use' : 'withdrawn');
  if (replacedBy !== null && state === 'in-use') throw refusal('replaced-but-in-use', 'state');
  const key = ownKey === null ? `address ${code} ${foldedText(document.text)}` : `key ${ownKey}`;
  return {
    line: row.line,
    read,
    keyHash: hashOfKey(keys, stationId, 'addresses', key),
    document,
    state: state === 'in-use' ? 'in-use' : 'withdrawn',
    replacedBy,
  };
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' ');
}

/** The rows of one transaction: what is known is asked for at once, and what is new written at once. */
class AddressBatch {
  readonly #transaction: Transaction<Schema>;
  readonly #keys: KeyRing;
  readonly #stationId: string;
  readonly #language: Language;
  readonly #now: Date;
  readonly #seen: ReadonlyMap<string, SeenRow>;
  readonly #isDry: boolean;
  readonly #own = new Map<string, SeenRow>();
  readonly #added: ReturnType<typeof addressRow>[] = [];
  #known = new Map<string, ImportedRow>();

  constructor(
    transaction: Transaction<Schema>,
    keys: KeyRing,
    stationId: string,
    language: Language,
    now: Date,
    seen: ReadonlyMap<string, SeenRow>,
    isDry: boolean,
  ) {
    this.#transaction = transaction;
    this.#keys = keys;
    this.#stationId = stationId;
    this.#language = language;
    this.#now = now;
    this.#seen = seen;
    this.#isDry = isDry;
  }

  async run(lines: readonly Line[]): Promise<readonly Result[]> {
    const hashes = lines.flatMap(({ keyHash, replacedBy }) =>
      replacedBy === null ? [keyHash] : [keyHash, this.#hashOf(replacedBy)],
    );
    const known = await findImported(this.#transaction, this.#stationId, 'addresses', [...new Set(hashes)]);
    this.#known = new Map(known.map((row) => [row.key_hash, row]));
    const onRecord = await this.#onRecord(lines);
    const results: Result[] = [];
    for (const line of lines) results.push(await this.#runLine(line, onRecord));
    await this.#insert();
    const written = results.flatMap((result) =>
      'faults' in result || (result.outcome !== 'created' && result.outcome !== 'changed') ? [] : [result],
    );
    await remember(this.#transaction, this.#stationId, 'addresses', written, this.#now);
    return results;
  }

  #hashOf(key: string): string {
    return hashOfKey(this.#keys, this.#stationId, 'addresses', `key ${key}`);
  }

  /** Addresses that came by no import, by where they are and what they say. */
  async #onRecord(lines: readonly Line[]): Promise<ReadonlyMap<string, string>> {
    const texts = lines.filter(({ keyHash }) => !this.#known.has(keyHash)).map(({ document }) => document);
    if (texts.length === 0) return new Map();
    const rows = await this.#transaction
      .selectFrom('addresses')
      .select(['id', 'division_code', 'folded_text'])
      .where('station_id', '=', this.#stationId)
      .where('folded_text', 'in', [...new Set(texts.map(({ text }) => foldedText(text)))])
      .where('division_code', 'in', [...new Set(texts.map(({ divisionCode }) => divisionCode))])
      .execute();
    return new Map(rows.map((row) => [`${row.division_code} ${row.folded_text}`, row.id]));
  }

  async #runLine(line: Line, onRecord: ReadonlyMap<string, string>): Promise<Result> {
    const { read, keyHash, document, state } = line;
    try {
      const replacedBy = this.#replacement(line);
      const contentHash = hashOfContent(this.#keys, { document, state, replacedBy });
      const earlier = this.#own.get(keyHash) ?? this.#seen.get(keyHash);
      if (earlier !== undefined && earlier.contentHash !== contentHash) throw this.#refusal('key-twice', read, 'key');
      const known = this.#known.get(keyHash);
      const there = onRecord.get(`${document.divisionCode} ${foldedText(document.text)}`);
      const recordId = earlier?.recordId ?? known?.record_id ?? there ?? newUuid(this.#now);
      const result = { line: line.line, keyHash, contentHash, recordId };
      // In a dry run what another batch has made is not there to point to.
      const pointedTo = this.#isDry ? null : replacedBy;
      const outcome = await this.#write(line, recordId, pointedTo, {
        isUnchanged: earlier !== undefined || known?.content_hash === contentHash,
        isKnown: known !== undefined,
        isThere: there !== undefined,
      });
      this.#own.set(keyHash, result);
      return { ...result, outcome };
    } catch (cause) {
      if (cause instanceof RowRefused) return { line: line.line, faults: cause.faults };
      throw cause;
    }
  }

  async #write(
    line: Line,
    id: string,
    replacedBy: string | null,
    { isUnchanged, isKnown, isThere }: { isUnchanged: boolean; isKnown: boolean; isThere: boolean },
  ): Promise<Outcome> {
    if (isUnchanged) return 'unchanged';
    if (isKnown) {
      await this.#change(id, line, replacedBy);
      return 'changed';
    }
    if (isThere) return 'onRecord';
    this.#added.push(addressRow(this.#stationId, id, line.document, replacedBy, line.state));
    return 'created';
  }

  #replacement({ replacedBy, read }: Line): string | null {
    if (replacedBy === null) return null;
    const hash = this.#hashOf(replacedBy);
    const id = this.#own.get(hash)?.recordId ?? this.#seen.get(hash)?.recordId ?? this.#known.get(hash)?.record_id;
    if (id === undefined || id === null) throw this.#refusal('replacement-unknown', read, 'replaced_by');
    return id;
  }

  #refusal(code: Parameters<typeof rowFault>[1], read: ReadRow, column: string): RowRefused {
    return new RowRefused([rowFault(this.#language, code, read.heading(column))]);
  }

  async #change(id: string, { document, state, read }: Line, replacedBy: string | null): Promise<void> {
    await this.#insert();
    const [stationId, transaction] = [this.#stationId, this.#transaction];
    const before = await transaction
      .selectFrom('addresses')
      .selectAll()
      .where('station_id', '=', stationId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (!isDeepStrictEqual(documentOf(before), document)) {
      const premises = await transaction
        .selectFrom('premises')
        .select('id')
        .where('station_id', '=', stationId)
        .where('address_id', '=', id)
        .executeTakeFirst();
      if (premises !== undefined) throw this.#refusal('address-in-use', read, 'key');
    }
    const { station_id: _, id: __, version: ___, ...row } = addressRow(stationId, id, document, replacedBy, state);
    await transaction
      .updateTable('addresses')
      .set({ ...row, version: before.version + 1 })
      .where('station_id', '=', stationId)
      .where('id', '=', id)
      .execute();
    if (before.folded_text !== row.folded_text) {
      await writeGrams(transaction, { stationId, kind: 'address', id }, before.folded_text, row.folded_text);
    }
  }

  async #insert(): Promise<void> {
    const rows = this.#added.splice(0);
    if (rows.length === 0) return;
    const stationId = this.#stationId;
    await insertRows(
      this.#transaction,
      'record_stations',
      rows.map(({ id }) => ({ record_id: id, station_id: stationId })),
    );
    await insertRows(this.#transaction, 'addresses', rows as unknown as Record<string, unknown>[]);
    await insertRows(
      this.#transaction,
      'search_grams',
      rows.flatMap(({ id, folded_text: folded }) => gramRows(stationId, 'address', String(id), folded)),
    );
  }
}
