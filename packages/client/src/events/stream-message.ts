import { isEventItem } from './event-item.ts';
import type { StreamStep } from './events.types.ts';

/** What the tabs that share a stream tell each other. Events hold no personal data. */
export type StreamMessage = { readonly key: string } & (
  | { readonly say: 'ask' | 'alive' }
  | { readonly say: 'at'; readonly place: string }
  | { readonly say: 'step'; readonly step: StreamStep }
);

/** Whether a message that came over the channel is one that a tab of ours would send. */
export function isStreamMessage({ key, say, place, step }: Record<string, unknown>): boolean {
  if (typeof key !== 'string') return false;
  if (say === 'at') return typeof place === 'string';
  if (say !== 'step') return say === 'ask' || say === 'alive';
  const { from, to, item } = (step ?? {}) as Record<string, unknown>;
  const isPlaced = typeof to === 'string' && (from === null || typeof from === 'string');
  return isPlaced && (item === null || isEventItem(item));
}
