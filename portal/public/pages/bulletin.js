import { askToSignIn, startPage } from '../portal.js';

const bulletin = document.querySelector('ward-alert-bulletin');

/** `#week/2026-11-16`; other fragments, such as that of the way to the content, change nothing. */
function follow() {
  const [, period, from] = /^#(day|week|month)\/(\d{4}-\d{2}-\d{2})$/.exec(location.hash) ?? [];
  if (period === undefined) return;
  bulletin.period = period;
  bulletin.from = from;
}

if ((await startPage()) === null) askToSignIn();
else {
  follow();
  window.addEventListener('hashchange', follow);
  bulletin.addEventListener('ward-bulletin-show', ({ period, from }) => {
    history.replaceState(null, '', `#${period}/${from}`);
  });
}
