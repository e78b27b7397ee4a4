// Made from the operation records by `npm run client:generate`: change the record, not this file.

import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import {
  changeSubscription as changeSubscriptionRecord,
  createSubscription as createSubscriptionRecord,
  createSubscriptionSecret as createSubscriptionSecretRecord,
  type Delivery,
  deleteSubscription as deleteSubscriptionRecord,
  getSubscription as getSubscriptionRecord,
  listDeliveries as listDeliveriesRecord,
  listSubscriptions as listSubscriptionsRecord,
  type NewSecret,
  redeliver as redeliverRecord,
  retireSubscriptionSecret as retireSubscriptionSecretRecord,
  type SecretRetirement,
  type Subscription,
  type SubscriptionChange,
  type SubscriptionRequest,
  testSubscription as testSubscriptionRecord,
} from '@wardkit/contract/subscriptions';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * What {@link listSubscriptions} is asked with.
 * @example
 * const query: ListSubscriptionsQuery = { state: ['failing', 'disabled'] };
 * for await (const each of ward.subscriptions.list(query)) show(each);
 */
export type ListSubscriptionsQuery = QueryOf<typeof listSubscriptionsRecord>;

/**
 * Subscriptions of the own station.
 * Scope `subscriptions:read`.
 * @example
 * for await (const each of ward.subscriptions.list({ state: ['failing', 'disabled'] })) show(each);
 */
export function listSubscriptions(
  handle: ClientHandle,
  query: ListSubscriptionsQuery = {},
  options?: CallOptions,
): ListCall<Page<Subscription>> {
  return handle.list(listSubscriptionsRecord, { query }, options);
}

/**
 * A subscription and how it stands.
 * Scope `subscriptions:read`.
 * @example
 * const answer = await ward.subscriptions.get('0190e0a0-0000-7000-8000-0000000000b1');
 */
export function getSubscription(
  handle: ClientHandle,
  subscriptionId: string,
  options?: CallOptions,
): CallPromise<Subscription> {
  return handle.call(getSubscriptionRecord, { parameters: { subscriptionId } }, options);
}

/**
 * Subscribe to events; nothing is delivered before a secret is made.
 * Scope `subscriptions:write`.
 * @example
 * const answer = await ward.subscriptions.create('0190e0a0-0000-7000-8000-0000000000b1', {
 *   url: 'https://portal.example/wardkit/events',
 *   description: '区政务平台：警情与隐患',
 *   types: ['hazard.opened', 'attachment.*'],
 *   areas: ['441602'],
 *   active: true,
 * });
 */
export function createSubscription(
  handle: ClientHandle,
  subscriptionId: string,
  body: SubscriptionRequest,
  options?: WriteOptions,
): CallPromise<Subscription> {
  return handle.call(createSubscriptionRecord, { parameters: { subscriptionId }, body }, options);
}

/**
 * Change, pause or start a subscription.
 * Scope `subscriptions:write`.
 * @example
 * const answer = await ward.subscriptions.change(
 *   '0190e0a0-0000-7000-8000-0000000000b1',
 *   { active: false },
 *   { ifMatch: etag },
 * );
 */
export function changeSubscription(
  handle: ClientHandle,
  subscriptionId: string,
  body: SubscriptionChange,
  options: WriteOptions & WithMatch,
): CallPromise<Subscription> {
  return handle.call(changeSubscriptionRecord, { parameters: { subscriptionId }, body }, options);
}

/**
 * End a subscription.
 * Scope `subscriptions:write`.
 * @example
 * await ward.subscriptions.delete(
 *   '0190e0a0-0000-7000-8000-0000000000b1',
 *   { ifMatch: etag },
 * );
 */
export function deleteSubscription(
  handle: ClientHandle,
  subscriptionId: string,
  options: WriteOptions & WithMatch,
): CallPromise<undefined> {
  return handle.call(deleteSubscriptionRecord, { parameters: { subscriptionId } }, options);
}

/**
 * Make a secret, told this once; a second one lets a receiver change over.
 * Scope `subscriptions:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.subscriptions.createSecret(
 *   '0190e0a0-0000-7000-8000-0000000000b1',
 *   { ifMatch: etag },
 * );
 */
export function createSubscriptionSecret(
  handle: ClientHandle,
  subscriptionId: string,
  options: WriteOptions & WithMatch,
): CallPromise<NewSecret> {
  return handle.call(createSubscriptionSecretRecord, { parameters: { subscriptionId } }, options);
}

/**
 * Retire a secret at once.
 * Scope `subscriptions:write`.
 * @example
 * const answer = await ward.subscriptions.retireSecret(
 *   '0190e0a0-0000-7000-8000-0000000000b1',
 *   { secretId: '0190e0a0-0000-7000-8000-0000000000b2' },
 *   { ifMatch: etag },
 * );
 */
