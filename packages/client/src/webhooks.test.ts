import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createWebhookSecret, openWebhook, signWebhook, WebhookRefused } from './webhooks.ts';

const event = {
  specversion: '1.0',
  id: 'event-1',
  source: 'https://ward.example',
  type: 'dev.wardkit.alert.changed',
  subject: '/v1/alerts/1',
  time: '2026-11-29T08:00:00+08:00',
  datacontenttype: 'application/json',
  stationid: '0190e0a0-0000-7000-8000-000000000001',
  divisioncode: '441602001002',
  data: { version: 3 },
  later: 'what a newer server says besides',
};

describe('a webhook', () => {
  const secret = createWebhookSecret();
  const at = new Date('2026-11-29T00:00:00Z');
  const send = async (body: string | Uint8Array, id = event.id) => ({
    headers: { ...(await signWebhook([secret], { id, at, body })) },
    body,
  });
  const options = { now: new Date(at.getTime() + 2000) };

  it('that is genuine gives its event, as text or bytes, also while the secret is changed', async () => {
    const text = JSON.stringify(event);
    for (const body of [text, new TextEncoder().encode(text)]) {
      const opened = await openWebhook([createWebhookSecret(), secret], await send(body), options);
      assert.deepEqual(opened, { event, sentAt: at });
    }
  });

  it('whose body was parsed already, or whose secrets are none, is told to the developer', async () => {
    const received = await send(JSON.stringify(event));
    for (const body of [event, JSON.parse('[]'), undefined, new ArrayBuffer(4)]) {
      await assert.rejects(openWebhook([secret], { ...received, body: body as string }, options), {
        name: 'TypeError',
        message: /before anything parses it/,
      });
    }
    for (const secrets of [secret, undefined, [undefined], [''], []]) {
      await assert.rejects(openWebhook(secrets as string[], received, options), (error: Error) => {
        assert.equal(error.name, 'TypeError');
        assert.match(error.message, /secret/);
        assert.ok(!error.message.includes(secret));
        return true;
      });
    }
  });

  it('that is changed, old or signed by another is not opened', async () => {
    const received = await send(JSON.stringify(event));
    await assert.rejects(openWebhook([secret], { ...received, body: `${received.body} ` }, options), WebhookRefused);
    await assert.rejects(openWebhook([createWebhookSecret()], received, options), { reason: 'no-signature-matches' });
    await assert.rejects(openWebhook([secret], received, { now: new Date(at.getTime() + 3_600_000) }), {
      reason: 'too-old',
    });
  });

  it('that is genuine and no event of the contract says where it departs, and never what stands there', async () => {
    for (const [body, place] of [
      ['no json', ''],
      [JSON.stringify({ ...event, stationid: 'secret value' }), '/stationid'],
      [JSON.stringify({ ...event, id: 'event-2' }), '/id'],
    ] as const) {
      await assert.rejects(
        openWebhook([secret], await send(body), options),
        (error: Error & { issues: { pointer: string }[] }) => {
          assert.equal(error.issues[0]?.pointer, place);
          return error.name === 'ContractError' && !error.message.includes('secret value');
        },
      );
    }
    const bytes = new Uint8Array([0xff, 0xfe, 0x7b]);
    await assert.rejects(openWebhook([secret], await send(bytes), options), { name: 'ContractError' });
  });
});
