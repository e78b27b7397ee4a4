import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { createWebhookSecret, signWebhook, verifyWebhook, WebhookRefused } from './webhooks.ts';

interface Vector {
  readonly name: string;
  readonly secrets: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly now: string;
  readonly expected: string;
}

const published: {
  readonly toleranceSeconds: number;
  readonly secrets: Readonly<Record<string, string>>;
  readonly vectors: readonly Vector[];
} = JSON.parse(readFileSync(new URL('./webhook-vectors.json', import.meta.url), 'utf8'));

const secretOf = (name: string): string => published.secrets[name] ?? assert.fail(`no secret ${name}`);
const attempt = { id: 'event-1', at: new Date('2026-11-21T02:00:00.900Z'), body: '{"text":"源城区 🏠"}' };

/** The signature as node:crypto makes it, without anything of ours. */
function signatureByNode(secret: string, id: string, timestamp: string, body: Uint8Array): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

async function outcomeOf(vector: Vector): Promise<string> {
  try {
    await verifyWebhook(
      vector.secrets.map(secretOf),
      { headers: vector.headers, body: new Uint8Array(Buffer.from(vector.body, 'base64')) },
      { now: new Date(vector.now), toleranceSeconds: published.toleranceSeconds },
    );
    return 'accepted';
  } catch (error) {
    if (error instanceof WebhookRefused) return error.reason;
    throw error;
  }
}

for (const vector of published.vectors) {
  test(`vector: ${vector.name}: ${vector.expected}`, async () => {
    assert.equal(await outcomeOf(vector), vector.expected);
  });
}

test('the vectors hold every outcome, and node:crypto finds a signature of each accepted one', () => {
  assert.deepEqual(
    [...new Set(published.vectors.map(({ expected }) => expected))].sort(),
    ['accepted', 'header-malformed', 'header-missing', 'no-signature-matches', 'too-new', 'too-old'].sort(),
  );
  for (const { name, headers, secrets, body } of published.vectors.filter(({ expected }) => expected === 'accepted')) {
    const [id = '', timestamp = '', signatures = ''] = ['id', 'timestamp', 'signature'].map(
      (part) => Object.entries(headers).find(([key]) => key.toLowerCase() === `webhook-${part}`)?.[1],
    );
    const expected = secrets.map((each) => signatureByNode(secretOf(each), id, timestamp, Buffer.from(body, 'base64')));
    assert.ok(
      signatures.split(' ').some((signature) => expected.includes(signature)),
      name,
    );
  }
});

test('what is signed is what node:crypto computes, once for each live secret, in whole seconds', async () => {
  const secrets = [secretOf('first'), secretOf('second')];
  assert.deepEqual(await signWebhook(secrets, attempt), {
    'webhook-id': 'event-1',
    'webhook-timestamp': '1795226400',
    'webhook-signature': secrets
      .map((secret) => signatureByNode(secret, 'event-1', '1795226400', Buffer.from(attempt.body)))
      .join(' '),
  });
});

test('the reference implementation of Standard Webhooks believes what we sign, and we what it signs', async () => {
  const secret = createWebhookSecret();
  const at = new Date();
  const reference = new Webhook(secret);
  const headers = await signWebhook([secretOf('first'), secret], { ...attempt, at });
  assert.deepEqual(reference.verify(attempt.body, { ...headers }), JSON.parse(attempt.body));
  const theirs = {
    'webhook-id': 'event-1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': reference.sign('event-1', at, attempt.body),
  };
  const verified = await verifyWebhook([secret], { headers: new Headers(theirs), body: attempt.body });
  assert.equal(verified.id, 'event-1');
});

test('any body that is signed is believed, and with any one byte changed it is not', async () => {
  const secret = secretOf('first');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(), async (body, place) => {
      const headers = { ...(await signWebhook([secret], { ...attempt, body })) };
      await verifyWebhook([secret], { headers, body }, { now: attempt.at });
      const changed = body.map((byte, index) => (index === place % body.length ? byte ^ 1 : byte));
      await assert.rejects(verifyWebhook([secret], { headers, body: changed }, { now: attempt.at }), WebhookRefused);
    }),
    { numRuns: 50 },
  );
});

test('no header that a stranger may send gets anything but a refusal', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, text, text, async (id, timestamp, signature) => {
      const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
      await assert.rejects(verifyWebhook([secretOf('first')], { headers, body: '' }), WebhookRefused);
    }),
  );
});

test('a header that comes twice is refused, whatever its values are', async () => {
  const headers = await signWebhook([secretOf('first')], attempt);
  const twice = { ...headers, 'webhook-id': ['event-1', 'event-2'] };
  await assert.rejects(
    verifyWebhook([secretOf('first')], { headers: twice, body: attempt.body }, { now: attempt.at }),
    (error: unknown) => error instanceof WebhookRefused && error.reason === 'header-malformed',
  );
});

test('a secret is 32 random bytes that both sides can use, and never the same twice', async () => {
  const secrets = Array.from({ length: 20 }, createWebhookSecret);
  assert.equal(new Set(secrets).size, 20);
  for (const secret of secrets) assert.equal(Buffer.from(secret.slice(6), 'base64').length, 32);
});

test('a faulty secret or id is a mistake of the program, said before anything is sent, without the secret', async () => {
  const faulty = [[], ['whsec_'], ['secret'], [`whsec_${randomBytes(8).toString('base64')}`], ['whsec_not base64!!']];
  for (const secrets of faulty) {
    await assert.rejects(signWebhook(secrets, attempt), (error: unknown) => {
      assert.ok(error instanceof TypeError);
      return !secrets.some((secret) => secret.length > 6 && error.message.includes(secret));
    });
    await assert.rejects(verifyWebhook(secrets, { headers: {}, body: '' }), TypeError);
  }
  for (const id of ['', 'a.b', 'a\nb', '源', 'x'.repeat(201)]) {
    await assert.rejects(signWebhook([secretOf('first')], { ...attempt, id }), TypeError);
  }
  await assert.rejects(signWebhook([secretOf('first')], { ...attempt, at: new Date(Number.NaN) }), TypeError);
});