export function retireSubscriptionSecret(
  handle: ClientHandle,
  subscriptionId: string,
  body: SecretRetirement,
  options: WriteOptions & WithMatch,
): CallPromise<Subscription> {
  return handle.call(retireSubscriptionSecretRecord, { parameters: { subscriptionId }, body }, options);
}

/**
 * Send a test event to the receiver.
 * Scope `subscriptions:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.subscriptions.test('0190e0a0-0000-7000-8000-0000000000b1');
 */
export function testSubscription(
  handle: ClientHandle,
  subscriptionId: string,
  options?: WriteOptions,
): CallPromise<Delivery> {
  return handle.call(testSubscriptionRecord, { parameters: { subscriptionId } }, options);
}

/**
 * What {@link listDeliveries} is asked with.
 * @example
 * const query: ListDeliveriesQuery = { state: 'waiting' };
 * for await (const each of ward.subscriptions.listDeliveries('0190e0a0-0000-7000-8000-0000000000b1', query)) show(each);
 */
export type ListDeliveriesQuery = QueryOf<typeof listDeliveriesRecord>;

/**
 * What was sent to the receiver and what is to be sent, the newest first.
 * Scope `subscriptions:read`.
 * @example
 * const list = ward.subscriptions.listDeliveries(
 *   '0190e0a0-0000-7000-8000-0000000000b1',
 *   { state: 'waiting' },
 * );
 * for await (const each of list) show(each);
 */
export function listDeliveries(
  handle: ClientHandle,
  subscriptionId: string,
  query: ListDeliveriesQuery = {},
  options?: CallOptions,
): ListCall<Page<Delivery>> {
  return handle.list(listDeliveriesRecord, { parameters: { subscriptionId }, query }, options);
}

/**
 * Send an event to the receiver once more.
 * Scope `subscriptions:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.subscriptions.redeliver(
 *   '0190e0a0-0000-7000-8000-0000000000b1',
 *   '0190e0a0-0000-7000-8000-0000000000b4',
 * );
 */
export function redeliver(
  handle: ClientHandle,
  subscriptionId: string,
  deliveryId: string,
  options?: WriteOptions,
): CallPromise<Delivery> {
  return handle.call(redeliverRecord, { parameters: { subscriptionId, deliveryId } }, options);
}

/**
 * `ward.subscriptions`
 * @example
 * const subscriptions: SubscriptionsModule = subscriptionsModule(handle);
 * for await (const each of subscriptions.list({ state: ['failing', 'disabled'] })) show(each);
 */
export interface SubscriptionsModule {
  /** Subscriptions of the own station. */
  readonly list: Bound<typeof listSubscriptions>;
  /** A subscription and how it stands. */
  readonly get: Bound<typeof getSubscription>;
  /** Subscribe to events; nothing is delivered before a secret is made. */
  readonly create: Bound<typeof createSubscription>;
  /** Change, pause or start a subscription. */
  readonly change: Bound<typeof changeSubscription>;
  /** End a subscription. */
  readonly delete: Bound<typeof deleteSubscription>;
  /** Make a secret, told this once; a second one lets a receiver change over. */
  readonly createSecret: Bound<typeof createSubscriptionSecret>;
  /** Retire a secret at once. */
  readonly retireSecret: Bound<typeof retireSubscriptionSecret>;
  /** Send a test event to the receiver. */
  readonly test: Bound<typeof testSubscription>;
  /** What was sent to the receiver and what is to be sent, the newest first. */
  readonly listDeliveries: Bound<typeof listDeliveries>;
  /** Send an event to the receiver once more. */
  readonly redeliver: Bound<typeof redeliver>;
}

/**
 * The functions of this module over one client.
 * @example
 * const subscriptions = subscriptionsModule(handle);
 * for await (const each of subscriptions.list({ state: ['failing', 'disabled'] })) show(each);
 */
export function subscriptionsModule(handle: ClientHandle): SubscriptionsModule {
  return {
    list: (...rest) => listSubscriptions(handle, ...rest),
    get: (...rest) => getSubscription(handle, ...rest),
    create: (...rest) => createSubscription(handle, ...rest),
    change: (...rest) => changeSubscription(handle, ...rest),
    delete: (...rest) => deleteSubscription(handle, ...rest),
    createSecret: (...rest) => createSubscriptionSecret(handle, ...rest),
    retireSecret: (...rest) => retireSubscriptionSecret(handle, ...rest),
    test: (...rest) => testSubscription(handle, ...rest),
    listDeliveries: (...rest) => listDeliveries(handle, ...rest),
    redeliver: (...rest) => redeliver(handle, ...rest),
  };
}
