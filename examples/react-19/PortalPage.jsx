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
  const save = (event) => {
    if (isClosed) event.preventDefault();
  };
  const handIn = (event) => {
    event.preventDefault();
    setTold(`Stay ${new FormData(event.target).get('stay')}`);
  };

  return (
    <ward-provider client={client}>
      <form onSubmit={open}>
        <label>
          Plate <input name="code" />
        </label>
      </form>
      <ward-doorplate-viewer code={code} onward-check-start={(event) => setPremisesId(event.premisesId)} />
      <button type="button" onClick={() => setShowsHazards(!showsHazards)}>
        Hazards
      </button>
      {showsHazards && <ward-hazard-list onward-hazard-open={(event) => setTold(`Hazard ${event.hazardId}`)} />}
      {premisesId !== '' && (
        <form onSubmit={handIn}>
          <ward-stay-register name="stay" required premisesId={premisesId} onward-stay-save={save} />
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
    </ward-provider>
  );
}
