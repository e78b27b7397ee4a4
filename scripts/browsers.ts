import { accessSync, constants } from 'node:fs';
import { findBrowser } from '../packages/elements/testing/browsers.mjs';
import { run } from './run.ts';

const debianPackages = { chromium: 'chromium', firefox: 'firefox-esr' } as const;

/**
 * The paths of both browsers. One that is missing is installed with Debian's package manager when this user may.
 *
 * @throws Error with the way to install it
 */
export async function installedBrowsers(): Promise<{ chromium: string; firefox: string }> {
  const missing = (Object.keys(debianPackages) as (keyof typeof debianPackages)[]).filter((name) => !isFound(name));
  if (missing.length > 0 && process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get')) {
    const names = missing.map((name) => debianPackages[name]);
    console.log(`installing ${names.join(' and ')} with apt-get (once) …`);
    await run('apt-get', ['update', '-q'], { quiet: true });
    const environment = { DEBIAN_FRONTEND: 'noninteractive' };
    const { code, output } = await run('apt-get', ['install', '-y', '-q', ...names, 'fonts-noto-cjk'], {
      quiet: true,
      environment,
    });
    if (code !== 0) throw new Error(`apt-get could not install ${names.join(' and ')}:\n${output.slice(-2000)}`);
  }
  return { chromium: findBrowser('chromium'), firefox: findBrowser('firefox') };
}

function isFound(name: keyof typeof debianPackages): boolean {
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
