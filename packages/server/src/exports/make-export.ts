import { createHash } from 'node:crypto';
import { sql, type Transaction, type Updateable } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/open.ts';
import type { Schema } from '../database/schema.ts';
import { asApplication } from '../database/transaction.ts';
import type { EventFeed } from '../events/event-feed.ts';
import { finishJob, type JobRow } from '../jobs/job-record.ts';
import { type Claim, holdJob, type JobKind, JobLost, tellFinished } from '../jobs/job-worker.ts';
import { writeAudit } from '../privacy/audit.ts';
import type { AttachmentStore } from '../storage/attachment-store.ts';
import { type ExportRow, expiryOf, failExport, placeOf } from './export-record.ts';
import type { ExportScope } from './exported-module.ts';
import { exportedModules, isExported, type ModuleName } from './exported-modules.ts';
import { recordWriter } from './write-records.ts';

export interface ExportParts {
  readonly database: Database;
  readonly attachments: AttachmentStore;
  readonly clock: Clock;
  readonly events: EventFeed;
  readonly plateBase: string;
  /** Records that are read in one transaction and become one piece of the file; 500 by default. */
  readonly pageSize?: number;
}

const defaultPageSize = 500;
/** Each time that an export is taken up its pieces begin at another multiple of this. */
const numbersOfOneTry = 1_000_000_000;

/**
 * Makes the file of an export, a page of records at a time: each is read in a transaction of its own, written as a sealed
 * piece, and put on record together with the progress, the renewed lease and the audit entry of what was read. Who takes the
 * export up goes on after the last piece on record.
 */
export function exportJobs(parts: ExportParts): JobKind {
  return {
    run: (claim) => new ExportRun(parts, claim).run(),
    giveUp: failExport,
  };
}

class ExportRun {
  readonly #parts: ExportParts;
  readonly #claim: Claim;
  readonly #hash = createHash('sha256');
  #size = 0;
  #done: number;
  #number: number;

  constructor(parts: ExportParts, claim: Claim) {
    this.#parts = parts;
    this.#claim = claim;
    this.#done = claim.job.done;
    this.#number = 0;
  }

