import { define } from '../foundation/define.ts';
import { WardOutboxStatus } from './outbox-status.ts';

define(WardOutboxStatus);
