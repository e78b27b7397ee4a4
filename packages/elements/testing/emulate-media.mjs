/** The command `wardkit-media`: CSS media features of the page, where the browser can pretend them (Chromium). */
export function emulateMediaPlugin() {
  return {
    name: 'wardkit-media',
    async executeCommand({ command, payload, session }) {
      if (command !== 'wardkit-media') return undefined;
      const page = session.browser.getPage?.(session.id);
      if (session.browser.type === 'firefox' || !/chrom/i.test(session.browser.name)) return { supported: false };
      const devtools = await page.createCDPSession();
      await devtools.send('Emulation.setEmulatedMedia', { features: payload.features });
      return { supported: true };
    },
  };
}
