import { hear, startChecks } from '/checks/start.js';

const { jQuery: $ } = globalThis;
const shown = $('#shown');
const hazards = $('ward-hazard-list');

$('ward-doorplate-viewer').on('ward-plate-place', ({ originalEvent }) => hear('kebab', originalEvent));
$('ward-doorplate-viewer').on('wardPlatePlace', ({ originalEvent }) => hear('camel', originalEvent));
$('ward-stay-register').on('change', ({ originalEvent }) => hear('lower', originalEvent));

startChecks(
  (values) => {
    $('ward-provider').prop('client', values.client);
    $('ward-doorplate-viewer').attr('code', values.code).prop('reading', values.reading);
    $('ward-stay-register').attr('required', values.required).prop('premisesId', values.premisesId);
    $('ward-doorplate-sheet').attr('size', values.size);
    $('ward-alert-map').prop('areas', values.areas);
    $('#text').text(values.text);
    $('#list').empty();
    for (const each of values.list) $('<p>').addClass('item').text(each).appendTo('#list');
    if (values.isShown) {
      shown.insertAfter('#text');
      hazards.appendTo('body');
    } else {
      shown.detach();
      hazards.detach();
    }
  },
  () => import('/wardkit/wardkit.js'),
);
