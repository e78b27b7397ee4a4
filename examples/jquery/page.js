import { createClient } from '/wardkit/wardkit.js';

const { jQuery: $ } = globalThis;

const getToken = async () => (await $.getJSON('/portal/token')).token;
$('ward-provider').prop('client', createClient({ baseUrl: location.origin, getToken }));

$('[name=code]').on('change', (event) => {
  $('ward-doorplate-viewer').attr('code', event.target.value);
});
// The fields of an event are on the original one, which jQuery wraps.
$('ward-doorplate-viewer').on('ward-check-start', ({ originalEvent }) => {
  $('ward-stay-register').prop('premisesId', originalEvent.premisesId);
  $('#application').prop('hidden', false);
});
// `detach` and not `remove`, which forgets the listeners.
let detached = null;
$('#toggle').on('click', () => {
  if (detached === null) detached = $('ward-hazard-list').detach();
  else {
    detached.insertAfter('#toggle');
    detached = null;
  }
});
$('ward-hazard-list').on('ward-hazard-open', ({ originalEvent }) => {
  $('output').text(`Hazard ${originalEvent.hazardId}`);
});
$('ward-stay-register').on('ward-stay-save', (event) => {
  if ($('[name=closed]').prop('checked')) event.preventDefault();
});
$('#application').on('submit', (event) => {
  event.preventDefault();
  $('output').text(`Stay ${new FormData(event.target).get('stay')}`);
});
