import type { StorybookConfig } from '@storybook/web-components-vite';
import { mergeConfig } from 'vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../*.stories.ts'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The stories run the sources, so that what a designer sees is what the tests test.
  viteFinal: (given) =>
    mergeConfig(given, {
      resolve: { conditions: ['wardkit-source', 'browser', 'module', 'import', 'default'] },
      build: { target: 'es2022' },
    }),
};

export default config;
