import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readConfig } from './config.ts';
import { likelySlips, requirePlateBase } from './operation/production.ts';
import { settings, settingsTable } from './settings.ts';
import { StartFailure } from './start-failure.ts';

const failureOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (cause) {
    assert.ok(cause instanceof StartFailure);
    return cause.message;
  }
  return assert.fail('the settings were taken');
};

describe('settings', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardkit-config-'));
  });
  after(() => rm(folder, { recursive: true }));

  test('everything that is wrong is told at once, a line each', () => {
    const lines = failureOf({
      PORT: '70000',
      WARDKIT_DEV: 'yes',
      PGHOST: 'db',
      PGPORT: 'x',
      WARDKIT_ISSUER: 'https://id.example',
      WARDKIT_ORIGINS: 'https://a.example,https://b.example/path,c',
      WARDKIT_PROXIES: '10.0.0.0/40',
      WARDKIT_METRICS: 'everywhere',
      WARDKIT_LOG: 'loud',
      WARDKIT_WEBHOOK_HOST: 'a',
    }).split('\n');
    assert.equal(lines[0], '11 things are wrong with the settings:');
    for (const expected of [
      /^- PORT is "70000", but it must be a whole number from 0 to 65535\.$/,
      /^- WARDKIT_DEV is "yes", but it must be 1 \(on\) or 0 \(off\)\.$/,
      /^- PGHOST, PGPORT are set but PGUSER, PGDATABASE are not\./,
      /^- PGPORT is "x"/,
      /^- WARDKIT_JWKS_URL, WARDKIT_AUDIENCE are not set\./,
      /^- WARDKIT_ORIGINS holds "https:\/\/b\.example\/path", which is no origin\./,
      /^- WARDKIT_ORIGINS holds "c", which is no origin\./,
      /^- WARDKIT_PROXIES holds "10\.0\.0\.0\/40"/,
      /^- WARDKIT_METRICS is "everywhere"/,
      /^- WARDKIT_LOG is "loud"/,
      /^- WARDKIT_WEBHOOK_HOST is no setting of this server\. Did you mean WARDKIT_WEBHOOK_HOSTS\?/,
    ]) {
      assert.equal(lines.filter((line) => expected.test(line)).length, 1, `${expected} in ${lines.join('\n')}`);
    }
    assert.equal(lines.length, 12);
  });

  test('a name that is no setting is told with the nearest one, and alone where none is near', () => {
    assert.match(failureOf({ WARDKIT_ISUER: 'x' }), /^WARDKIT_ISUER is no setting.*Did you mean WARDKIT_ISSUER\?/);
    assert.match(failureOf({ WARDKIT_KEY_FILE: 'x' }), /Did you mean WARDKIT_KEYS_FILE\?/);
    assert.equal(
      failureOf({ WARDKIT_SOMETHING_ELSE: 'x' }),
      'WARDKIT_SOMETHING_ELSE is no setting of this server. Unset it.',
    );
    assert.ok(readConfig({ WARDKIT_CHROMIUM: '/usr/bin/chromium', PATH: '/bin', HOME: '/root' }));
  });

  test('a slip in the name of the database does not open another one', () => {
    for (const slip of ['DATABSE_URL', 'DATABASE_URI', 'DATABASEURL']) {
      assert.match(failureOf({ [slip]: 'postgresql://db/ward' }), /is no setting.*Did you mean DATABASE_URL\?/);
    }
    // Beside the right one the name is somebody else's.
    assert.ok(readConfig({ DATABASE_URI: 'mysql://a', DATABASE_URL: 'postgresql://db/ward' }));
    assert.ok(readConfig({ DATABASE: 'a', PGDATABASE: 'ward', PGHOST: 'db', PGUSER: 'ward' }));
  });

  test('a production that is misspelt is none, and is refused', () => {
    assert.match(
      failureOf({ NODE_ENV: 'prod' }),
      /^NODE_ENV is "prod", but it must be production, development or test/,
    );
    assert.equal(readConfig({ NODE_ENV: 'production' }).isProduction, true);
    assert.equal(readConfig({}).isProduction, false);
  });

  test('in production plates need an address, and what is seldom meant is told', () => {
    const production = { NODE_ENV: 'production' };
    assert.throws(() => requirePlateBase(readConfig(production)), /WARDKIT_PLATE_BASE is not set.*leads nowhere/);
    requirePlateBase(readConfig({}));
    requirePlateBase(readConfig({ ...production, WARDKIT_PLATE_BASE: 'https://ward.city.example/D/' }));
    assert.deepEqual(
      likelySlips(readConfig(production)).map((slip) => slip.split(':')[0]),
      ['no identity provider is set, so nobody can sign in', 'DATABASE_URL is not set'],
    );
    const whole = {
      ...production,
      DATABASE_URL: 'postgresql://db/ward',
      WARDKIT_ISSUER: 'https://id.example',
      WARDKIT_JWKS_URL: 'https://id.example/jwks',
      WARDKIT_AUDIENCE: 'ward',
    };
    for (const settings of [whole, {}, { ...production, WARDKIT_DEV: '1' }]) {
      assert.deepEqual(likelySlips(readConfig(settings)), []);
    }
  });

  test('a secret may lie in a file, and nothing of it is told', async () => {
    const path = join(folder, 'url');
    await writeFile(path, 'postgresql://ward:hunter2@db/ward\n');
    assert.equal(readConfig({ DATABASE_URL_FILE: path }).databaseUrl, 'postgresql://ward:hunter2@db/ward');
    assert.match(failureOf({ DATABASE_URL_FILE: path, DATABASE_URL: 'postgresql://b' }), /are both set/);
    assert.match(failureOf({ WARDKIT_KEYS_FILE: join(folder, 'none') }), /can't be read \(ENOENT\)/);
    // A key file is read anew while the server runs, so that its place is kept and not what it holds.
    const ring = readConfig({ WARDKIT_KEYS_FILE: path });
    assert.deepEqual([ring.keyRing, ring.keyRingFile], [null, path]);
    await writeFile(path, 'mysql://ward:hunter2@db/ward');
    assert.ok(!failureOf({ DATABASE_URL_FILE: path }).includes('hunter2'));
    await writeFile(path, ' \n');
    assert.match(failureOf({ WARDKIT_KEYS_FILE: path }), /which is empty/);
  });

  test('addresses of the metrics', () => {
    const of = (text: string) => readConfig({ WARDKIT_METRICS: text }).metrics;
    assert.equal(readConfig({}).metrics, null);
    assert.deepEqual(of('9464'), { host: '127.0.0.1', port: 9464 });
    assert.deepEqual(of('10.0.0.5:0'), { host: '10.0.0.5', port: 0 });
    assert.deepEqual(of('[::1]:9464'), { host: '::1', port: 9464 });
    for (const wrong of ['70000', ':9464', '::1:9464', 'host:']) assert.throws(() => of(wrong), StartFailure);
  });

  describe('of a bucket', () => {
    const whole = {
      WARDKIT_ATTACHMENTS: 's3://ward-attachments/pictures/2026/',
      WARDKIT_S3_ENDPOINT: 'https://s3.example/',
      WARDKIT_S3_ACCESS_KEY_ID: 'id',
      WARDKIT_S3_SECRET_ACCESS_KEY: 'hunter2',
    };
    const bucketOf = (changes: Record<string, string>) => {
      const { attachments } = readConfig({ ...whole, ...changes });
      return attachments.kind === 'bucket' ? attachments.bucket : assert.fail('it is a folder');
    };

    test('a folder is the default, and a bucket is named with its address and key', async () => {
      assert.deepEqual(readConfig({ WARDKIT_DATA: folder }).attachments, {
        kind: 'folder',
        folder: join(folder, 'attachments'),
      });
      assert.deepEqual(readConfig({ WARDKIT_ATTACHMENTS: folder }).attachments, { kind: 'folder', folder });
      assert.deepEqual(bucketOf({}), {
        url: 'https://s3.example/ward-attachments',
        prefix: 'pictures/2026/',
        region: 'us-east-1',
        accessKeyId: 'id',
        secretAccessKey: 'hunter2',
      });
      const path = join(folder, 's3-secret');
      await writeFile(path, 'of a file\n');
      const { url, prefix, secretAccessKey } = bucketOf({
        WARDKIT_ATTACHMENTS: 's3://ward.pictures',
        WARDKIT_S3_ENDPOINT: 'https://{bucket}.oss-cn-shenzhen.example',
        WARDKIT_S3_SECRET_ACCESS_KEY: '',
        WARDKIT_S3_SECRET_ACCESS_KEY_FILE: path,
      });
      assert.equal(url, 'https://ward.pictures.oss-cn-shenzhen.example');
      assert.deepEqual([prefix, secretAccessKey], ['', 'of a file']);
    });

    test('what is missing or does not belong together is told', () => {
      const { WARDKIT_ATTACHMENTS, WARDKIT_S3_SECRET_ACCESS_KEY, ...others } = whole;
      assert.match(
        failureOf({ WARDKIT_ATTACHMENTS, WARDKIT_S3_ACCESS_KEY_ID: 'id' }),
        /^WARDKIT_ATTACHMENTS names a bucket, but WARDKIT_S3_ENDPOINT, WARDKIT_S3_SECRET_ACCESS_KEY are not set\./,
      );
      assert.match(failureOf({ ...others, WARDKIT_ATTACHMENTS }), /but WARDKIT_S3_SECRET_ACCESS_KEY is not set\./);
      assert.match(
        failureOf({ WARDKIT_S3_REGION: 'eu', WARDKIT_S3_SECRET_ACCESS_KEY }),
        /^WARDKIT_S3_SECRET_ACCESS_KEY, WARDKIT_S3_REGION are set, but WARDKIT_ATTACHMENTS names no bucket\./,
      );
    });

    test('what is written wrongly is told, without what may be a secret', () => {
      for (const wrong of [
        's3://',
        's3://AB',
        's3://ab',
        's3://key:hunter2@bucket',
        's3://bucket/../x',
        'https://bucket',
      ]) {
        const told = failureOf({ ...whole, WARDKIT_ATTACHMENTS: wrong });
        assert.match(told, /^WARDKIT_ATTACHMENTS must be a folder, or s3:\/\//, wrong);
        assert.doesNotMatch(told, /hunter2/);
      }
      for (const wrong of [
        's3.example',
        'ftp://s3.example',
        'https://key:hunter2@s3.example',
        'https://s3.example/?key=hunter2',
        'https://s3.{bucket}.example',
      ]) {
        const told = failureOf({ ...whole, WARDKIT_S3_ENDPOINT: wrong });
        assert.match(told, /^WARDKIT_S3_ENDPOINT must be the web address of the S3 service/, wrong);
        assert.doesNotMatch(told, /hunter2/);
      }
    });

    test('in production only this machine is reached without TLS', () => {
      const plain = { WARDKIT_S3_ENDPOINT: 'http://minio.intern:9000' };
      assert.ok(bucketOf(plain));
      assert.match(failureOf({ ...whole, ...plain, NODE_ENV: 'production' }), /goes to minio\.intern over http/);
      for (const own of ['http://localhost:9000', 'http://127.0.0.1:9000', 'http://[::1]:9000']) {
        assert.ok(bucketOf({ WARDKIT_S3_ENDPOINT: own, NODE_ENV: 'production' }));
      }
    });
  });

  test("PostgreSQL's own variables make an address, or none", () => {
    assert.equal(
      readConfig({ PGHOST: 'db', PGUSER: 'w@rd', PGPASSWORD: 'p/w', PGDATABASE: 'ward' }).databaseUrl,
      'postgresql://w%40rd:p%2Fw@db:5432/ward',
    );
    const { databaseUrl, development, seedScale } = readConfig({ DATABASE_URL: 'postgresql://a@b/c' });
    assert.ok(databaseUrl !== null && !development && seedScale === null);
  });

  test('each setting is read, has one row in the guide, and the guide has no other', async () => {
    const sources = ['./config.ts', './storage/file-store-settings.ts'].map((path) => new URL(path, import.meta.url));
    const source = (await Promise.all(sources.map((path) => readFile(path, 'utf8')))).join();
    for (const { name } of settings) assert.ok(source.includes(`'${name}'`), `${name} is not read`);
    const guide = await readFile(new URL('../../../docs/operating.md', import.meta.url), 'utf8');
    const table = guide.split('\n').filter((line) => /^\| (variable|`[A-Z\d_]+`( or `[A-Z\d_]+`)?) \|/.test(line));
    const expected = settingsTable()
      .split('\n')
      .filter((line) => !line.startsWith('|---'));
    assert.deepEqual(table, expected, 'node --conditions=wardkit-source packages/server/src/cli/settings.ts prints it');
  });
});
