import type {} from '@wardkit/elements/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type List = SvelteHTMLElements['ward-alert-list'];
type Sheet = SvelteHTMLElements['ward-doorplate-sheet'];

export const right: [List, Sheet] = [
  {
    alertId: 'one',
    class: 'wide',
    'url-state': 'alerts',
    'onward-alert-open': (event) => event.alertId?.trim(),
    'on:ward-alert-changed': (event) => event.state,
  },
  { size: 75, 'premises-id': 'one' },
];

export const wrong: [List, List, Sheet, List] = [
  // @ts-expect-error there is no such attribute
  { alert: 'one' },
  // @ts-expect-error of another type
  { alertId: 1 },
  // @ts-expect-error a property of this name is there, and takes a number
  { size: '75' },
  // @ts-expect-error another event's field
  { 'onward-alert-open': (event) => event.hazardId },
];
