import { browser } from '../browser.ts';

/**
 * Runs work while no other tab does. Queued, not tried: a tab that waits takes over when the one at work is closed or
 * killed. Without Web Locks there is no shared storage either (both need a secure origin), so one tab is all there is.
 *
 * @param lockName the lock that every tab of an origin queues for
 */
export function createSingleDrainer(lockName = 'wardkit-outbox'): (work: () => Promise<void>) => Promise<void> {
  const locks = browser.navigator?.locks;
  let line: Promise<void> = Promise.resolve();
  return (work) => {
    const turn = line.then(() => (locks === undefined ? work() : locks.request(lockName, work)));
    line = turn.catch(() => {});
    return turn;
  };
}
