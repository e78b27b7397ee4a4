/** @jsxImportSource solid-js */
import type { WardClient } from '@wardkit/client';
import type {} from '@wardkit/elements/solid';

declare const client: WardClient;

export const right = (
  <ward-provider prop:client={client}>
    <ward-alert-list
      prop:alertId="one"
      mode="table"
      class="wide"
      on:ward-alert-open={(event) => event.alertId?.trim()}
    />
    <ward-doorplate-sheet attr:size="75" prop:size={75} />
  </ward-provider>
);

export const wrong = [
  // @ts-expect-error there is no such attribute
  <ward-alert-list attr:alert="one" />,
  // @ts-expect-error of another type
  <ward-alert-list prop:alertId={1} />,
  // @ts-expect-error of another type
  <ward-doorplate-sheet size="large" />,
  // @ts-expect-error another event's field
  <ward-alert-list on:ward-alert-open={(event) => event.hazardId} />,
];
