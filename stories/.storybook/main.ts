import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/web-components-vite';
import { mergeConfig } from 'vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../*.stories.ts'],
  addons: ['@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The stories run the sources, so that what a designer sees is what the tests test.
  viteFinal: (given) =>
    mergeConfig(given, {
      // Clients of fixtures go through the network that the toolbar chose.
      resolve: {
        alias: [
          {
            find: /^@wardkit\/testing$/,
            replacement: fileURLToPath(new URL('../scripted-through-network.ts', import.meta.url)),
          },
        ],
        conditions: ['wardkit-source', 'browser', 'module', 'import', 'default'],
      },
      // A file is a file: what a fixture adds to the address of one means nothing in an address that is the file itself.
      build: { target: 'es2022', assetsInlineLimit: 0 },
    }),
};

export default config;
