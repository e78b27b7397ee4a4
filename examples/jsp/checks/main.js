import { first, hear, second, startChecks } from '/checks/start.js';

const find = (selector) => document.querySelector(selector);
const asked = new URLSearchParams(location.search);

find('ward-doorplate-viewer').addEventListener('ward-plate-place', (event) => hear('kebab', event));
find('ward-doorplate-viewer').addEventListener('wardPlatePlace', (event) => hear('camel', event));
find('ward-stay-register').addEventListener('change', (event) => hear('lower', event));

/** The server draws what markup can say; an object is set by a script after that. */
function setObjects(values) {
  find('ward-provider').client = values.client;
  find('ward-doorplate-viewer').reading = values.reading;
  find('ward-alert-map').areas = values.areas;
}

/** Another drawing is another request. */
function ask(values) {
  const fields = new URLSearchParams(asked.has('late') ? 'late=yes' : '');
  for (const name of ['code', 'premisesId', 'size', 'text']) fields.set(name, values[name]);
  for (const name of ['required', 'isShown']) if (values[name]) fields.set(name, 'yes');
  for (const each of values.list) fields.append('list', each);
  location.search = fields.toString();
  return new Promise(() => {});
}

startChecks(
  (values) => (values.text === asked.get('text') ? setObjects(values) : ask(values)),
  () => import('/wardkit/wardkit.js'),
  asked.get('text') === second.text ? second : first,
);
