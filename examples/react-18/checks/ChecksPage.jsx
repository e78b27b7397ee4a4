import {
  WardAlertMap,
  WardDoorplateSheet,
  WardDoorplateViewer,
  WardHazardList,
  WardProvider,
  WardStayRegister,
} from '@wardkit/react';
import { hear } from '../../checks/start.js';

/** The checks hear names that no widget of ours tells, too. */
function hearPlace(element) {
  element?.addEventListener('wardPlatePlace', (event) => hear('camel', event));
}

export function ChecksPage({ values }) {
  const { client, reading, required, premisesId, areas } = values;
  return (
    <>
      <WardProvider client={client}>
        <p id="text">{values.text}</p>
        {values.isShown && <p id="shown">shown</p>}
        {values.list.map((each) => (
          <p key={each} className="item">
            {each}
          </p>
        ))}
      </WardProvider>
      <WardDoorplateViewer
        code={values.code}
        reading={reading}
        onWardPlatePlace={(event) => hear('kebab', event)}
        ref={hearPlace}
      />
      <WardStayRegister required={required} premisesId={premisesId} onChange={(event) => hear('lower', event)} />
      <WardDoorplateSheet size={values.size} />
      <WardAlertMap areas={areas} />
      {values.isShown && <WardHazardList premisesId="fixed" />}
    </>
  );
}
