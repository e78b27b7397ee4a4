import type { LaunchOptions } from 'playwright-core';
import { findBrowser } from '../packages/elements/testing/browsers.mjs';

/** How the journeys start Chromium: no sandbox, because CI runs as root, and no calls home. */
export function chromiumOptions(): LaunchOptions {
  return {
    executablePath: findBrowser('chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  };
}
