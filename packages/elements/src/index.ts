export { type DefineOptions, define, type WidgetClass } from './foundation/define.ts';
export { version } from './foundation/version.ts';
export { WardEvent } from './foundation/ward-event.ts';
export { WardProvider } from './provider/provider.ts';
