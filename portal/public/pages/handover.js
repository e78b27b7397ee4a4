import { askToSignIn, startPage } from '../portal.js';

const handover = document.querySelector('ward-shift-handover');

if ((await startPage()) === null) askToSignIn();
else {
  handover.addEventListener('ward-alert-open', ({ alertId }) => {
    location.assign(`/alerts.html#${alertId}`);
  });
}
