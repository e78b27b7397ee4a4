import { startPage } from '../portal.js';

const check = document.querySelector('ward-rental-check');
check.premisesId = location.hash.slice(1);
check.addEventListener('ward-check-close', () => location.assign(`/records.html#${check.premisesId}`));

await startPage();
