import type { OutboxItem, WardClient } from '@wardkit/client';
import type { PagePart } from '../foundation/page-part.ts';
import type { Photographs } from '../foundation/photographs/photographs.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { Draft } from './draft.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { HandingIn } from './handing-in.ts';
import type { RentalCheckMessages } from './rental-check.en.ts';
import type { CheckInHand, CheckNotice, RentalCheckState } from './rental-check.state.ts';
import type { Residents } from './residents.controller.ts';
import type { Signing } from './signing.controller.ts';

export type Later = typeof import('./later.ts');
export type OnRecord = typeof import('./on-record.ts');

/** What the controller needs of its widget. */
export interface RentalCheckHost extends WardElement<RentalCheckMessages> {
  premisesId: string;
  checkId: string;
}

/** What the last step at the door is drawn from. */
export interface Door {
  readonly residents: Residents;
  readonly signing: Signing;
  readonly photographs: Photographs | null;
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
  readonly later: PagePart<Later>;
  readonly onRecord: PagePart<OnRecord>;
  /** The photographs, once the later part is here. */
  readonly photographs: Photographs | null;
  set(state: RentalCheckState): void;
  /** Changes the check in hand, whatever screen shows it. */
  replace(change: Partial<CheckInHand>): void;
  /** Changes the draft of the check in hand, and keeps it. */
  change(make: (draft: Draft, now: number) => Draft): void;
  /** Says a sentence at the top of the check, once. */
  notice(notice: CheckNotice): void;
  /** Keeps what is changed from now on, and hears other tabs. */
  watch(client: WardClient, premisesId: string): void;
  /** Fetches the later part and sets it up. @throws what the import throws */
  bring(): Promise<Later & { readonly handing: HandingIn }>;
  /** The last step at the door, once the later part is here. */
  readonly door: Door | null;
  readResidents(): void;
  open(): Promise<void>;
  fail(error: unknown): void;
  itemOf(checkId: string): OutboxItem | null;
  storedDraft(): Promise<Draft | null>;
}
