// For pages without a build step: fetches the widgets that are on the page, and no others.
import { type DefineOptions, define } from './foundation/define.ts';
import { defineWhenUsed } from './foundation/define-when-used.ts';
import { widgetClasses } from './widget-classes.ts';

// A page that already has another copy of Wardkit loads this one as `wardkit-autoloader.js?prefix=street`.
const prefix = new URL(import.meta.url).searchParams.get('prefix') ?? 'ward';

const definers = Object.fromEntries(
  Object.entries(widgetClasses).map(([component, fetchClass]) => [
    `${prefix}-${component}`,
    async () => define(await fetchClass(), { prefix } satisfies DefineOptions),
  ]),
);

/**
 * Also fetches the widgets within a shadow root, now and later: nobody sees into one from outside.
 * @returns the way to stop
 * @example autoloadIn(this.attachShadow({ mode: 'open' }))
 */
export function autoloadIn(root: ShadowRoot): () => void {
  return defineWhenUsed(definers, root);
}

defineWhenUsed(definers);

export { createClient } from '@wardkit/client';
export { setMapWorkerLocation } from './alert-map/map-worker-location.ts';
export { define } from './foundation/define.ts';
