import { flushSync, mount } from 'svelte';
import { startChecks } from '../../checks/start.js';
import ChecksPage from './ChecksPage.svelte';
import { page } from './page.svelte.js';

let isMounted = false;
startChecks((values) => {
  page.values = values;
  if (!isMounted) mount(ChecksPage, { target: document.querySelector('#page'), props: { page } });
  isMounted = true;
  flushSync();
});
