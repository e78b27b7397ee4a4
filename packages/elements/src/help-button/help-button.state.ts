import type { HelpRequest } from '@wardkit/contract/help-requests';

/** What somebody asks for. */
export type HelpKind = 'help' | 'advice';

/** Why a call was not sent. `unsure`: it was sent, and no answer came. */
export type UnsentReason = 'offline' | 'unsure' | 'unknown-plate' | 'too-many' | 'error';

/** What the form holds; it outlives a sending that failed. */
export interface HelpDraft {
  readonly message: string;
  readonly telephone: string;
  readonly sendsPoint: boolean;
}

/** Taking a call back. */
export type Cancelling = 'idle' | 'asked' | 'sending' | 'failed';

/** The states of `<ward-help-button>`. The telephone is there in each of them. */
export type HelpButtonState =
  /** Looks whether this device has made a call from here. */
  | { readonly kind: 'loading' }
  /** No plate is known, so that only the telephone is left. */
  | { readonly kind: 'no-plate' }
  /** A call was made from here before, and how far it is can't be learned now. */
  | { readonly kind: 'unheard' }
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'asking';
      readonly call: HelpKind;
      readonly draft: HelpDraft;
      readonly telephoneIsWrong: boolean;
      readonly unsent: UnsentReason | null;
    }
  /** `locating` while the device looks where it is. */
  | { readonly kind: 'sending'; readonly call: HelpKind; readonly draft: HelpDraft; readonly locating: boolean }
  | {
      readonly kind: 'sent';
      readonly request: HelpRequest;
      /** The point was wanted and could not be found. */
      readonly withoutPoint: boolean;
      /** Since when nothing was heard, in milliseconds; null while answers come. */
      readonly staleSince: number | null;
      readonly cancelling: Cancelling;
    };

export const emptyDraft: HelpDraft = { message: '', telephone: '', sendsPoint: false };
