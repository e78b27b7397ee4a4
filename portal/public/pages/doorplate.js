import { startPage } from '../portal.js';

const scanner = document.querySelector('ward-doorplate-scanner');
const viewer = document.querySelector('ward-doorplate-viewer');
const help = document.querySelector('ward-help-button');

scanner.addEventListener('ward-plate-scan', (event) => {
  viewer.reading = event.reading;
  show();
});
viewer.addEventListener('ward-check-start', (event) => {
  location.assign(`/check.html#${event.premisesId}`);
});

// Who works here has other ways; a revoked plate leads nobody to a door.
viewer.addEventListener('ward-plate-open', ({ code, verdict, caller }) => {
  help.hidden = verdict === 'revoked' || !['stranger', 'resident', 'landlord'].includes(caller);
  if (!help.hidden) help.plateCode = code;
});

// On a phone the plate that was opened comes first, and the scanner after it.
function show() {
  document.querySelector('.split').classList.add('opened');
  document.body.classList.add('opened-page');
  if (matchMedia('(max-width: 56rem)').matches) viewer.scrollIntoView({ block: 'nearest' });
}

// A plate that was scanned by a phone's own camera opens this page by its link.
if (/^\/d\//i.test(location.pathname)) {
  viewer.link = location.href;
  show();
}

await startPage();
