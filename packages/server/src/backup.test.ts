import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { extract, pack } from 'tar-stream';
import { sha256Of } from './backup/archive.ts';
import { backUp } from './backup/backup.ts';
import type { BackupHeader } from './backup/header.ts';
import { restore } from './backup/restore.ts';
import { openForCommand } from './cli/open-for-command.ts';
import { readConfig } from './config.ts';
import { migrate, ranMigrations } from './database/migrate.ts';
import { type Database, fromPGlite, openEmbedded, openPostgres } from './database/open.ts';
import { readMark } from './modules/store-mark.ts';
import { KeyRing, newKeyRingDocument } from './privacy/key-ring.ts';
import { loadDemo } from './seed/load.ts';
import { AttachmentStore, LostFile } from './storage/attachment-store.ts';
import type { FileStore } from './storage/file-store.ts';
import { FolderStore } from './storage/folder-store.ts';
import { blankEmbedded, newDataFolder } from './suites/blank-database.ts';
import { everyRow } from './suites/every-row.ts';
import { startPostgres } from './suites/postgres-cluster.ts';
import { S3Server } from './suites/s3-server.ts';
import { ServerProcess } from './suites/server-process.ts';
import { newUuid } from './uuid.ts';

const now = new Date('2026-11-22T04:00:00.000Z');
const secret = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const ring = (keys: [string, number][], lookup = 9) =>
  new KeyRing({ keys: keys.map(([id, fill]) => ({ id, secret: secret(fill) })), lookup: secret(lookup) });
const keys = ring([['first', 7]]);
/** A ring after a change of keys: what was closed before still opens. */
const laterKeys = ring([
  ['second', 8],
  ['first', 7],
]);
const command = fileURLToPath(new URL('./cli/wardkit-server.ts', import.meta.url));
const cluster = await startPostgres();

async function everyFile(files: FileStore): Promise<ReadonlyMap<string, string>> {
  const sums = new Map<string, string>();
  for await (const { name } of files.list('')) sums.set(name, sha256Of((await files.read(name)) ?? assert.fail(name)));
  return sums;
}

function assertSame<K, V>(actual: ReadonlyMap<K, V>, expected: ReadonlyMap<K, V>): void {
  assert.deepEqual([...actual.keys()].sort(), [...expected.keys()].sort());
  for (const [key, value] of expected) assert.deepEqual(actual.get(key), value, String(key));
}

