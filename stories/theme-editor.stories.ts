import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { fixtures as hazards } from '../packages/elements/src/hazard-list/hazard-list.fixtures.ts';
import { WardHazardList } from '../packages/elements/src/hazard-list/hazard-list.ts';
import { fixtures as help } from '../packages/elements/src/help-button/help-button.fixtures.ts';
import { WardHelpButton } from '../packages/elements/src/help-button/help-button.ts';
import { fixtures as outbox } from '../packages/elements/src/outbox-status/outbox-status.fixtures.ts';
import { WardOutboxStatus } from '../packages/elements/src/outbox-status/outbox-status.ts';
import { widgetOf } from './story.ts';
import { ThemeEditor } from './theme-editor.ts';

export default { title: 'Theme editor', parameters: { wide: true } } satisfies Meta;

if (customElements.get('theme-editor') === undefined) customElements.define('theme-editor', ThemeEditor);

const several = () => [
  widgetOf(WardOutboxStatus, outbox, 'pending'),
  widgetOf(WardHazardList, hazards, 'open hazards'),
  widgetOf(WardHelpButton, help, 'ready'),
];

export const Editor: StoryObj = {
  render: () => {
    const widgets = { light: several(), dark: several() };
    return html`<theme-editor .preview=${(mode: 'light' | 'dark') => widgets[mode]}></theme-editor>`;
  },
};
