import { askToSignIn, startPage } from '../portal.js';

const list = document.querySelector('ward-hazard-list');

/** Other fragments of the address, such as that of the way to the content, open nothing. */
function follow() {
  const [hazardId] = /^[0-9a-f-]{36}$/i.exec(location.hash.slice(1)) ?? [''];
  list.hazardId = hazardId;
}

if ((await startPage()) === null) askToSignIn();
else {
  follow();
  window.addEventListener('hashchange', follow);
  list.addEventListener('ward-hazard-open', ({ hazardId }) => {
    history.replaceState(null, '', hazardId === null ? location.pathname : `#${hazardId}`);
  });
}
