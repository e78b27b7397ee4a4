import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, afterEach, before, describe, test } from 'node:test';
import { S3Server } from '../suites/s3-server.ts';
import { signatureOf } from '../suites/s3-signature.ts';
import { readErrorCode, readListing } from './bucket-answer.ts';
import { BucketFailure } from './bucket-failure.ts';
import { BucketStore } from './bucket-store.ts';
import { openFileStore } from './open-file-store.ts';

describe('a bucket', () => {
  let server: S3Server;
  before(async () => {
    server = await S3Server.open();
  });
  after(() => server.close());
  afterEach(() => {
    server.faultOf = () => null;
    server.keepsVersions = false;
    server.objects.clear();
    server.requests.length = 0;
  });
  const failureOf = async (work: Promise<unknown>): Promise<BucketFailure> => {
    const cause = await work.then(
      () => assert.fail('it was done'),
      (fault) => fault,
    );
    assert.ok(cause instanceof BucketFailure, String(cause));
    return cause;
  };

  test('the signatures of the test server are those of the published examples', () => {
    const example = {
      region: 'us-east-1',
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    };
    const headers = {
      host: 'examplebucket.s3.amazonaws.com',
      'x-amz-date': '20130524T000000Z',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    };
    const signed = ['host', 'x-amz-content-sha256', 'x-amz-date'];
    assert.equal(
      signatureOf({ method: 'GET', target: '/?max-keys=2&prefix=J', headers }, signed, example),
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    );
    const ranged = { ...headers, range: 'bytes=0-9' };
    assert.equal(
      signatureOf(
        { method: 'GET', target: '/test.txt', headers: ranged },
        ['host', 'range', ...signed.slice(1)],
        example,
      ),
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    );
  });

  test('a service that is busy, cuts the line or breaks off its answer is asked again', async () => {
    const store = server.store('a/');
    const bytes = randomBytes(50_000);
    server.failNext(/^PUT/, 'slow-down', 'cut', 'cut-answer');
    await store.write('file', bytes);
    assert.deepEqual(server.objects.get('a/file')?.bytes, bytes);
    server.failNext(/^GET/, 'cut-answer', 'cut', 'slow-down');
    assert.deepEqual(await store.read('file'), bytes);
    server.failNext(/^GET/, 'cut-answer');
    const names: string[] = [];
    for await (const { name } of store.list('')) names.push(name);
    assert.deepEqual(names, ['file']);
    server.failNext(/^DELETE/, 'slow-down');
    await store.remove('file');
    assert.equal(server.objects.size, 0);
  });

  test('there is an end to it, and the failure says what was answered', async () => {
    const store = server.store('a/');
    server.faultOf = () => 'slow-down';
    const busy = await failureOf(store.write('file', Buffer.from('x')));
    assert.equal(busy.message, 'the bucket answered 503 SlowDown to PUT');
    assert.equal(server.requests.length, 4);
    server.faultOf = () => 'cut';
    assert.match((await failureOf(store.read('file'))).message, /^the bucket gave no answer to GET \(\w+\)$/);
    server.faultOf = () => ({ refuse: 'AccessDenied' });
    server.requests.length = 0;
    assert.equal((await failureOf(store.read('file'))).reason, 'AccessDenied');
    assert.equal(server.requests.length, 1, 'a refusal is not asked again');
  });

  test('an answer that does not come is given up, and so is a reading that nobody waits for', async () => {
    const hasty = new BucketStore(server.settings('a/'), { perTry: 20, tries: 2, firstPause: 0 });
    server.faultOf = () => 'silent';
    assert.equal((await failureOf(hasty.write('file', Buffer.from('x')))).reason, 'TimeoutError');
    assert.deepEqual(server.requests, ['PUT a/file', 'PUT a/file']);
    const leaving = new AbortController();
    server.faultOf = () => {
      leaving.abort();
      return 'silent';
    };
    await assert.rejects(server.store('a/').read('file', leaving.signal), { name: 'AbortError' });
    assert.equal(server.requests.length, 3);
  });

  test('only the service says that an object is not there: a 404 of a gateway before it is a failure', async () => {
    const store = server.store('a/');
    await store.write('file', Buffer.from('x'));
    assert.equal(await store.read('other'), null);
    server.faultOf = () => 'gateway-404';
    assert.equal((await failureOf(store.read('file'))).status, 404);
    assert.equal((await failureOf(store.remove('file'))).status, 404);
  });

  test('a probe is one small request', async () => {
    const store = server.store('a/');
    await store.probe(AbortSignal.timeout(5000));
    assert.deepEqual(server.requests, ['GET a/']);
    server.faultOf = () => 'slow-down';
    await failureOf(store.probe(AbortSignal.timeout(5000)));
    assert.equal(server.requests.length, 2);
  });

  test('all of many files are removed, page by page', async () => {
    server.pageSize = 7;
    const store = server.store('a/');
    for (let at = 0; at < 40; at += 1) await store.write(`x.${at}`, Buffer.from([at]));
    await store.write('y', Buffer.from('stays'));
    await store.removeAll('x.');
    assert.deepEqual([...server.objects.keys()], ['a/y']);
    server.pageSize = 1000;
  });

  test('a start does once what the key must be allowed to do, and leaves nothing', async () => {
    const warnings: string[] = [];
    const start = () => openFileStore({ kind: 'bucket', bucket: server.settings('a/') }, (text) => warnings.push(text));
    await start();
    assert.deepEqual(
      server.requests.map((each) => each.split(' ')[0]),
      ['GET', 'PUT', 'GET', 'DELETE'],
    );
    assert.equal(server.objects.size, 0);
    assert.deepEqual(warnings, []);
    server.keepsVersions = true;
    await start();
    assert.match(warnings.join(), /keeps versions: .* lifecycle rule/);
  });

  test('a start that is refused says which setting to look at, and no secret', async () => {
    const nowhere = await S3Server.open();
    const closed = nowhere.settings('').url;
    await nowhere.close();
    for (const [changes, expected] of [
      [{ secretAccessKey: 'hunter2' }, /WARDKIT_S3_SECRET_ACCESS_KEY does not belong to WARDKIT_S3_ACCESS_KEY_ID/],
      [{ accessKeyId: 'hunter2' }, /does not know the key\. Correct WARDKIT_S3_ACCESS_KEY_ID/],
      [{ region: 'elsewhere' }, /in another region or at another address/],
      [{ url: `${server.endpoint}/hunter2` }, /no such bucket\. Make it, or correct WARDKIT_ATTACHMENTS/],
      [{ url: closed }, /can not be reached\. Correct WARDKIT_S3_ENDPOINT.*\(.*ECONNREFUSED\)/],
    ] as const) {
      const bucket = server.settings('', changes);
      await assert.rejects(openFileStore({ kind: 'bucket', bucket }, assert.fail), (cause: Error) => {
        assert.equal(cause.name, 'StartFailure', cause.stack);
        assert.match(cause.message, expected);
        assert.doesNotMatch(cause.message, /hunter2|test\/secret/);
        return true;
      });
    }
    server.failNext(/^DELETE/, { refuse: 'AccessDenied' });
    await assert.rejects(openFileStore({ kind: 'bucket', bucket: server.settings('') }, assert.fail), {
      message: /list the bucket, and write, read and delete objects below the prefix.*403 AccessDenied to DELETE/,
    });
  });

  test('answers of services', () => {
    const head = '<?xml version="1.0" encoding="UTF-8"?>';
    const entry = '<Contents><Key>a%2Bb+c&amp;</Key><LastModified>2026-11-22T04:00:00.000Z</LastModified></Contents>';
    const page = (inner: string) =>
      `${head}<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inner}</ListBucketResult>`;
    assert.deepEqual(readListing(page(`<EncodingType>url</EncodingType>${entry}`)), {
      objects: [{ key: 'a+b c&', changedAt: new Date('2026-11-22T04:00:00.000Z') }],
      next: null,
    });
    assert.equal(readListing(page(entry)).objects[0]?.key, 'a%2Bb+c&', 'as it is where the service did not encode');
    for (const broken of [
      '',
      'no xml',
      page(entry).slice(0, -10),
      `${head}<Error><Code>InternalError</Code></Error>`,
      page('<IsTruncated>true</IsTruncated>'),
      page('<Contents><Key>a</Key></Contents>'),
    ]) {
      assert.throws(() => readListing(broken), Error, broken);
    }
    assert.equal(readErrorCode(`${head}<Error><Code>NoSuchKey</Code></Error>`), 'NoSuchKey');
    for (const none of ['', '<html>', '<Error><Code>a secret</Code></Error>', '{"error":1}']) {
      assert.equal(readErrorCode(none), null, none);
    }
  });
});
