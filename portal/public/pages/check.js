import { askToSignIn, startPage } from '../portal.js';

const check = document.querySelector('ward-rental-check');
const open = () => {
  const [, record, id] = /^#(record:)?(.*)$/.exec(location.hash) ?? [];
  check.checkId = record ? id : '';
  check.premisesId = record ? '' : (id ?? '');
};
open();
addEventListener('hashchange', open);
check.addEventListener('ward-check-close', ({ premisesId }) => location.assign(`/records.html#${premisesId}`));
// The draft is kept on this device: the check goes on where it was.
check.addEventListener('ward-stay-register-wanted', ({ premisesId }) => location.assign(`/stays.html#${premisesId}`));

if ((await startPage()) === null) askToSignIn();
