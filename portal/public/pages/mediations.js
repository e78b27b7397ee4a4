import { askToSignIn, startPage } from '../portal.js';

const tracker = document.querySelector('ward-mediation-tracker');
const id = /^[0-9a-f-]{36}$/i;

/** `#<mediation>` opens one; `#from-alert/<alert>` takes a dispute in that comes from an alert. */
function follow() {
  const hash = location.hash.slice(1);
  const alertId = hash.replace(/^from-alert\//, '');
  tracker.alertId = hash !== alertId && id.test(alertId) ? alertId : '';
  tracker.mediationId = id.test(hash) ? hash : '';
  if (tracker.alertId !== '') tracker.takeIn();
}

if ((await startPage()) === null) askToSignIn();
else {
  await customElements.whenDefined('ward-mediation-tracker');
  follow();
  window.addEventListener('hashchange', follow);
  tracker.addEventListener('ward-mediation-open', ({ mediationId }) => {
    history.replaceState(null, '', mediationId ? `#${mediationId}` : location.pathname + location.search);
  });
}
