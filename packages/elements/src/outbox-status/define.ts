import { define } from '../foundation/define.ts';
import { WardOutboxStatus } from './outbox-status.ts';

define(WardOutboxStatus);

export type * from './outbox-status.events.ts';
export type { WardOutboxStatus } from './outbox-status.ts';
