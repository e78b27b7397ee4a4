import { askToSignIn, startPage } from '../portal.js';

const list = document.querySelector('ward-alert-list');

/** Other fragments of the address, such as that of the way to the content, open nothing. */
function follow() {
  const [alertId] = /^[0-9a-f-]{36}$/i.exec(location.hash.slice(1)) ?? [''];
  list.alertId = alertId;
}

if ((await startPage()) === null) askToSignIn();
else {
  follow();
  window.addEventListener('hashchange', follow);
  list.addEventListener('ward-alert-open', ({ alertId }) => {
    history.replaceState(null, '', alertId ? `#${alertId}` : location.pathname + location.search);
  });
}
