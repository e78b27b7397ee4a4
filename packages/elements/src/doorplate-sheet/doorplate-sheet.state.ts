import type { Doorplate } from '@wardkit/contract/doorplates';
import type { FailedReading } from '../foundation/failed-reading.ts';

/** All that the sheet can be in. */
export type DoorplateSheetState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'ready';
      readonly plates: readonly Doorplate[];
      /** Where the next plates begin; null when all are here. */
      readonly next: string | null;
      /** Whether more plates are on their way. */
      readonly more: 'idle' | 'loading' | 'failed';
      /** When this was seen, where there is no network (RFC 3339). */
      readonly staleSince: string | null;
    }
  | FailedReading;
