import * as z from 'zod/mini';
import { eventTypes } from './events.ts';
import { closedEnum, DivisionCode, openEnum, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { FilterCode, repeatable } from './repeatable.ts';

const names = Object.keys(eventTypes);
const families = [...new Set(names.map((name) => `${name.slice(0, name.indexOf('.'))}.*`))];

/** What a subscription may ask for: a type of event by its name, or all types of a resource (`alert.*`). */
export const SubscribedType = closedEnum(
  [...names, ...families] as [string, ...string[]],
  'a type that the server does not know would never be delivered, and nobody would notice',
);
export type SubscribedType = z.output<typeof SubscribedType>;

const ReceiverUrl = z.url({ protocol: /^https?$/ }).check(z.maxLength(2048));
const types = z.array(SubscribedType).check(z.minLength(1), z.maxLength(100));
const areas = z.array(DivisionCode).check(z.maxLength(50));
const description = z.string().check(z.maxLength(200));

/** Where events go, and which. `areas` are divisions, each with those below it; none is the whole station. */
export const SubscriptionRequest = z.object({ url: ReceiverUrl, description, types, areas, active: z.boolean() });
export type SubscriptionRequest = z.output<typeof SubscriptionRequest>;

/** What changes of a subscription. `active: true` also starts one anew that the server has disabled. */
export const SubscriptionChange = z.object({
  url: z.optional(ReceiverUrl),
  description: z.optional(description),
  types: z.optional(types),
  areas: z.optional(areas),
  active: z.optional(z.boolean()),
});
export type SubscriptionChange = z.output<typeof SubscriptionChange>;

/**
 * A subscription as its station keeps it. `active` is what its owner wants and `state` how it stands: `without-secret`
 * and `paused` deliver nothing, `failing` tries again, `disabled` has been given up.
 */
export const Subscription = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  url: z.string(),
  description: z.string(),
  types: z.array(z.string()),
  areas: z.array(DivisionCode),
  active: z.boolean(),
  state: openEnum(['without-secret', 'active', 'paused', 'failing', 'disabled']),
  /** The first failure since the last success. */
  failingSince: z.nullable(Timestamp),
  /** The live secrets, by id and age and never by value. */
  secrets: z.array(z.looseObject({ id: Uuid, createdAt: Timestamp })),
  createdAt: Timestamp,
});
export type Subscription = z.output<typeof Subscription>;

/** A new secret, told this once: `whsec_` and the base64 of 32 random bytes. */
export const NewSecret = z.looseObject({
  secretId: Uuid,
  secret: z.string().check(z.regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/)),
  subscription: Subscription,
});
export type NewSecret = z.output<typeof NewSecret>;

export const SecretRetirement = z.object({ secretId: Uuid });
export type SecretRetirement = z.output<typeof SecretRetirement>;

/** An event on its way to a receiver. `eventId` is the `webhook-id` of each attempt. */
export const Delivery = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  subscriptionId: Uuid,
  eventId: z.string(),
  eventType: z.string(),
  state: openEnum(['waiting', 'delivered', 'given-up']),
  attempts: z.array(
    z.looseObject({
      at: Timestamp,
      outcome: openEnum(['accepted', 'refused', 'redirected', 'timed-out', 'unreachable', 'address-not-allowed']),
      /** What the receiver answered; null where it answered nothing. */
      status: z.nullable(z.int()),
      milliseconds: z.int(),
    }),
  ),
  nextAttemptAt: z.nullable(Timestamp),
  createdAt: Timestamp,
});
export type Delivery = z.output<typeof Delivery>;

const SubscriptionId = z.object({ subscriptionId: Uuid });
const owners = { integrator: 'same-station', administrator: 'same-station' } as const;
const reading = { ...read, scope: 'subscriptions:read', callers: owners, problems: [], offline: {} } as const;
const writing = { ...write, scope: 'subscriptions:write', callers: owners, offline: {} } as const;

export const listSubscriptions = operation({
  ...reading,
  id: 'subscriptions.list',
  method: 'GET',
  path: '/v1/subscriptions',
  summary: 'Subscriptions of the own station',
  query: z.object({ ...pageQuery, state: repeatable(FilterCode) }),
  answers: { 200: pageOf(Subscription) },
  requirements: ['WK-SUB-02', 'WK-SUB-06'],
});

export const getSubscription = operation({
  ...reading,
  id: 'subscriptions.get',
  method: 'GET',
  path: '/v1/subscriptions/{subscriptionId}',
  summary: 'A subscription and how it stands',
  parameters: SubscriptionId,
  answers: { 200: Subscription },
  requirements: ['WK-SUB-02', 'WK-SUB-06'],
});