describe('backup and restore', () => {
  let folder: string;
  let bucket: S3Server;
  let count = 0;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardkit-backup-'));
    bucket = await S3Server.open();
  });
  after(async () => {
    await bucket.close();
    await cluster?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const newPath = (name: string) => {
    count += 1;
    return join(folder, `${name}-${count}`);
  };
  // Each engine with another store: every way from one to the other is gone.
  const engines: { name: string; empty: () => Promise<Database>; files: (name: string) => FileStore }[] = [
    {
      name: 'PGlite and a bucket',
      empty: async () => fromPGlite(await blankEmbedded()),
      files(name) {
        count += 1;
        return bucket.store(`${name}-${count}/`);
      },
    },
  ];
  if (cluster !== null) {
    engines.push({
      name: 'PostgreSQL and a folder',
      files: (name) => new FolderStore(newPath(name)),
      async empty() {
        count += 1;
        await cluster.createDatabase(`backup_${count}`);
        return openPostgres(cluster.urlOf(`backup_${count}`));
      },
    });
  }

  const targets: Database[] = [];
  /** An empty database for one test. */
  const target = async (engine: (typeof engines)[number] | undefined): Promise<Database> => {
    const database = (await engine?.empty()) ?? assert.fail();
    targets.push(database);
    return database;
  };
  afterEach(async () => {
    for (const database of targets.splice(0)) await database.close();
  });

  /** A database with demo data, attachments of two keys, an upload under way, and texts that are hard to copy. */
  const fill = async (database: Database, files: FileStore) => {
    await migrate(database);
    const data = await loadDemo(database, keys, { seed: 'backup', scale: 'small', now });
    const later = new AttachmentStore(files, laterKeys);
    for (const [at, { id: premisesId, stationId }] of data.premises.slice(0, 5).entries()) {
      const bytes = new Uint8Array(randomBytes(1000 * (at + 1)));
      const id = newUuid(now);
      const secretId = at % 2 === 0 ? 'first' : 'second';
      const isWhole = at < 4;
      const place = { stationId, attachmentId: id, secretId };
      if (isWhole) await later.putCopy(place, bytes);
      else await later.putPiece(place, 0, bytes);
      await database.kysely
        .insertInto('attachments')
        .values({
          station_id: stationId,
          id,
          premises_id: premisesId,
          size: bytes.length,
          sha256: sha256Of(bytes),
          media_type: 'image/jpeg',
          state: isWhole ? 'complete' : 'receiving',
          created_at: now,
          created_by: newUuid(now),
          secret_id: secretId,
          ...(isWhole ? { kept_size: bytes.length, kept_sha256: sha256Of(bytes) } : { received_bytes: bytes.length }),
        })
        .execute();
    }
    const stationId = data.premises[0]?.stationId ?? assert.fail();
    const alert = data.alerts[0] ?? assert.fail();
    await database.kysely
      .insertInto('help_requests')
      .values({
        station_id: alert.stationId,
        id: newUuid(now),
        alert_id: alert.id,
        premises_id: newUuid(now),
        kind: 'help',
        receipt_hash: 'a'.repeat(64),
        received_at: now,
        consented_at: null,
        cancelled_at: now,
      })
      .execute();
    await database.kysely
      .insertInto('subscriptions')
      .values({
        station_id: stationId,
        id: newUuid(now),
        url: 'https://a.example/',
        description: 'tab\t, line\nfeed, \\N, "quoted", \u2028, 漢字, 😀, \\u0041, null, {a,b}',
        types: ['alert.*', 'with,comma', 'with"quote', 'NULL', ''],
        areas: [],
        active: true,
        state: 'active',
        failing_since: new Date('0001-01-01T00:00:00.001Z'),
        position: '9007199254740993',
        created_at: now,
      })
      .execute();
  };

  const backups = new Map<string, string>();
  for (const from of engines) {
    describe(`of ${from.name}`, () => {
      let source: Database;
      let files: FileStore;
      let attachments: AttachmentStore;
      let path: string;
      before(async () => {
        source = await from.empty();
        files = from.files('attachments');
        attachments = new AttachmentStore(files, laterKeys);
        await fill(source, files);
        path = newPath('backup.tar');
        backups.set(from.name, path);
      });
      after(() => source.close());

      test('a backup is of one moment, whatever is written beside it, and is for its owner alone', async () => {
        const expected = await everyRow(source);
        let written = 0;
        const result = await backUp(path, {
          database: source,
          keys: laterKeys,
          attachments,
          now,
          async report() {
            // The one connection of PGlite is the backup's own.
            if (source.engine === 'pglite' || written > 0) return;
            written += 1;
            await sql`insert into stations select gen_random_uuid(), name, division_code, telephone, address, service_links from stations`.execute(
              source.kysely,
            );
            await sql`update premises set version = version + 1`.execute(source.kysely);
          },
        });
        assert.deepEqual(result.keyIds, ['first', 'second']);
        assert.equal(result.attachments, 4);
        assert.deepEqual(result.missing, []);
        assert.equal(result.rows, [...expected.values()].flat().length);
        assert.equal((await stat(path)).mode & 0o777, 0o600);
        if (source.engine === 'postgresql') {
          assert.equal(written, 1);
          await sql`update premises set version = version - 1`.execute(source.kysely);
          await sql`delete from stations where id not in (select station_id from premises)`.execute(source.kysely);
          assertSame(await everyRow(source), expected);
        }
      });

      test('no name, number or key is in it in clear', async () => {
        const data = await readFile(path);
        for (const fill of [7, 8, 9]) {
          assert.ok(!data.includes(Buffer.alloc(32, fill)) && !data.includes(secret(fill)), 'no secret of the ring');
        }
        const { rows } = await sql<{ sealed: string }>`select name_sealed as sealed from people limit 1`.execute(
          source.kysely,
        );
        assert.match(rows[0]?.sealed ?? '', /^first\./);
      });

      for (const to of engines) {
        test(`restored into ${to.name} every row and every attachment is as it was`, async () => {
          const database = await target(to);
          const restored = to.files('restored');
          const store = new AttachmentStore(restored, laterKeys);
          const result = await restore(path, { database, keys: laterKeys, attachments: store });
          assert.equal(result.attachments, 4);
          assert.deepEqual(result.migrated, []);
          assertSame(await everyRow(database), await everyRow(source));
          const whole = new Map([...(await everyFile(files))].filter(([name]) => !name.includes('.pieces/')));
          assert.equal(whole.size, 4);
          const back = new Map(await everyFile(restored));
          assert.ok(back.delete('.database'), 'the store is marked as that of the new database');
          assert.equal(await readMark(database.kysely, store), 'own');
          assertSame(back, whole);
          const foreign = new AttachmentStore(to.files('foreign'), laterKeys);
          await foreign.writeMark('7000000000000000000-5');
          await assert.rejects(
            restore(path, { database: await target(to), keys: laterKeys, attachments: foreign }),
            /belongs to another database already/,
          );
          await assert.rejects(
            restore(path, {
              database,
              keys: laterKeys,
              attachments: new AttachmentStore(to.files('x'), laterKeys),
            }),
            /holds data already/,
          );
        });
      }

      // What does not depend on the engine is shown on the quicker one.
      if (from !== engines.at(-1)) return;

      test('a ring that lacks a key, has another under its name, or finds nobody again is refused before anything is done', async () => {
        const database = await target(from);
        for (const [wrong, expected] of [
          [keys, /needs the key second, which the key ring does not hold/],
          [
            ring([
              ['second', 8],
              ['first', 6],
            ]),
            /needs the key first, .*another key under that name/,
          ],
          [
            ring(
              [
                ['second', 8],
                ['first', 7],
              ],
              5,
            ),
            /lookup secret/,
          ],
        ] as const) {
          const store = new AttachmentStore(from.files('refused'), wrong);
          await assert.rejects(restore(path, { database, keys: wrong, attachments: store }), expected);
        }
        const { rows } = await sql<{ count: number }>`
          select count(*)::integer as count from information_schema.tables where table_schema = 'public'`.execute(
          database.kysely,
        );
        assert.equal(rows[0]?.count, 0);
        await assert.rejects(
          backUp(newPath('backup.tar'), { database: source, keys, attachments, now }),
          /does not hold second, which this database needs/,
        );
      });

      test('an attachment without its file is told, and the rest restored', async () => {
        const [name = ''] = [...(await everyFile(files)).keys()].filter((each) => each.endsWith('.copy'));
        const aside = (await files.read(name)) ?? assert.fail();
        await files.remove(name);
        const holed = newPath('backup.tar');
        const { missing } = await backUp(holed, { database: source, keys: laterKeys, attachments, now });
        assert.equal(missing.length, 1);
        assert.ok(name.includes(missing[0] ?? '-'));
        const store = new AttachmentStore(from.files('holed'), laterKeys);
        const result = await restore(holed, { database: await target(from), keys: laterKeys, attachments: store });
        assert.deepEqual([result.attachments, result.missing], [3, missing]);
        await files.write(name, aside);
      });

      test('an attachment that a change of keys closes anew meanwhile is in the backup under its new key', async () => {
        const row = await source.kysely
          .selectFrom('attachments')
          .selectAll()
          .where('secret_id', '=', 'first')
          .where('state', '=', 'complete')
          .executeTakeFirstOrThrow();
        const place = { stationId: row.station_id, attachmentId: row.id };
        const setKey = (secret_id: string) =>
          source.kysely.updateTable('attachments').set({ secret_id }).where('id', '=', row.id).execute();
        const bytes = await attachments.readCopy({ ...place, secretId: 'first' });
        const changed = newPath('backup.tar');
        let isDone = false;
        const change = async () => {
          isDone = true;
          await attachments.putCopy({ ...place, secretId: 'second' }, bytes);
          await attachments.dropCopy({ ...place, secretId: 'first' });
          if (source.engine === 'postgresql') await setKey('second');
        };
        const result = await backUp(changed, {
          database: source,
          keys: laterKeys,
          attachments,
          now,
          report: () => (isDone ? undefined : change()),
        });
        const store = new AttachmentStore(from.files('changed'), laterKeys);
        const database = await target(from);
        const restored = await restore(changed, { database, keys: laterKeys, attachments: store });
        if (source.engine === 'postgresql') {
          assert.deepEqual(result.missing, []);
          assert.equal(restored.attachments, 4);
          assert.deepEqual(await store.readCopy({ ...place, secretId: 'second' }), bytes);
          const { secret_id } = await database.kysely
            .selectFrom('attachments')
            .select('secret_id')
            .where('id', '=', row.id)
            .executeTakeFirstOrThrow();
          assert.equal(secret_id, 'second');
          await setKey('first');
        } else {
          // Nobody changes an embedded database meanwhile: a file that is gone is lost.
          assert.deepEqual(result.missing, [row.id]);
        }
        await attachments.putCopy({ ...place, secretId: 'first' }, bytes);
        await attachments.dropCopy({ ...place, secretId: 'second' });
      });

      test('what fails at the end leaves neither rows nor files', async () => {
        const database = await target(from);
        const half = from.files('half');
        const store = new AttachmentStore(half, laterKeys);
        store.readCopy = () => Promise.reject(new LostFile('a disk that lies'));
        await assert.rejects(restore(path, { database, keys: laterKeys, attachments: store }), /does not open/);
        assert.equal((await everyFile(half)).size, 0);
        for (const name of ['stations', 'people', 'attachments'] as const) {
          assert.deepEqual(await database.kysely.selectFrom(name).select('id').execute(), []);
        }
      });
    });
  }

  describe('a file that is not as it was written', () => {
    let database: Database;
    before(async () => {
      database = (await engines.at(-1)?.empty()) ?? assert.fail();
    });
    after(() => database.close());
    const refusedAs = async (path: string, expected: RegExp) => {
      const attachments = new AttachmentStore(new FolderStore(newPath('damaged')), laterKeys);
      await assert.rejects(restore(path, { database, keys: laterKeys, attachments }), (cause: Error) => {
        assert.equal(cause.name, 'StartFailure', cause.stack);
        assert.match(cause.message, expected);
        return true;
      });
    };
    const copy = async () => {
      const path = newPath('copy.tar');
      await copyFile(backups.get('PGlite and a bucket') ?? '', path);
      return path;
    };

    test('one byte changed anywhere in a part', async () => {
      const { size } = await stat(backups.get('PGlite and a bucket') ?? '');
      for (const part of [0.2, 0.5, 0.8]) {
        const path = await copy();
        const file = await open(path, 'r+');
        // Past a header, which has a sum of its own: 512 bytes of tar, then the part.
        const at = Math.floor(size * part);
        const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
        await file.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, at);
        await file.close();
        await refusedAs(path, /is damaged at|is no whole backup/);
      }
    });

    test('broken off, empty, something else, or not there', async () => {
      const { size } = await stat(backups.get('PGlite and a bucket') ?? '');
      for (const length of [size - 3000, Math.floor(size / 2), 100, 0]) {
        const path = await copy();
        await truncate(path, length);
        await refusedAs(path, /is no whole backup/);
      }
      await refusedAs(command, /is no whole backup/);
      await refusedAs(join(folder, 'none'), /can't be read \(ENOENT\)/);
    });

    test('of a newer version, or with another text of a migration', async () => {
      const rewritten = async (change: (header: ChangedHeader) => void) => {
        const path = newPath('rewritten.tar');
        await rewrite(backups.get('PGlite and a bucket') ?? '', path, change);
        return path;
      };
      const newer = await rewritten((header) => header.migrations.push({ name: '9999-later.sql', sha256: '' }));
      await refusedAs(newer, /of a newer version of Wardkit: it has 9999-later\.sql/);
      const other = await rewritten((header) => {
        const [first] = header.migrations;
        if (first !== undefined) first.sha256 = 'other';
      });
      await refusedAs(other, /another text of migration 0001/);
    });
  });

  describe('a file that somebody changed on purpose, its sums right', () => {
    const changed = async (change: (header: ChangedHeader) => void, added: Readonly<Record<string, string>> = {}) => {
      const path = newPath('changed.tar');
      await rewrite(backups.get('PGlite and a bucket') ?? '', path, change, added);
      return path;
    };
    /** It is refused, and the folder around the store stays as it was. */
    const refusedAs = async (path: string, expected: RegExp) => {
      const database = await target(engines.at(-1));
      const around = newPath('around');
      await mkdir(join(around, 'attachments'), { recursive: true });
      await writeFile(join(around, 'keys.json'), 'the keys');
      const attachments = new AttachmentStore(new FolderStore(join(around, 'attachments')), laterKeys);
      await assert.rejects(restore(path, { database, keys: laterKeys, attachments }), (cause: Error) => {
        assert.equal(cause.name, 'StartFailure', cause.stack);
        assert.match(cause.message, expected);
        return true;
      });
      assert.deepEqual((await readdir(around)).sort(), ['attachments', 'keys.json']);
      assert.deepEqual(await readdir(join(around, 'attachments')), []);
      return database;
    };

    test('a part whose name leads elsewhere is refused before anything is written', async () => {
      const id = newUuid();
      for (const name of [
        'attachments/../keys/x',
        `attachments/${id}/../../keys`,
        `attachments/${id}/${id}/../x`,
        `attachments/${id}/${id}/first/x`,
        `attachments/${id}/${'-'.repeat(36)}/first`,
        'tables/none/000001.json.gz',
        'tables/stations/../x',
        'elsewhere',
      ]) {
        const database = await refusedAs(
          await changed(() => undefined, { [name]: 'x' }),
          /is damaged: it has a part "/,
        );
        assert.deepEqual(await ranMigrations(database), [], name);
      }
    });

    test('names that would be words of SQL are refused', async () => {
      const evil = `FOR VALUES FROM ('2031-01-01') TO ('2031-02-01'); create table stolen ()`;
      for (const bound of [evil, 'DEFAULT', `FOR VALUES FROM ('\\') TO ('')`]) {
        const path = await changed(({ partitions }) => {
          partitions.push({ name: 'audit_entries_2031_01', parent: 'audit_entries', bound });
        });
        await refusedAs(path, /is damaged: it has a partition "audit_entries_2031_01" that no backup has/);
      }
      const sequence = await changed(({ sequences }) => sequences.push({ name: 'other.sequence', value: '1' }));
      await refusedAs(sequence, /is damaged: it has a sequence "other\.sequence"/);
      for (const name of ['schema_migrations', 'pg_catalog.pg_class', 'stations"; drop table stations; --']) {
        const path = await changed(({ tables }) => tables.push({ name, columns: [] }));
        await refusedAs(path, /is damaged: its table ".+" is not that of its schema/);
      }
    });
  });

  test('a bucket that refuses a command is told in plain words', async () => {
    const data = await newDataFolder('backup-bucket');
    const config = readConfig({
      WARDKIT_DATA: data,
      WARDKIT_KEYS: newKeyRingDocument(),
      ...bucket.environment('refused'),
    });
    bucket.failNext(/./, { refuse: 'AccessDenied' });
    await assert.rejects(
      openForCommand(config, now, 'nothing', ({ attachments }) => attachments.isEmpty()),
      { name: 'StartFailure', message: /The key may not do what attachments need/ },
    );
  });

  test('by command, of a stopped server: refused while one runs, and the keys are asked for', async () => {
    const data = await newDataFolder('backup-data');
    const path = newPath('by-command.tar');
    const environment = { WARDKIT_DATA: data, WARDKIT_DEV: '1', PORT: '0' };
    const run = (...args: string[]) => new ServerProcess({ WARDKIT_DATA: data }, [command, ...args]).run();
    const server = new ServerProcess(environment, [command]);
    await server.listening();
    const held = await run('backup', path);
    assert.equal(held.code, 1);
    assert.match(held.errors, new RegExp(`in use by another Wardkit server: process ${server.pid}`));
    assert.equal((await server.kill('SIGTERM')).code, 0);

    const made = await run('backup', path);
    assert.equal(made.code, 0, made.errors);
    assert.match(made.output, /THE KEYS ARE NOT IN IT\. Without the key k[0-9a-f]{6}/);
    assert.match(made.output.trim(), /\nbacked up \d+ rows and 0 attachments to .+by-command/);
    assert.match((await run('backup', path)).errors, /is there already/);
    assert.match((await run('backup')).errors, /Usage/);

    // As an office moves that has outgrown the embedded database; where there is no PostgreSQL, into another folder.
    const place = newPath('restored-data');
    if (cluster !== null) await cluster.createDatabase('by_command');
    const moved = { WARDKIT_DATA: place, ...(cluster === null ? {} : { DATABASE_URL: cluster.urlOf('by_command') }) };
    const bring = () => new ServerProcess(moved, [command, 'restore', path]).run();
    const refused = await bring();
    assert.equal(refused.code, 1);
    assert.match(refused.errors, /There is no key ring: neither WARDKIT_KEYS nor .*keys\.json/);
    await mkdir(place, { recursive: true });
    await copyFile(join(data, 'keys.json'), join(place, 'keys.json'));
    const restored = await bring();
    assert.equal(restored.code, 0, restored.errors);
    assert.match(restored.output.trim(), /\nrestored \d+ rows and 0 attachments as of 20/);
    const target = await (cluster === null ? openEmbedded(place) : openPostgres(cluster.urlOf('by_command')));
    const source = await openEmbedded(data);
    try {
      assertSame(await everyRow(target), await everyRow(source));
    } finally {
      await source.close();
      await target.close();
    }
  });
});

