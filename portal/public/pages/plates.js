import { askToSignIn, startPage } from '../portal.js';

const sheet = document.querySelector('ward-doorplate-sheet');
const open = () => {
  sheet.premisesId = location.hash.slice(1);
};
open();
addEventListener('hashchange', open);

if ((await startPage()) === null) askToSignIn();
