// All of the autoloader but its own address: bundled apart from it, since only the entry itself sees what stands in that.
import { define } from './foundation/define.ts';
import { defineWhenUsed } from './foundation/define-when-used.ts';
import { widgetClasses } from './widget-classes.ts';

/**
 * Begins to fetch and register the widgets of the page under a prefix.
 * @returns what does so within a shadow root
 * @example const autoloadIn = autoload('street');
 */
export function autoload(prefix: string): (root: ShadowRoot) => () => void {
  const definers = Object.fromEntries(
    Object.entries(widgetClasses).map(([component, fetchClass]) => [
      `${prefix}-${component}`,
      async () => define(await fetchClass(), { prefix }),
    ]),
  );
  defineWhenUsed(definers);
  return (root) => defineWhenUsed(definers, root);
}

export { createClient } from '@wardkit/client';
export { setMapWorkerLocation } from './alert-map/map-worker-location.ts';
export { define };
