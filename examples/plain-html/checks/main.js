import { hear, startChecks } from '/checks/start.js';

const find = (selector) => document.querySelector(selector);
const provider = find('ward-provider');
const viewer = find('ward-doorplate-viewer');
const register = find('ward-stay-register');
const hazards = find('ward-hazard-list');
const shown = find('#shown');

function item(text) {
  const made = document.createElement('p');
  made.className = 'item';
  made.textContent = text;
  return made;
}

viewer.addEventListener('ward-plate-place', (event) => hear('kebab', event));
viewer.addEventListener('wardPlatePlace', (event) => hear('camel', event));
register.addEventListener('change', (event) => hear('lower', event));

startChecks(
  (values) => {
    provider.client = values.client;
    viewer.setAttribute('code', values.code);
    viewer.reading = values.reading;
    register.toggleAttribute('required', values.required);
    register.premisesId = values.premisesId;
    find('ward-doorplate-sheet').setAttribute('size', values.size);
    find('ward-alert-map').areas = values.areas;
    find('#text').textContent = values.text;
    find('#list').replaceChildren(...values.list.map(item));
    if (values.isShown) {
      find('#text').after(shown);
      document.body.append(hazards);
    } else {
      shown.remove();
      hazards.remove();
    }
  },
  () => import('/wardkit/wardkit.js'),
);
