import { WardDoorplateViewer, WardHazardList, WardProvider, WardStayRegister } from '@wardkit/react';
import { useState } from 'react';
import { client } from '../portal/client.js';

export function PortalPage() {
  const [code, setCode] = useState('');
  const [premisesId, setPremisesId] = useState('');
  const [showsHazards, setShowsHazards] = useState(true);
  const [isClosed, setIsClosed] = useState(false);
  const [told, setTold] = useState('');

  const open = (event) => {
    event.preventDefault();
    setCode(new FormData(event.target).get('code'));
  };
  const startCheck = (event) => setPremisesId(event.premisesId);
  const openHazard = (event) => setTold(`Hazard ${event.hazardId}`);
  const save = (event) => {
    if (isClosed) event.preventDefault();
  };
  const handIn = (event) => {
    event.preventDefault();
    setTold(`Stay ${new FormData(event.target).get('stay')}`);
  };

  return (
    <WardProvider client={client}>
      <form onSubmit={open}>
        <label>
          Plate <input name="code" />
        </label>
      </form>
      <WardDoorplateViewer code={code} onWardCheckStart={startCheck} />
      <button type="button" onClick={() => setShowsHazards(!showsHazards)}>
        Hazards
      </button>
      {showsHazards && <WardHazardList onWardHazardOpen={openHazard} />}
      {premisesId !== '' && (
        <form onSubmit={handIn}>
          <WardStayRegister name="stay" required premisesId={premisesId} onWardStaySave={save} />
          <label>
            <input
              type="checkbox"
              name="closed"
              checked={isClosed}
              onChange={(event) => setIsClosed(event.target.checked)}
            />
            The desk is closed
          </label>
          <button type="submit">Hand in</button>
        </form>
      )}
      <output>{told}</output>
    </WardProvider>
  );
}
