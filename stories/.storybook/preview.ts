import type { Decorator, Preview } from '@storybook/web-components-vite';
import '@wardkit/tokens/themes.css';
import { html } from 'lit';
import { rules, standards } from '../../packages/elements/src/testing/accessibility-rules.ts';
import { chooseNetwork, type Network } from '../scripted-through-network.ts';
import './page.css';

// On the root as a portal would set them: the widgets follow by themselves.
const surroundings: Decorator = (story, { globals, parameters }) => {
  const root = document.documentElement;
  root.lang = String(globals.language);
  root.dir = String(globals.direction);
  if (globals.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = String(globals.theme);
  root.dataset.wardTheme = String(globals.colours);
  if (globals.scale === 'large') root.dataset.scale = 'large';
  else delete root.dataset.scale;
  chooseNetwork(globals.network as Network);
  return html`<main class=${parameters.wide === true ? 'wide' : ''}>${story()}</main>`;
};

const preview: Preview = {
  decorators: [surroundings],
  parameters: {
    layout: 'fullscreen',
    controls: { disable: true },
    a11y: { options: { runOnly: standards, rules } },
  },
  initialGlobals: {
    theme: 'light',
    colours: 'government-blue',
    scale: 'ordinary',
    language: 'en',
    direction: 'ltr',
    network: 'of-the-state',
  },
  globalTypes: {
    theme: {
      toolbar: {
        title: 'Theme',
        icon: 'contrast',
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
          { value: 'system', title: 'As the system' },
        ],
        dynamicTitle: true,
      },
    },
    colours: {
      toolbar: {
        title: 'Colours',
        icon: 'paintbrush',
        items: [
          { value: 'government-blue', title: 'Government blue' },
          { value: 'neutral', title: 'Neutral' },
          { value: 'high-contrast', title: 'High contrast' },
        ],
        dynamicTitle: true,
      },
    },
    scale: {
      toolbar: {
        title: 'Scale',
        icon: 'zoom',
        items: [
          { value: 'ordinary', title: 'Ordinary type' },
          { value: 'large', title: 'Large type' },
        ],
        dynamicTitle: true,
      },
    },
    language: {
      toolbar: {
        title: 'Language',
        icon: 'globe',
        items: [
          { value: 'en', title: 'English' },
          { value: 'zh-Hans', title: '简体中文' },
          { value: 'zh-Hant', title: '繁體中文' },
          { value: 'ja', title: '日本語' },
          { value: 'ko', title: '한국어' },
          // English made strange and longer: what stays plain is not translated, what is cut off has no room.
          { value: 'en-XA', title: 'Pseudo-language' },
        ],
        dynamicTitle: true,
      },
    },
    network: {
      toolbar: {
        title: 'Network',
        icon: 'rss',
        items: [
          { value: 'of-the-state', title: 'As the state has it' },
          { value: 'slow', title: 'Slow' },
          { value: 'offline', title: 'Offline' },
          { value: 'forbidden', title: 'Forbidden' },
          { value: 'failing', title: 'Failing' },
        ],
        dynamicTitle: true,
      },
    },
    direction: {
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
        dynamicTitle: true,
      },
    },
  },
};

export default preview;
