/** The path of a browser on this machine; an error that says how to install it where there is none. */
export function findBrowser(browser: 'chromium' | 'firefox' | 'webkit'): string;