  async run(): Promise<void> {
    const row = await this.#begin();
    try {
      const modules = row.modules.filter(isExported);
      const writer = recordWriter(row.format, modules);
      const scope = this.#scopeOf(row);
      let module_at = row.module_at;
      let after = row.record_at;
      const isNew = this.#size === 0;
      let head = isNew ? writer.head : '';
      for (; module_at < modules.length; module_at += 1, after = null) {
        const name = modules[module_at] as ModuleName;
        for (;;) {
          if (this.#claim.stop.aborted) throw this.#claim.stop.reason;
          const limit = this.#parts.pageSize ?? defaultPageSize;
          const page = await this.#look((transaction) => exportedModules[name].read(transaction, scope, after, limit));
          const text = head + page.map(({ id, record }) => writer.line(name, id, record)).join('');
          const last = page.at(-1);
          if (last !== undefined) {
            after = last.id;
            const personIds = page.flatMap((record) => record.personIds);
            await this.#keep(row, text, page.length, { module_at, record_at: after }, personIds);
            head = '';
          }
          if (page.length < limit) break;
        }
      }
      if (head !== '') await this.#keep(row, head, 0, { module_at, record_at: null }, []);
      await this.#finish(row);
    } catch (cause) {
      // Whatever ended it, what the file was to become is gone once nobody is to go on with it.
      if (cause instanceof JobLost && !this.#claim.stop.aborted) await this.#dropUnwanted(row);
      throw cause;
    }
  }

  /** Reads what is on record: the export, and the pieces that make up the file so far. */
  async #begin(): Promise<ExportRow> {
    const { job } = this.#claim;
    const { row, pieces, total } = await this.#look(async (transaction) => {
      const found = await this.#select(transaction);
      if (found === undefined) throw new JobLost('the export is gone');
      const scope = this.#scopeOf(found);
      return {
        row: found,
        pieces: await piecesOf(transaction, found),
        total: job.total ?? (await countAll(transaction, scope, found.modules.filter(isExported))),
      };
    });
    for (const { number, size } of pieces) {
      const bytes = await this.#parts.attachments.readPiece(placeOf(row), number);
      if (bytes.length !== size) throw new Error('a piece of an export has another size than was recorded');
      this.#hash.update(bytes);
      this.#size += bytes.length;
      this.#number = number;
    }
    this.#number = (Math.floor(this.#number / numbersOfOneTry) + 1) * numbersOfOneTry;
    await this.#renew({ total });
    return row;
  }

  #scopeOf(row: ExportRow): ExportScope {
    const stationId = row.station_id;
    return {
      stationId,
      reach: {
        role: 'supervisor',
        stations: [stationId],
        machines: [],
        assigned: [],
        mediating: [],
        home: [stationId],
        accounts: [],
        persons: [],
      },
      from: startOfDay(row.from_day),
      until: new Date(startOfDay(row.until_day).getTime() + 24 * 3_600_000),
      askedAt: row.created_at,
      plateBase: this.#parts.plateBase,
    };
  }

  #look<T>(work: (transaction: Transaction<Schema>) => Promise<T>): Promise<T> {
    return asApplication(this.#parts.database, { stations: [this.#claim.job.station_id] }, work);
  }

  #select(transaction: Transaction<Schema>): Promise<ExportRow | undefined> {
    const { job } = this.#claim;
    return transaction
      .selectFrom('exports')
      .selectAll()
      .select([sql<string>`from_day::text`.as('from_day'), sql<string>`until_day::text`.as('until_day')])
      .where('station_id', '=', job.station_id)
      .where('job_id', '=', job.id)
      .where('state', '=', 'in-progress')
      .executeTakeFirst();
  }

  async #renew(change: { total?: number }): Promise<void> {
    await this.#look(async (transaction) => {
      const job = await this.#hold(transaction);
      await this.#advance(transaction, job, change);
    });
  }

  async #hold(transaction: Transaction<Schema>): Promise<JobRow> {
    const job = await holdJob(transaction, this.#claim.job, this.#claim.holder);
    if (job === null) throw new JobLost('the job was cancelled, or another process has it');
    return job;
  }

  async #advance(transaction: Transaction<Schema>, job: JobRow, change: Updateable<Schema['jobs']>) {
    await transaction
      .updateTable('jobs')
      .set({ ...change, leased_until: this.#claim.leaseEnd(), version: job.version + 1 })
      .where('station_id', '=', job.station_id)
      .where('id', '=', job.id)
      .execute();
  }

  /** Writes a piece and puts it on record. */
  async #keep(
    row: ExportRow,
    text: string,
    records: number,
    position: { module_at: number; record_at: string | null },
    personIds: readonly string[],
  ): Promise<void> {
    const bytes = new Uint8Array(Buffer.from(text));
    const number = this.#number;
    this.#number += 1;
    await this.#parts.attachments.putPiece(placeOf(row), number, bytes);
    const done = this.#done + records;
    const now = this.#parts.clock.now();
    await this.#look(async (transaction) => {
      const job = await this.#hold(transaction);
      // What was written late may still come to light; a total is never passed.
      await this.#advance(transaction, job, { done, total: Math.max(job.total ?? 0, done), tries: 1 });
      await transaction
        .insertInto('export_pieces')
        .values({ station_id: row.station_id, export_id: row.id, number, size: bytes.length })
        .execute();
      await transaction
        .updateTable('exports')
        .set(position)
        .where('station_id', '=', row.station_id)
        .where('id', '=', row.id)
        .execute();
      await writeAudit(
        transaction,
        {
          operation: 'exports.create',
          purpose: null,
          accountId: row.account_id,
          role: row.role,
          requestId: row.request_id,
          outcome: 202,
          records: new Map([[row.station_id, new Set([row.id, ...personIds])]]),
        },
        now,
      );
    });
    this.#done = done;
    this.#size += bytes.length;
    this.#hash.update(bytes);
  }

  async #finish(row: ExportRow): Promise<void> {
    const now = this.#parts.clock.now();
    await this.#look(async (transaction) => {
      const job = await this.#hold(transaction);
      const finished = await finishJob(
        transaction,
        job,
        { state: 'succeeded', done: this.#done, total: this.#done },
        now,
      );
      await transaction
        .updateTable('exports')
        .set({
          state: 'ready',
          version: row.version + 1,
          size: this.#size,
          sha256: this.#hash.digest('hex'),
          records: this.#done,
          expires_at: expiryOf(now),
        })
        .where('station_id', '=', row.station_id)
        .where('id', '=', row.id)
        .execute();
      await tellFinished(transaction, finished, now);
    });
    this.#parts.events.wake([row.station_id]);
  }

  /** One that was overtaken leaves the file alone: it is another's now, or ready. */
  async #dropUnwanted(row: ExportRow): Promise<void> {
    const kept = await this.#look((transaction) =>
      transaction
        .selectFrom('exports')
        .select('id')
        .where('station_id', '=', row.station_id)
        .where('id', '=', row.id)
        .where('state', 'in', ['in-progress', 'ready'])
        .executeTakeFirst(),
    );
    if (kept === undefined) await this.#parts.attachments.drop(placeOf(row));
  }
}

/** The pieces of an export in the order in which they make up its file. */
export async function piecesOf(
  transaction: Transaction<Schema>,
  row: Pick<ExportRow, 'station_id' | 'id'>,
): Promise<{ number: number; size: number }[]> {
  const rows = await transaction
    .selectFrom('export_pieces')
    .select(['number', 'size'])
    .where('station_id', '=', row.station_id)
    .where('export_id', '=', row.id)
    .orderBy('number')
    .execute();
  return rows.map(({ number, size }) => ({ number: Number(number), size }));
}

async function countAll(
  transaction: Transaction<Schema>,
  scope: ExportScope,
  modules: readonly ModuleName[],
): Promise<number> {
  let total = 0;
  for (const module of modules) total += await exportedModules[module].count(transaction, scope);
  return total;
}

/** The first moment of a day by the station's clock, China Standard Time. */
function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}
