import { askToSignIn, startPage } from '../portal.js';

const check = document.querySelector('ward-rental-check');
const open = () => {
  check.premisesId = location.hash.slice(1);
};
open();
addEventListener('hashchange', open);
check.addEventListener('ward-check-close', () => location.assign(`/records.html#${check.premisesId}`));

if ((await startPage()) === null) askToSignIn();
