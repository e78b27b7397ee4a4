import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const KNOWN = {
  chromium: {
    variable: 'WARDKIT_CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
  },
  firefox: {
    variable: 'WARDKIT_FIREFOX',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  },
  /** WebKitGTK is found by its driver, which knows where its browser is. */
  webkit: {
    variable: 'WARDKIT_WEBKIT',
    names: ['WebKitWebDriver'],
    places: [],
    debianPackage: 'webkit2gtk-driver xvfb',
  },
};

function usable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The executable of a browser: the environment variable first, then the PATH, then where macOS keeps it.
 * @param {'chromium' | 'firefox' | 'webkit'} browser
 * @returns {string}
 */
export function findBrowser(browser) {
  const { variable, names, places, debianPackage } = KNOWN[browser];
  const told = process.env[variable];
  if (told) return told;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places].find(usable);
  if (found === undefined) {
    throw new Error(
      `No ${browser} was found. Install it (Debian: apt-get install ${debianPackage ?? names[0]}) or set ${variable} to its path.`,
    );
  }
  return found;
}
