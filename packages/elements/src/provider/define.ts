import { define } from '../foundation/define.ts';
import { WardProvider } from './provider.ts';

define(WardProvider);

export type { WardProvider } from './provider.ts';
