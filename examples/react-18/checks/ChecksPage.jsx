import { hear } from '../../checks/start.js';
import { Ward } from '../Ward.jsx';

const place = {
  'ward-plate-place': (event) => hear('kebab', event),
  wardPlatePlace: (event) => hear('camel', event),
};
const change = { change: (event) => hear('lower', event) };

export function ChecksPage({ values }) {
  const { client, reading, required, premisesId, areas } = values;
  return (
    <>
      <Ward tag="ward-provider" properties={{ client }}>
        <p id="text">{values.text}</p>
        {values.isShown && <p id="shown">shown</p>}
        {values.list.map((each) => (
          <p key={each} className="item">
            {each}
          </p>
        ))}
      </Ward>
      <Ward tag="ward-doorplate-viewer" code={values.code} properties={{ reading }} on={place} />
      <Ward tag="ward-stay-register" properties={{ required, premisesId }} on={change} />
      <Ward tag="ward-doorplate-sheet" size={values.size} />
      <Ward tag="ward-alert-map" properties={{ areas }} />
      {values.isShown && <Ward tag="ward-hazard-list" premises-id="fixed" />}
    </>
  );
}
