import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../packages/elements/src/foundation/define.ts';
import { fakeOutbox, outboxItem } from '../packages/elements/src/outbox-status/outbox-status.fixtures.ts';
import { WardOutboxStatus } from '../packages/elements/src/outbox-status/outbox-status.ts';
import { WardProvider } from '../packages/elements/src/provider/provider.ts';

export default { title: 'Provider' } satisfies Meta;

define(WardProvider);
define(WardOutboxStatus);

const widget = html`<ward-outbox-status></ward-outbox-status>`;

export const GivesItsClient: StoryObj = {
  render: () => html`<ward-provider .client=${fakeOutbox([outboxItem()]).client}>${widget}</ward-provider>`,
};

export const WithoutClient: StoryObj = {
  render: () => html`<ward-provider>${widget}</ward-provider>`,
};

export const NearestOfTwo: StoryObj = {
  render: () => html`<ward-provider .client=${fakeOutbox([outboxItem()]).client}>
    <ward-provider .client=${fakeOutbox().client}>${widget}</ward-provider>
  </ward-provider>`,
};

export const LanguageThemeAndScaleOfAnAncestor: StoryObj = {
  render: () => html`<ward-provider
    lang="zh-Hans"
    data-theme="dark"
    data-scale="large"
    .client=${fakeOutbox([outboxItem()], { online: false }).client}
  >
    ${widget}
  </ward-provider>`,
};
