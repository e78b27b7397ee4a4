import { askToSignIn, startPage } from '../portal.js';

const list = document.querySelector('ward-alert-list');
const board = document.querySelector('ward-unit-board');

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
  // The list stands above the board: what was asked for there is looked at here.
  list.tabIndex = -1;
  board.addEventListener('ward-alert-open', (event) => {
    remember(event);
    list.alertId = event.alertId;
    list.focus({ preventScroll: true });
    list.scrollIntoView({ block: 'start' });
  });
}
