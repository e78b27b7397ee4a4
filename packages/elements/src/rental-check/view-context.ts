import type { StandardItem } from '@wardkit/contract/rental-check-standards';
import type { Outcome } from '@wardkit/contract/rental-checks';
import type { Language } from '../foundation/language.ts';
import type { SignatureAnswer } from '../foundation/signature/signature-field.ts';
import type { Signer } from './draft.ts';
import type { FactName } from './house-facts.ts';
import type { RentalCheckMessages } from './rental-check.en.ts';
import type { CheckInHand, CheckNotice } from './rental-check.state.ts';

/** What a person can do; the widget gives it to the parts that draw. */
export interface CheckActions {
  answer(itemCode: string, outcome: Outcome): void;
  writeNote(itemCode: string, note: string): void;
  addPhotographs(itemCode: string, files: readonly File[]): void;
  removePhotograph(itemCode: string, photographId: string): void;
  dismissRefusals(itemCode: string): void;
  /** Opens the note and photographs of an item that has none yet. */
  openDetails(itemCode: string): void;
  /** Puts a phrase into the note of an item, or takes it out again. */
  insertPhrase(itemCode: string, phrase: string): void;
  /** Says that these facts of the house are as they were last time. */
  confirmFacts(names: readonly FactName[]): void;
  /** Shows the field for what a fact is now. */
  openFact(name: FactName): void;
  changeFact(name: FactName, value: string | number): void;
  openSearch(): void;
  /** Says of a stay that it goes on or that the person left. */
  changeResident(stayId: string, state: 'lives-here' | 'left'): void;
  readResidents(): void;
  /** Asks the portal for the registration of somebody new. */
  registerStay(): void;
  signed(signer: Signer, answer: SignatureAnswer): void;
  undo(): void;
  askTogether(): void;
  goTo(aspect: string, itemCode?: string): void;
  next(): void;
  backToItems(): void;
  handIn(): void;
  saveAgain(): void;
  dismiss(notice: CheckNotice): void;
  /** Chooses whose answer to an item holds in a conflict. */
  choose(itemCode: string, choice: 'mine' | 'theirs'): void;
  decideMine(): void;
  askDrop(): void;
  startAnother(): void;
  /** Prints the record of the check whose receipt or record is shown. */
  printRecord(): void;
  close(): void;
}

/** What every part that draws is given. */
export interface ViewContext {
  readonly language: Language<RentalCheckMessages>;
  readonly actions: CheckActions;
  /** The note and photographs of an item; draws nothing in the moment before that part is loaded. */
  readonly details: (check: CheckInHand, item: StandardItem, context: ViewContext) => unknown;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly online: boolean;
  /** Items whose note and photographs were opened by hand, and facts (`fact:storeys`) whose field was. */
  readonly opened: ReadonlySet<string>;
}