type ChangedHeader = { -readonly [K in keyof BackupHeader]: Mutable<BackupHeader[K]> };
type Mutable<T> = T extends readonly (infer E)[] ? { -readonly [K in keyof E]: E[K] }[] : T;

/** Writes a backup again with another header and further parts, its sums right. */
async function rewrite(
  from: string,
  to: string,
  change: (header: ChangedHeader) => void,
  added: Readonly<Record<string, string>> = {},
): Promise<void> {
  const entries = extract();
  entries.end(await readFile(from));
  const out = pack();
  const parts: { name: string; size: number; sha256: string }[] = [];
  for await (const entry of entries) {
    const pieces: Buffer[] = [];
    for await (const piece of entry) pieces.push(piece as Buffer);
    let bytes = Buffer.concat(pieces);
    const { name } = entry.header;
    if (name === 'backup.json') {
      const header = JSON.parse(String(bytes));
      change(header);
      bytes = Buffer.from(JSON.stringify(header));
    }
    if (name === 'manifest.json') {
      for (const [more, text] of Object.entries(added)) {
        parts.push({ name: more, size: text.length, sha256: sha256Of(Buffer.from(text)) });
        out.entry({ name: more }, text);
      }
      bytes = Buffer.from(JSON.stringify({ ...JSON.parse(String(bytes)), parts }));
    } else parts.push({ name, size: bytes.length, sha256: sha256Of(bytes) });
    out.entry({ name }, bytes);
  }
  out.finalize();
  const file = await open(to, 'w');
  for await (const piece of out) await file.write(piece as Buffer);
  await file.close();
}
