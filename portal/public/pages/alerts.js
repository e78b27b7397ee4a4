import { askToSignIn, startPage } from '../portal.js';

const list = document.querySelector('ward-alert-list');
const others = document.querySelectorAll('ward-unit-board, ward-alert-map');

/** Other fragments of the address, such as that of the way to the content, open nothing. */
function follow() {
  const [alertId] = /^[0-9a-f-]{36}$/i.exec(location.hash.slice(1)) ?? [''];
  list.alertId = alertId;
}

function remember({ alertId }) {
  history.replaceState(null, '', alertId ? `#${alertId}` : location.pathname + location.search);
}

if ((await startPage()) === null) askToSignIn();
else {
  follow();
  window.addEventListener('hashchange', follow);
  list.addEventListener('ward-alert-open', remember);
  // The list stands above the others: what was asked for there is looked at here.
  list.tabIndex = -1;
  for (const other of others) {
    other.addEventListener('ward-alert-open', (event) => {
      remember(event);
      list.alertId = event.alertId;
      list.focus({ preventScroll: true });
      list.scrollIntoView({ block: 'start' });
    });
  }
}