export const createSubscription = operation({
  ...writing,
  id: 'subscriptions.create',
  method: 'PUT',
  path: '/v1/subscriptions/{subscriptionId}',
  summary: 'Subscribe to events; nothing is delivered before a secret is made',
  parameters: SubscriptionId,
  body: SubscriptionRequest,
  answers: { 201: Subscription },
  problems: [],
  concurrency: 'if-none-match',
  emits: ['subscription.created'],
  requirements: ['WK-SUB-01', 'WK-SUB-05', 'WK-SUB-07', 'WK-SUB-08', 'WK-SUB-12'],
});

export const changeSubscription = operation({
  ...writing,
  id: 'subscriptions.change',
  method: 'PATCH',
  path: '/v1/subscriptions/{subscriptionId}',
  summary: 'Change, pause or start a subscription',
  parameters: SubscriptionId,
  body: SubscriptionChange,
  answers: { 200: Subscription },
  problems: [],
  concurrency: 'if-match',
  emits: ['subscription.changed'],
  requirements: ['WK-SUB-05', 'WK-SUB-06', 'WK-SUB-07', 'WK-SUB-12'],
});

export const deleteSubscription = operation({
  ...writing,
  id: 'subscriptions.delete',
  method: 'DELETE',
  path: '/v1/subscriptions/{subscriptionId}',
  summary: 'End a subscription',
  parameters: SubscriptionId,
  answers: { 204: null },
  problems: [],
  concurrency: 'if-match',
  emits: ['subscription.deleted'],
  requirements: ['WK-SUB-09'],
});

export const createSubscriptionSecret = operation({
  ...writing,
  id: 'subscriptions.createSecret',
  method: 'POST',
  path: '/v1/subscriptions/{subscriptionId}/secrets',
  summary: 'Make a secret, told this once; a second one lets a receiver change over',
  parameters: SubscriptionId,
  answers: { 201: NewSecret },
  problems: ['state-conflict'],
  idempotency: 'unstored',
  // A repeat after a lost answer is version-stale and shows the secret that nobody knows, instead of making another.
  concurrency: 'if-match',
  emits: ['subscription.changed'],
  requirements: ['WK-SUB-02', 'WK-SUB-03'],
});

export const retireSubscriptionSecret = operation({
  ...writing,
  id: 'subscriptions.retireSecret',
  method: 'POST',
  path: '/v1/subscriptions/{subscriptionId}/secret-retirement',
  summary: 'Retire a secret at once',
  parameters: SubscriptionId,
  body: SecretRetirement,
  answers: { 200: Subscription },
  problems: [],
  concurrency: 'if-match',
  emits: ['subscription.changed'],
  requirements: ['WK-SUB-01', 'WK-SUB-04'],
});

export const testSubscription = operation({
  ...writing,
  id: 'subscriptions.test',
  method: 'POST',
  path: '/v1/subscriptions/{subscriptionId}/test-delivery',
  summary: 'Send a test event to the receiver',
  parameters: SubscriptionId,
  answers: { 202: Delivery },
  problems: ['state-conflict'],
  // Each call is a test of its own, and changes nothing.
  concurrency: 'none',
  requirements: ['WK-SUB-10', 'WK-WHK-01', 'WK-WHK-02', 'WK-WHK-03', 'WK-WHK-04', 'WK-WHK-05', 'WK-WHK-06'],
});

export const listDeliveries = operation({
  ...reading,
  id: 'subscriptions.listDeliveries',
  method: 'GET',
  path: '/v1/subscriptions/{subscriptionId}/deliveries',
  summary: 'What was sent to the receiver and what is to be sent, the newest first',
  parameters: SubscriptionId,
  query: z.object({ ...pageQuery, state: repeatable(FilterCode) }),
  answers: { 200: pageOf(Delivery) },
  requirements: ['WK-WHK-07', 'WK-WHK-08', 'WK-WHK-09', 'WK-WHK-10', 'WK-WHK-11', 'WK-WHK-12', 'WK-WHK-13'],
});

export const redeliver = operation({
  ...writing,
  id: 'subscriptions.redeliver',
  method: 'POST',
  path: '/v1/subscriptions/{subscriptionId}/deliveries/{deliveryId}/redelivery',
  summary: 'Send an event to the receiver once more',
  parameters: z.object({ subscriptionId: Uuid, deliveryId: Uuid }),
  answers: { 202: Delivery },
  problems: ['state-conflict'],
  // An attempt may change the delivery at any moment, and sending an event once more than needed harms nothing.
  concurrency: 'none',
  requirements: ['WK-SUB-11', 'WK-WHK-03'],
});

/** The operations of subscriptions by their ids. */
export const subscriptionsOperations = {
  'subscriptions.list': listSubscriptions,
  'subscriptions.get': getSubscription,
  'subscriptions.create': createSubscription,
  'subscriptions.change': changeSubscription,
  'subscriptions.delete': deleteSubscription,
  'subscriptions.createSecret': createSubscriptionSecret,
  'subscriptions.retireSecret': retireSubscriptionSecret,
  'subscriptions.test': testSubscription,
  'subscriptions.listDeliveries': listDeliveries,
  'subscriptions.redeliver': redeliver,
} as const;
