// The bundle for pages without a build step: every widget under its own tag, and the client.
import './provider/define.ts';
import './access-log/define.ts';
import './doorplate-scanner/define.ts';
import './doorplate-sheet/define.ts';
import './doorplate-viewer/define.ts';
import './hazard-list/define.ts';
import './outbox-status/define.ts';
import './rating-board/define.ts';
import './rental-check/define.ts';
import './stay-register/define.ts';

export { createClient } from '@wardkit/client';
export { define } from './foundation/define.ts';
