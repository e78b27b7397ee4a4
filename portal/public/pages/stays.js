import { askToSignIn, startPage } from '../portal.js';

const register = document.querySelector('ward-stay-register');
// What opens the page says where: premises by their id, or the plate at the door by its code. Neither is anybody's data.
const open = () => {
  const where = location.hash.slice(1);
  const isPlate = /^[0-9A-Z]{12}$/.test(where);
  register.plateCode = isPlate ? where : '';
  register.premisesId = isPlate ? '' : where;
};
open();
addEventListener('hashchange', open);

if ((await startPage()) === null) askToSignIn();
