import type { subscriptionsOperations } from '../subscriptions.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const subscriptionId = '0190e0a0-0000-7000-8000-0000000000b1';
const secretId = '0190e0a0-0000-7000-8000-0000000000b2';
const newerSecretId = '0190e0a0-0000-7000-8000-0000000000b3';
const deliveryId = '0190e0a0-0000-7000-8000-0000000000b4';
const parameters = { subscriptionId };

const asked = {
  url: 'https://portal.example/wardkit/events',
  description: '区政务平台：警情与隐患',
  types: ['hazard.opened', 'attachment.*'],
  areas: [invented.divisionCode],
  active: true,
};
const subscription = {
  id: subscriptionId,
  version: 2,
  stationId: invented.stationId,
  ...asked,
  state: 'active',
  failingSince: null,
  secrets: [{ id: secretId, createdAt: invented.at }],
  createdAt: invented.at,
};
const waiting = {
  id: deliveryId,
  version: 1,
  stationId: invented.stationId,
  subscriptionId,
  eventId: '0190e0a0-0000-7000-8000-0000000000e1',
  eventType: 'dev.wardkit.subscription.tested',
  state: 'waiting',
  attempts: [],
  nextAttemptAt: invented.later,
  createdAt: invented.later,
};
const failed = {
  ...waiting,
  version: 3,
  eventType: 'dev.wardkit.hazard.opened',
  attempts: [
    { at: '2026-11-20T10:05:00+08:00', outcome: 'refused', status: 503, milliseconds: 412 },
    { at: '2026-11-20T10:06:04+08:00', outcome: 'timed-out', status: null, milliseconds: 15000 },
  ],
  nextAttemptAt: '2026-11-20T10:16:20+08:00',
};

/** Examples of subscriptions. */
export const subscriptionsExamples = {
  'subscriptions.list': [
    {
      summary: 'Subscriptions that need looking at',
      request: { query: { state: ['failing', 'disabled'] } },
      status: 200,
      answer: {
        items: [{ ...subscription, version: 5, state: 'failing', failingSince: '2026-11-20T10:05:00+08:00' }],
        next: null,
      },
    },
  ],
  'subscriptions.get': [
    { summary: 'A subscription that delivers', request: { parameters }, status: 200, answer: subscription },
    {
      summary: 'One that the server has given up',
      request: { parameters },
      status: 200,
      answer: { ...subscription, version: 6, state: 'disabled', failingSince: '2026-11-17T09:00:00+08:00' },
    },
  ],
  'subscriptions.create': [
    {
      summary: 'Hazards and attachments of a district, for its portal',
      request: { parameters, body: asked },
      status: 201,
      answer: { ...subscription, version: 1, state: 'without-secret', secrets: [] },
    },
  ],
  'subscriptions.change': [
    {
      summary: 'Pause',
      request: { parameters, body: { active: false } },
      status: 200,
      answer: { ...subscription, version: 3, active: false, state: 'paused' },
    },
    {
      summary: 'Another address',
      request: { parameters, body: { url: 'https://portal.example/v2/events' } },
      status: 200,
      answer: { ...subscription, version: 3, url: 'https://portal.example/v2/events' },
    },
  ],
  'subscriptions.delete': [{ summary: 'End a subscription', request: { parameters }, status: 204, answer: null }],
  'subscriptions.createSecret': [
    {
      summary: 'A second secret, before the first is retired',
      request: { parameters },
      status: 201,
      answer: {
        secretId: newerSecretId,
        secret: 'whsec_yNPe6fT/ChUgKzZBTFdibXiDjpmkr7rF0NvmsbzH0t0=',
        subscription: {
          ...subscription,
          version: 3,
          secrets: [...subscription.secrets, { id: newerSecretId, createdAt: invented.later }],
        },
      },
    },
  ],
  'subscriptions.retireSecret': [
    {
      summary: 'Retire the older one',
      request: { parameters, body: { secretId } },
      status: 200,
      answer: { ...subscription, version: 4, secrets: [{ id: newerSecretId, createdAt: invented.later }] },
    },
  ],
  'subscriptions.test': [
    { summary: 'A test event is on its way', request: { parameters }, status: 202, answer: waiting },
  ],
  'subscriptions.listDeliveries': [
    {
      summary: 'What has not arrived yet',
      request: { parameters, query: { state: 'waiting', limit: 20 } },
      status: 200,
      answer: { items: [failed], next: null },
    },
  ],
  'subscriptions.redeliver': [
    {
      summary: 'Once more, at once',
      request: { parameters: { ...parameters, deliveryId } },
      status: 202,
      answer: { ...failed, version: 4, nextAttemptAt: '2026-11-20T10:12:00+08:00' },
    },
  ],
} as const satisfies ModuleExamples<typeof subscriptionsOperations>;
