/** @jsxImportSource react */
import type { WardClient } from '@wardkit/client';
import type {} from '@wardkit/elements/react';

declare const client: WardClient;

export const right = (
  <ward-provider client={client}>
    <ward-alert-list
      alertId="one"
      mode="table"
      className="wide"
      onward-alert-open={(event) => event.alertId?.trim()}
      ref={(list) => list?.refresh()}
    />
    <ward-alert-list alert-id="one" url-state="alerts" key="two" />
    <ward-doorplate-sheet size={75} />
    <ward-doorplate-sheet premises-id="one" />
    <ward-doorplate-scanner quiet onward-plate-scan={(event) => event.reading} />
    <ward-rental-check required name="check" />
  </ward-provider>
);

// TypeScript takes any name with a hyphen in JSX; one that is known has its type.
export const wrong = [
  // @ts-expect-error there is no such attribute
  <ward-alert-list key="1" alert="one" />,
  // @ts-expect-error of another type
  <ward-alert-list key="2" alertId={1} />,
  // @ts-expect-error a property of this name is there, and takes a number
  <ward-doorplate-sheet key="3" size="75" />,
  // @ts-expect-error another event's field
  <ward-alert-list key="5" onward-alert-open={(event) => event.hazardId} />,
  // @ts-expect-error no widget
  <ward-alerts key="6" />,
  // @ts-expect-error what it shows can't be set
  <ward-rental-check key="7" state={{ kind: 'loading' }} />,
];
