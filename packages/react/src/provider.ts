// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type ReactWebComponent } from '@lit/react';
import '@wardkit/elements/provider/define';
import { WardProvider as Element } from '@wardkit/elements/provider/provider';
import * as React from 'react';

/**
 * Gives one client to all widgets inside it. It draws nothing and takes no room; language, theme and scale come from
 * `lang`, `data-theme` and `data-scale` on it or on anything above.
 */
export const WardProvider: ReactWebComponent<Element> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-provider',
  elementClass: Element,
  displayName: 'WardProvider',
});
