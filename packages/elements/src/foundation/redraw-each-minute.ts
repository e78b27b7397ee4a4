import type { Clock } from './clock.ts';

const MINUTE = 60_000;

/** Draws a widget anew each minute until the signal ends it: what is left of a time, and how long ago something was, go on. */
export function redrawEachMinute(host: { readonly clock: Clock; requestUpdate(): void }, signal: AbortSignal): void {
  host.clock.after(
    MINUTE,
    () => {
      host.requestUpdate();
      redrawEachMinute(host, signal);
    },
    signal,
  );
}
