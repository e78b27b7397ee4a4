/** Commands that a test sends about its own page: CSS media features (Chromium only), and to be the page in front. */
export function pageCommandsPlugin() {
  return {
    name: 'wardkit-page',
    async executeCommand({ command, payload, session }) {
      const page = command.startsWith('wardkit-') ? session.browser.getPage(session.id) : null;
      if (command === 'wardkit-front') {
        await page.bringToFront();
        // Tab past the last element leads into Firefox's own bar, and only from another page does the focus come back.
        if (/firefox/i.test(session.browser.name) && !(await page.evaluate(() => document.hasFocus()))) {
          const [other = await page.browser().newPage()] = (await page.browser().pages()).filter(
            (each) => each !== page,
          );
          await other.bringToFront();
          await page.bringToFront();
        }
        return { done: true };
      }
      if (command !== 'wardkit-media') return undefined;
      if (!/chrom/i.test(session.browser.name)) return { supported: false };
      // Chromium keeps a feature that is merely left out: each has to be told that it is over.
      const over = { name: 'forced-colors', value: 'none' };
      const devtools = await page.createCDPSession();
      await devtools.send('Emulation.setEmulatedMedia', { features: [over] });
      if (payload.features.length > 0)
        await devtools.send('Emulation.setEmulatedMedia', { features: payload.features });
      return { supported: true };
    },
  };
}
