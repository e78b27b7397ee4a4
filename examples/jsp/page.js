import { createClient } from '/wardkit/wardkit.js';

const find = (selector) => document.querySelector(selector);
const hazards = find('ward-hazard-list');

async function getToken() {
  const answer = await fetch('/portal/token');
  return (await answer.json()).token;
}
find('ward-provider').client = createClient({ baseUrl: location.origin, getToken });

// The server draws the page anew with what was chosen.
find('[name=code]').addEventListener('change', (event) => event.target.form.requestSubmit());
find('ward-doorplate-viewer').addEventListener('ward-check-start', (event) => {
  const address = new URL(location.href);
  address.searchParams.set('premises', event.premisesId);
  location.assign(address);
});
find('#toggle').addEventListener('click', () => {
  if (hazards.isConnected) hazards.remove();
  else find('#toggle').after(hazards);
});
hazards.addEventListener('ward-hazard-open', (event) => {
  find('output').value = `Hazard ${event.hazardId}`;
});
find('ward-stay-register').addEventListener('ward-stay-save', (event) => {
  if (find('[name=closed]').checked) event.preventDefault();
});
