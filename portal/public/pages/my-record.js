import { askToSignIn, startPage } from '../portal.js';

if ((await startPage()) === null) askToSignIn();
