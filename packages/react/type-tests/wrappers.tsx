/** @jsxImportSource react */
import type { WardClient } from '@wardkit/client';
import { WardAlertList, WardDoorplateSheet, WardProvider } from '@wardkit/react';
import { createRef } from 'react';

declare const client: WardClient;
const list = createRef<React.ComponentRef<typeof WardAlertList>>();
list.current?.refresh();

export const right = (
  <WardProvider client={client}>
    <WardAlertList ref={list} alertId="one" className="wide" onWardAlertOpen={(event) => event.alertId?.trim()} />
    <WardDoorplateSheet size={75} />
  </WardProvider>
);

export const wrong = [
  // @ts-expect-error there is no such property
  <WardAlertList key="1" alert="one" />,
  // @ts-expect-error of another type
  <WardAlertList key="2" alertId={1} />,
  // @ts-expect-error no event of this widget
  <WardAlertList key="3" onWardHazardOpen={() => {}} />,
  // @ts-expect-error another event's field
  <WardAlertList key="4" onWardAlertOpen={(event) => event.hazardId} />,
];
