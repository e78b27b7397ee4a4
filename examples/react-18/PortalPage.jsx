import { useState } from 'react';
import { client } from '../portal/client.js';
import { Ward } from './Ward.jsx';

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
    <Ward tag="ward-provider" properties={{ client }}>
      <form onSubmit={open}>
        <label>
          Plate <input name="code" />
        </label>
      </form>
      <Ward tag="ward-doorplate-viewer" code={code} on={{ 'ward-check-start': startCheck }} />
      <button type="button" onClick={() => setShowsHazards(!showsHazards)}>
        Hazards
      </button>
      {showsHazards && <Ward tag="ward-hazard-list" on={{ 'ward-hazard-open': openHazard }} />}
      {premisesId !== '' && (
        <form onSubmit={handIn}>
          <Ward
            tag="ward-stay-register"
            name="stay"
            required=""
            properties={{ premisesId }}
            on={{ 'ward-stay-save': save }}
          />
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
    </Ward>
  );
}
