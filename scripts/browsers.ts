import { accessSync, constants } from 'node:fs';
import { findBrowser } from '../packages/elements/testing/browsers.mjs';
import { run } from './run.ts';

const debianPackages = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
} as const;

/** A browser that the tests run in. */
type BrowserName = keyof typeof debianPackages;

/** The paths of the two browsers that every test runs in. @throws Error with the way to install one that is missing */
export function installedBrowsers(): Promise<{ chromium: string; firefox: string }> {
  return installed(['chromium', 'firefox']);
}

/**
 * The paths of browsers. One that is missing is installed with Debian's package manager when this user may.
 *
 * @throws Error with the way to install it
 */
export async function installed<Name extends BrowserName>(wanted: readonly Name[]): Promise<Record<Name, string>> {
  const missing = wanted.filter((name) => !isFound(name));
  if (missing.length > 0 && process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get')) {
    const names = missing.flatMap((name) => debianPackages[name]);
    console.log(`installing ${names.join(' and ')} with apt-get (once) …`);
    await run('apt-get', ['update', '-q'], { quiet: true });
    const environment = { DEBIAN_FRONTEND: 'noninteractive' };
    const { code, output } = await run('apt-get', ['install', '-y', '-q', ...names, 'fonts-noto-cjk'], {
      quiet: true,
      environment,
    });
    if (code !== 0) throw new Error(`apt-get could not install ${names.join(' and ')}:\n${output.slice(-2000)}`);
  }
  const paths = wanted.map((name) => [name, findBrowser(name)] as const);
  return Object.fromEntries(paths) as Record<Name, string>;
}

function isFound(name: BrowserName): boolean {
  try {
    return findBrowser(name) !== '';
  } catch {
    return false;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
