/** The rules of subscriptions and of the webhooks that they send. */
export const subscriptionsRequirements = {
  'WK-SUB-01': 'A subscription without a live secret says without-secret, and nothing is delivered to it.',
  'WK-SUB-02': 'A subscription names its live secrets by id and age, the oldest first.',
  'WK-SUB-03': 'At most two secrets of a subscription are live: a third is refused as state-conflict.',
  'WK-SUB-04':
    'A retired secret signs nothing from the next attempt on; retiring one that is not live is refused as invalid-input.',
  'WK-SUB-05':
    'An address that is not https, or names a user, is refused as invalid-input, unless the operator of the server has listed its host.',
  'WK-SUB-06':
    'A subscription tells its state: active, paused by its owner, failing since its last attempt failed, or disabled by the server; active set to true starts it anew.',
  'WK-SUB-07':
    'An event is delivered when types and areas let it through, by the same rule as the filter of the event stream; without areas the whole station counts.',
  'WK-SUB-08': 'Events from before the subscription was made are not delivered to it.',
  'WK-SUB-09': 'After its deletion nothing more is sent for a subscription, and its secrets are gone.',
  'WK-SUB-10':
    'A test event is written into no log and sent to that subscription alone, whatever types and areas it names and also while it is paused, failing or disabled; without a live secret it is refused as state-conflict.',
  'WK-SUB-11':
    'A redelivery sends the same event again at once, also after it was delivered or given up; without a live secret it is refused as state-conflict.',
  'WK-SUB-12':
    "A subscription is its station's own: it carries every type that it asks for, since events hold ids, versions, states and times only.",
  'WK-WHK-01':
    'A delivery is a POST of the event as application/cloudevents+json in UTF-8 with the headers webhook-id, webhook-timestamp and webhook-signature.',
  'WK-WHK-02':
    'webhook-signature holds, for each live secret, v1 and the base64 of the HMAC-SHA-256 over webhook-id, webhook-timestamp and the bytes of the body, with full stops between; spaces stand between signatures.',
  'WK-WHK-03':
    'webhook-id is the id of the event, which has no full stop, the same in every attempt; webhook-timestamp is the second of the attempt.',
  'WK-WHK-04': 'A redirect is not followed and counts as a failure.',
  'WK-WHK-05': 'An attempt that has no answer within 15 seconds counts as a failure.',
  'WK-WHK-06':
    'No connection is made to a private, loopback, link-local or otherwise reserved address, whatever name or redirect leads there, unless the operator of the server has listed its host.',
  'WK-WHK-07':
    'An event is delivered at least once: until a 2xx answer it is tried at least 8 times over at least 24 hours, with longer waits each time.',
  'WK-WHK-08': 'An attempt is not made before the Retry-After of an answer of 429 or 503 has passed, up to 24 hours.',
  'WK-WHK-09': 'A delivery that waits or fails holds up no other delivery and no other subscription.',
  'WK-WHK-10':
    'A subscription without a success for 72 hours of failures, or whose receiver answers 410, is disabled, and subscription.disabled in the event log tells its owner.',
  'WK-WHK-11':
    'An event that is written while the server is stopped or the subscription failing is delivered later; one that is written while it is paused, disabled or without a secret is not.',
  'WK-WHK-12':
    'The list of deliveries tells the time, outcome and status of each attempt and of the next, and no body, header or secret.',
  'WK-WHK-13': 'Deliveries can be listed for at least 7 days.',
} as const;
