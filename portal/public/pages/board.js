import { askToSignIn, startPage } from '../portal.js';

const board = document.querySelector('ward-rating-board');
// Where the QR of the board leads: the portal's own way to a landlord's houses, and to no house.
board.objectionUrl = `${location.origin}/records.html`;
const open = () => {
  board.premisesId = location.hash.slice(1);
  document.querySelector('[data-back]').href = `/records.html#${board.premisesId}`;
};
open();
addEventListener('hashchange', open);

if ((await startPage()) === null) askToSignIn();
