// The bundle for pages without a build step: every widget under its own tag, and the client.
import { defineWhenUsed } from './foundation/define-when-used.ts';
import './provider/define.ts';
import './access-log/define.ts';
import './doorplate-scanner/define.ts';
import './doorplate-viewer/define.ts';
import './hazard-list/define.ts';
import './outbox-status/define.ts';
import './rating-board/define.ts';
import './rental-check/define.ts';
import './stay-register/define.ts';

// Those that most pages do not have are fetched when their tag is on the page.
defineWhenUsed({
  'ward-alert-bulletin': () => import('./alert-bulletin/define.ts'),
  'ward-alert-detail': () => import('./alert-detail/define.ts'),
  'ward-alert-list': () => import('./alert-list/define.ts'),
  'ward-alert-map': () => import('./alert-map/define.ts'),
  'ward-doorplate-sheet': () => import('./doorplate-sheet/define.ts'),
  'ward-help-button': () => import('./help-button/define.ts'),
  'ward-mediation-case': () => import('./mediation-case/define.ts'),
  'ward-mediation-tracker': () => import('./mediation-tracker/define.ts'),
  'ward-shift-handover': () => import('./shift-handover/define.ts'),
  'ward-unit-board': () => import('./unit-board/define.ts'),
});

export { createClient } from '@wardkit/client';
export { setMapWorkerLocation } from './alert-map/map-worker-location.ts';
export { define } from './foundation/define.ts';
