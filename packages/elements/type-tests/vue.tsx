/** @jsxImportSource vue */
import type { WardClient } from '@wardkit/client';
import type {} from '@wardkit/elements/vue';
import type { GlobalComponents } from 'vue';

declare const client: WardClient;

export const right = [
  <ward-provider client={client} />,
  <ward-alert-list alertId="one" mode="table" class="wide" onWardAlertOpen={(event) => event.alertId?.trim()} />,
  <ward-doorplate-sheet size={75} premises-id="one" />,
];

export const wrong = [
  // @ts-expect-error there is no such attribute
  <ward-alert-list alert="one" />,
  // @ts-expect-error of another type
  <ward-alert-list alertId={1} />,
  // @ts-expect-error a property of this name is there, and takes a number
  <ward-doorplate-sheet size="75" />,
  // @ts-expect-error another event's field
  <ward-alert-list onWardAlertOpen={(event) => event.hazardId} />,
];

/** What Vue's tools for templates look at. */
type InTemplate = InstanceType<GlobalComponents['ward-alert-list']>['$props'];

export const rightInTemplate: InTemplate = { alertId: 'one', onWardAlertOpen: (event) => event.alertId };
// @ts-expect-error of another type
export const wrongInTemplate: InTemplate = { alertId: 1 };
