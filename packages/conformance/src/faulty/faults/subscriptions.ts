import { changeJson, changeRequest, type Fault, jsonOf, pathOf, refusedAs, spoiltAnswer } from '../fault.ts';
import { spoiltWebhook } from '../webhook-relay.ts';

interface Subscription {
  state: string;
  secrets: unknown[];
}

/** Subscriptions, their secrets and what is sent for them. */
export const subscriptionsFaults: readonly Fault[] = [
  spoiltAnswer<Subscription>(
    'calls a subscription active that has no secret',
    ['WK-SUB-01'],
    'subscriptions.create',
    (subscription) => {
      if (subscription.state === 'without-secret') subscription.state = 'active';
    },
  ),
  spoiltAnswer<Subscription>(
    'names the newest secret of a subscription first',
    ['WK-SUB-02'],
    'subscriptions.get',
    (subscription) => {
      subscription.secrets.reverse();
    },
  ),
  {
    name: 'tells a secret in the record too',
    breaks: ['WK-IDM-08'],
    start() {
      const secrets = new Map<string, unknown>();
      return async (asked, pass) => {
        const reply = await pass();
        const [, , , subscription = ''] = pathOf(asked).split('/');
        const { id } = asked.operation ?? {};
        if (id === 'subscriptions.createSecret' && reply.status === 201 && !secrets.has(subscription)) {
          secrets.set(subscription, jsonOf(reply)?.secret);
        }
        if (id === 'subscriptions.get' && reply.status === 200) {
          changeJson(reply, (body) => ({ ...body, secret: secrets.get(subscription) }));
        }
        return reply;
      };
    },
  },
  refusedAs(
    'calls a third secret a missing subscription',
    ['WK-SUB-03'],
    'state-conflict',
    'not-found',
    ({ operation }) => operation?.id === 'subscriptions.createSecret',
  ),
  {
    name: 'drops the user of an address in place of refusing it',
    breaks: ['WK-SUB-05'],
    start: () => async (asked, pass) => {
      if (asked.operation?.id === 'subscriptions.create') {
        await changeRequest(asked, (body) => {
          if (typeof body.url === 'string') body.url = body.url.replace('//user:secret@', '//');
        });
      }
      return pass();
    },
  },
  spoiltAnswer<{ subscription: Subscription }>(
    'calls a paused subscription active',
    ['WK-SUB-06'],
    'subscriptions.createSecret',
    ({ subscription }) => {
      subscription.state = 'active';
    },
  ),
  {
    name: 'sends the events of every division',
    breaks: ['WK-SUB-07'],
    start: () => async (asked, pass) => {
      if (asked.operation?.id === 'subscriptions.create') {
        await changeRequest(asked, (body) => {
          const { areas } = body;
          if (Array.isArray(areas) && areas.length === 1 && /^\d{6}$/.test(String(areas[0]))) body.areas = [];
        });
      }
      return pass();
    },
  },
  refusedAs(
    'calls a test without a secret one of a missing subscription',
    ['WK-SUB-10'],
    'state-conflict',
    'not-found',
    ({ operation }) => operation?.id === 'subscriptions.test',
  ),
  spoiltWebhook('signs with the older of two secrets alone', ['WK-SUB-04'], ({ headers }) => {
    const [first] = String(headers['webhook-signature']).split(' ');
    headers['webhook-signature'] = first;
  }),
  spoiltWebhook('sends another event again than the first time', ['WK-SUB-11'], (webhook) => {
    if (!webhook.isRepeated) return;
    webhook.body = Buffer.from(JSON.stringify({ ...JSON.parse(webhook.body.toString('utf8')), again: true }));
  }),
  spoiltWebhook('sends events as plain JSON', ['WK-WHK-01'], ({ headers }) => {
    headers['content-type'] = 'application/json';
  }),
  spoiltWebhook('signs nothing while there is one secret', ['WK-WHK-02'], ({ headers }) => {
    const signatures = String(headers['webhook-signature']).split(' ');
    if (signatures.length === 1) headers['webhook-signature'] = `v1,${Buffer.alloc(32).toString('base64')}`;
  }),
  spoiltWebhook('gives each attempt an id of its own', ['WK-WHK-03'], ({ headers, isRepeated }) => {
    if (isRepeated) headers['webhook-id'] = crypto.randomUUID();
  }),
  spoiltWebhook('tells the time of the first attempt with each', ['WK-WHK-03'], ({ headers, isRepeated }) => {
    if (isRepeated) headers['webhook-timestamp'] = String(Number(headers['webhook-timestamp']) - 3600);
  }),
  spoiltWebhook('follows redirects of receivers', ['WK-WHK-04'], () => undefined, true),
  spoiltAnswer<{ items: object[] }>(
    'tells the headers of what it sent',
    ['WK-WHK-12'],
    'subscriptions.listDeliveries',
    (page) => {
      page.items = page.items.map((delivery) => ({ ...delivery, headers: {} }));
    },
  ),
];

/** Batches that do not tell what became of each item. */
export const batchesFaults: readonly Fault[] = [
  spoiltAnswer<{ items: unknown[] }>(
    'answers the items of a batch in another order',
    ['WK-BAT-01'],
    'rentalChecks.submitBatch',
    ({ items }) => {
      items.reverse();
    },
  ),
  {
    name: 'leaves an item out of a repeated batch',
    breaks: ['WK-BAT-02'],
    start() {
      const seen = new Set<string>();
      return async (asked, pass) => {
        const reply = await pass();
        const key = asked.headers['idempotency-key'] ?? '';
        if (asked.operation?.id !== 'rentalChecks.submitBatch' || reply.status !== 207) return reply;
        if (seen.has(key)) {
          changeJson<{ items: unknown[] }>(reply, ({ items }) => {
            items.pop();
          });
        }
        seen.add(key);
        return reply;
      };
    },
  },
  {
    name: "ignores an item's own key",
    breaks: ['WK-BAT-03'],
    start: () => async (asked, pass) => {
      if (asked.operation?.id.endsWith('Batch') === true) {
        await changeRequest(asked, ({ items }) => {
          for (const item of Array.isArray(items) ? items : []) delete item?.idempotencyKey;
        });
      }
      return pass();
    },
  },
];
