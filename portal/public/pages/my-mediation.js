import { askToSignIn, startPage } from '../portal.js';

const own = document.querySelector('ward-mediation-case');

if ((await startPage()) === null) askToSignIn();
else {
  const show = () => {
    own.mediationId = location.hash.slice(1);
  };
  addEventListener('hashchange', show);
  show();
  own.addEventListener('ward-own-log-open', () => location.assign('/my-record.html'));
}
