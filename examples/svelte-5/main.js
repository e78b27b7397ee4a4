import '../portal/widgets.js';
import { mount } from 'svelte';
import PortalPage from './PortalPage.svelte';

mount(PortalPage, { target: document.querySelector('#page') });
