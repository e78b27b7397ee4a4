import type { WardClient } from '@wardkit/client';
import type { Clock } from '../foundation/clock.ts';
import {
  type FollowedStream,
  followStream,
  type StreamEvent,
  type StreamListener,
} from '../foundation/follow-stream.ts';
import type { AlertHead } from './alert.state.ts';

/** What whoever follows the alerts of a station hears. */
export interface AlertStreamListener extends Omit<StreamListener, 'event'> {
  /** An alert is as it says now; `kind` is what happened to it, such as `noted`. */
  heard(event: { readonly id: string; readonly kind: string; readonly head: AlertHead }): void;
  /** A group of repeated alerts changed. */
  repeatChanged(repeatId: string): void;
}

/** Follows the alerts of the caller's station until `signal` ends it. */
export function followAlerts(
  client: WardClient,
  signal: AbortSignal,
  clock: Clock,
  listener: AlertStreamListener,
): FollowedStream {
  const event = (event: StreamEvent) => hear(event, listener);
  return followStream(client, signal, clock, ['alert.*', 'alert-repeat.*'], { ...listener, event });
}

function hear({ id, type, data }: StreamEvent, listener: AlertStreamListener): void {
  const name = type.replace(/^.*?(?=alert)/, '');
  if (name.startsWith('alert-repeat.')) listener.repeatChanged((data as { id?: string } | null)?.id ?? '');
  else if (isHead(data)) listener.heard({ id, kind: name.slice('alert.'.length), head: data });
}

/** An event of a later server may lack what puts an alert in its place: then the next reading has it. */
function isHead(data: unknown): data is AlertHead {
  if (typeof data !== 'object' || data === null) return false;
  const { id, version, state, receivedAt } = data as Partial<AlertHead>;
  return [id, state, receivedAt].every((each) => typeof each === 'string') && typeof version === 'number';
}
