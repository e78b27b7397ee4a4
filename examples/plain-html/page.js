import { createClient } from '/wardkit/wardkit.js';

const find = (selector) => document.querySelector(selector);
const hazards = find('ward-hazard-list');
const application = find('#application');
const tell = (text) => {
  find('output').value = text;
};

async function getToken() {
  const answer = await fetch('/portal/token');
  return (await answer.json()).token;
}
find('ward-provider').client = createClient({ baseUrl: location.origin, getToken });

find('[name=code]').addEventListener('change', (event) => {
  find('ward-doorplate-viewer').code = event.target.value;
});
find('ward-doorplate-viewer').addEventListener('ward-check-start', (event) => {
  find('ward-stay-register').premisesId = event.premisesId;
  application.hidden = false;
});
find('#toggle').addEventListener('click', () => {
  if (hazards.isConnected) hazards.remove();
  else find('#toggle').after(hazards);
});
hazards.addEventListener('ward-hazard-open', (event) => tell(`Hazard ${event.hazardId}`));
find('ward-stay-register').addEventListener('ward-stay-save', (event) => {
  if (application.elements.closed.checked) event.preventDefault();
});
application.addEventListener('submit', (event) => {
  event.preventDefault();
  tell(`Stay ${new FormData(application).get('stay')}`);
});
