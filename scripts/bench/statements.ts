import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '@wardkit/server/assemble';
import { readConfig } from '@wardkit/server/config';
import { openPostgres } from '@wardkit/server/database/open';
import { KeyRing } from '@wardkit/server/privacy/key-ring';
import { AttachmentStore } from '@wardkit/server/storage/attachment-store';
import { FolderStore } from '@wardkit/server/storage/folder-store';
import type { PostgresWorld } from '@wardkit/server/suites/postgres-world';
import pg from 'pg';
import { pino } from 'pino';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The reading statements that a call makes, as the driver gets them: what the same reading costs without the server. */
export async function statementsOf(
  world: PostgresWorld,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Statement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'wardkit-bench-'));
  const { issuer, settings, url, keyRing } = world;
  const config = readConfig({ ...settings, WARDKIT_DATA: folder });
  const database = await openPostgres(url);
  const keys = new KeyRing(JSON.parse(keyRing));
  const { app, stop } = await assemble({
    config,
    database,
    keys,
    attachments: new AttachmentStore(new FolderStore(join(folder, 'attachments')), keys),
    clock: { now: () => new Date() },
    log: pino({ enabled: false }),
    portal: null,
  });
  const call = async () => {
    const response = await app.request(path, { headers });
    if (!response.ok) throw new Error(`${path} answered ${response.status} (${issuer.issuer})`);
  };
  // The first call checks the token and finds the account, which the next ones do not do again.
  await call();
  const found: Statement[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function recorded(
    this: pg.Client,
    text: unknown,
    values?: unknown,
    ...others: unknown[]
  ) {
    if (typeof text === 'string' && /^\s*select/i.test(text)) {
      found.push({ text, values: Array.isArray(values) ? values : [] });
    }
    return Reflect.apply(query, this, [text, values, ...others]);
  } as typeof query;
  try {
    await call();
  } finally {
    pg.Client.prototype.query = query;
    await stop();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
  return found;
}
