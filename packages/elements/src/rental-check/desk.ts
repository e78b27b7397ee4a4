import type { OutboxItem, WardClient } from '@wardkit/client';
import type { WardElement } from '../foundation/ward-element.ts';
import type { Draft } from './draft.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { RentalCheckMessages } from './rental-check.en.ts';
import type { CheckInHand, RentalCheckState } from './rental-check.state.ts';

/** What the controller needs of its widget. */
export interface RentalCheckHost extends WardElement<RentalCheckMessages> {
  premisesId: string;
}

/** What the parts of the controller share: the check on the desk, and what it is kept with. */
export interface Desk {
  readonly host: RentalCheckHost;
  readonly client: WardClient | null;
  /** Aborted when the widget leaves the page or gets another client. */
  readonly signal: AbortSignal;
  /** Aborted when other premises are opened, too. */
  readonly opening: AbortSignal;
  readonly writer: string;
  readonly state: RentalCheckState;
  readonly check: CheckInHand | null;
  readonly keeper: DraftKeeper | null;
  readonly online: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  set(state: RentalCheckState): void;
  /** Keeps what is changed from now on, and hears other tabs. */
  watch(client: WardClient, premisesId: string): void;
  open(): Promise<void>;
  fail(error: unknown): void;
  itemOf(checkId: string): OutboxItem | null;
  storedDraft(): Promise<Draft | null>;
}
