import { hear } from '../../checks/start.js';

export function ChecksPage({ values }) {
  return (
    <>
      <ward-provider client={values.client}>
        <p id="text">{values.text}</p>
        {values.isShown && <p id="shown">shown</p>}
        {values.list.map((each) => (
          <p key={each} className="item">
            {each}
          </p>
        ))}
      </ward-provider>
      <ward-doorplate-viewer
        code={values.code}
        reading={values.reading}
        onward-plate-place={(event) => hear('kebab', event)}
        onwardPlatePlace={(event) => hear('camel', event)}
      />
      <ward-stay-register
        required={values.required}
        premisesId={values.premisesId}
        onchange={(event) => hear('lower', event)}
      />
      <ward-doorplate-sheet size={values.size} />
      <ward-alert-map areas={values.areas} />
      {values.isShown && <ward-hazard-list premises-id="fixed" />}
    </>
  );
}
