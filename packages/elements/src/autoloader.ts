// For pages without a build step: fetches the widgets that are on the page, and no others.
import { autoload } from './autoloading.ts';

// A page that already has another copy of Wardkit loads this one as `wardkit-autoloader.js?prefix=street`.
const prefix = new URL(import.meta.url).searchParams.get('prefix') ?? 'ward';

/**
 * Also fetches the widgets within a shadow root, now and later: nobody sees into one from outside.
 * @returns the way to stop
 * @example autoloadIn(this.attachShadow({ mode: 'open' }))
 */
export const autoloadIn: (root: ShadowRoot) => () => void = autoload(prefix);

export { createClient, define, setMapWorkerLocation } from './autoloading.ts';
