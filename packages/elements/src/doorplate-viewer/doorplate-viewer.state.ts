import type { DoorplateScan } from '@wardkit/contract/doorplates';
import type { Premises } from '@wardkit/contract/places';
import type { PlateUnreadableReason } from '@wardkit/contract/plate';
import type { Stay } from '@wardkit/contract/stays';

/** What can be said of a plate whose record is there. */
export type PlateVerdict =
  /** The signature is right and the server says that the plate is in force. */
  | 'genuine'
  /** Opened by its typed code: the code is in force, but no plate was seen. */
  | 'registered'
  | 'revoked'
  | 'replaced';

/** What can be said without a network and without a record kept on the device. */
export type OfflineVerdict = 'genuine' | 'unchecked' | 'revoked' | 'replaced';

/** When the record was last seen and the list of withdrawn plates last fetched (RFC 3339); null for now or never. */
export interface Freshness {
  readonly staleSince: string | null;
  readonly revocationsSince: string | null;
}

/** The part that only the landlord of the premises and the station's staff get. */
export type PremisesState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'ready';
      readonly premises: Premises;
      readonly stays: readonly Stay[] | null;
      readonly moreStays: boolean;
      readonly staleSince: string | null;
    }
  | { readonly kind: 'offline' }
  | { readonly kind: 'error'; readonly requestId: string | null };

export interface ReadyState {
  readonly kind: 'ready';
  readonly verdict: PlateVerdict;
  readonly scan: DoorplateScan;
  readonly fresh: Freshness;
  readonly premises: PremisesState;
  /** What the person said to 'is this where you are?'; null where it isn't asked or not yet answered. */
  readonly here: boolean | null;
}

/** All that the viewer can be in. */
export type DoorplateViewerState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'unreadable'; readonly reason: PlateUnreadableReason; readonly shown: string }
  | { readonly kind: 'foreign'; readonly shown: string; readonly host: string | null }
  | { readonly kind: 'altered' | 'unknown-key' | 'unknown-code'; readonly code: string }
  | {
      readonly kind: 'offline';
      readonly verdict: OfflineVerdict;
      readonly code: string;
      readonly stationName: string | null;
      readonly revocationsSince: string | null;
      /** As in {@link ReadyState}. */
      readonly here: boolean | null;
    }
  | { readonly kind: 'error'; readonly requestId: string | null }
  | ReadyState;
