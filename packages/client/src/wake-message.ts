/** Under which a page asks its service worker to be woken. */
export const syncTag = 'wardkit-outbox';

/** What the service worker tells the pages then. */
export const wakeMessage = 'wardkit-wake';
