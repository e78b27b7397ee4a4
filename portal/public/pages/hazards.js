import { askToSignIn, startPage } from '../portal.js';

const list = document.querySelector('ward-hazard-list');

function follow() {
  list.hazardId = location.hash.slice(1);
}

if ((await startPage()) === null) askToSignIn();
else {
  follow();
  window.addEventListener('hashchange', follow);
  list.addEventListener('ward-hazard-open', ({ hazardId }) => {
    history.replaceState(null, '', hazardId === null ? location.pathname : `#${hazardId}`);
  });
}
