// Before the first import of Lit: widgets that the server drew are taken over as they are.
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import '../portal/widgets.js';
import { client } from '../portal/client.js';

document.querySelector('ward-provider').client = client;
